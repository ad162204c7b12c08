extension Node {
  /// Reads a document in the strict subset of YAML that Solidus uses, JSON included.
  ///
  /// Never more than the limits of `DocumentLimits` are read, whatever the bytes are.
  public static func read(_ bytes: [UInt8], file: String, report: inout Report) -> Node? {
    let text = withoutByteOrderMark(bytes)
    guard let end = SourceCheck.end(of: text, file: file, report: &report) else { return nil }
    var reading = YAMLReading(file: file, end: end, report: report)
    let root = reading.run(text)
    report = reading.report
    // What the parser refuses it has already told, with the place.
    if root != nil { CommaCheck.look(at: text, file: file, report: &report) }
    return root
  }

  private static func withoutByteOrderMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  }
}

/// One pass over the events of a document.
private struct YAMLReading {
  let file: String
  let end: Place
  var report: Report
  private var builder = TreeBuilder()
  private var count = 0
  private var isDone = false

  init(file: String, end: Place, report: Report) {
    self.file = file
    self.end = end
    self.report = report
  }

  mutating func run(_ text: ArraySlice<UInt8>) -> Node? {
    do throws(YAMLSyntaxError) {
      var parser = try YAMLParser.reading(text)
      while !isDone { take(try parser.next()) }
    } catch {
      // libyaml counts one line more than there is where the last has no line feed.
      let place = Place(file: file, line: error.line + 1, column: error.column + 1)
      report.error(
        at: min(place, end), "this is not YAML: \(error.problem)",
        remedy: YAMLRemedy.of(error.problem))
      return nil
    }
    guard let root = builder.root else {
      if !report.hasErrors {
        report.error(
          at: .start(of: file), "the document is empty",
          remedy: "write 'solidus:' and the kind of document first")
      }
      return nil
    }
    return root
  }

  private mutating func take(_ event: YAMLEvent) {
    let place = Place(file: file, line: event.line + 1, column: event.column + 1)
    if event.isAnchored { refuse(place, "an anchor (&)", "write the value where it is used") }
    if event.isTagged { refuse(place, "a tag (!)", "write the plain value") }
    switch event.kind {
    case .documentStart(let hasDirectives): startDocument(place, hasDirectives)
    case .alias:
      refuse(place, "an alias (*)", "write the value out; text that begins with * needs quotes")
      add(Node(.scalar(Scalar("", isQuoted: true)), at: place))
    case .scalar(let scalar): add(Node(.scalar(scalar), at: place))
    case .sequenceStart: if mayOpen(place) { builder.startSequence(at: place) }
    case .mappingStart: if mayOpen(place) { builder.startMapping(at: place) }
    case .sequenceEnd, .mappingEnd: builder.end(&report)
    case .streamEnd: isDone = true
    case .other: break
    }
  }

  private mutating func startDocument(_ place: Place, _ hasDirectives: Bool) {
    if hasDirectives { refuse(place, "a directive (%)", "remove it") }
    if builder.root != nil {
      stop(place, "a second document in one file", "put it into a file of its own")
    }
  }

  private mutating func mayOpen(_ place: Place) -> Bool {
    if builder.depth >= DocumentLimits.depth {
      stop(place, "nested deeper than \(DocumentLimits.depth) levels", "flatten it")
    }
    return counted(place)
  }

  private mutating func add(_ node: Node) {
    if counted(node.place) { builder.add(node, &report) }
  }

  /// Counts one more node; false once reading has stopped.
  private mutating func counted(_ place: Place) -> Bool {
    count += 1
    if count > DocumentLimits.nodes, !isDone {
      stop(place, "more than \(DocumentLimits.nodes) values in one document", "split it")
    }
    return !isDone
  }

  private mutating func refuse(_ place: Place, _ what: String, _ remedy: String) {
    report.error(at: place, "\(what) is not part of the format", remedy: remedy)
  }

  private mutating func stop(_ place: Place, _ message: String, _ remedy: String) {
    report.error(at: place, message, remedy: remedy)
    isDone = true
  }
}
