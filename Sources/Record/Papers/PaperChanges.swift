import Documents
import Library

/// In what a run was not the entry of the library whose paper it names.
///
/// A copy keeps the paper's heading whatever else becomes of it: the paper's numbers are then no
/// measure of the run, nor the run of the paper.
struct PaperChanges {
  let words: [String]

  /// - Parameter file: in the run's folder, with that paper at its head.
  init(of paper: PaperDocument, in file: String, _ channels: [String], _ run: KeptRun) {
    func text(_ name: String) -> String {
      String(decoding: WholeFile.there("\(run.path)/\(name)") ?? [], as: UTF8.self)
    }
    let own = text(file)
    var words = Self.edited(own, paper).map { [$0] } ?? []
    // Where the paper leaves its cells to whoever repeats it, their window is given with them.
    let windows =
      paper.unstated != nil
      ? nil
      : channels.map { channel in
        let files = DocumentFiles.memory(["c.yaml": text("\(channel).cell.yaml")])
        return CellDocument.read(at: "c.yaml", from: files).value?.window
      }
    let given = Self.given(run.start.with, own, windows)
    if !given.isEmpty { words.append("this run was given \(given.joined(separator: ", "))") }
    // What is in a real holder is what somebody put there; only a simulated cell is a document.
    // And where the paper does not say what is in it, each may have his own.
    if run.start.isSimulated, !paper.cells.isEmpty, paper.unstated == nil {
      let meant = paper.cells.compactMap {
        LibraryEntry.cell(named: $0).map { Self.matter($0.text) }
      }
      let other = channels.filter { !meant.contains(Self.matter(text("\($0).cell.yaml"))) }
      if !other.isEmpty {
        words.append(
          "\(other.joined(separator: ", ")) held another cell than \(paper.cells.joined(separator: ", "))"
        )
      }
    }
    self.words = words + Self.cutShort(channels, run) + Self.rewritten(run)
  }

  /// What of the folder is not as the run left it: its numbers are then nobody's.
  private static func rewritten(_ run: KeptRun) -> [String] {
    let sums = KeptSums(in: run.path)
    var words = sums.changed.map { "\($0) was changed since the run wrote it" }
    if sums.isEmpty, run.end.isOver {
      words.append(
        "\(KeptSums.file) is not there or is damaged, so nobody knows what was changed since")
    }
    if run.damage != nil { words.append("its journal has a hole") }
    return words
  }

  /// What was not let come to its own end, or was disturbed, tells nothing of a paper.
  private static func cutShort(_ channels: [String], _ run: KeptRun) -> [String] {
    var words: [String] = []
    if channels.isEmpty {
      let outcome = run.end.word
      if outcome != "done" { words.append("this run did not come to its end: \(outcome)") }
      // A film that stood in the middle of its growth is none that a paper describes.
      if !EarlierJournals.pauses(in: run.path).isEmpty {
        words.append("this run was cut off, and went on")
      }
    }
    for channel in channels {
      let end = run.ending(of: channel).word
      if Self.ofTheRig.contains(end) {
        words.append("the method of \(channel) did not come to its end: \(end)")
      }
    }
    if WholeFile.there("\(run.path)/faults.yaml") != nil { words.append("faults were put in") }
    return words
  }

  /// Ends of a method that tell of whoever measured it, not of the cell.
  private static let ofTheRig: Set = [
    "stopped", RunEnd.cutOff.word, RunEnd.goingOn.word, "contact", "lead_open", "not_closed",
    "not_open", "still_joined", "coil_off", "card_lost",
    "beyond_range", "temperature_still", "temperature_astray", "potentials_disagree",
  ]

  /// Says so of a document that no entry is.
  private static func edited(_ text: String, _ paper: PaperDocument) -> String? {
    let own = matter(text)
    let isKnown = LibraryEntry.papers.contains { entry in
      let whole = matter(entry.text)
      return whole == own || paper.standing == .asks && answers(own, whole)
    }
    guard !isKnown else { return nil }
    let index = "index: [\(paper.index.joined(separator: ", "))]"
    let near = LibraryEntry.papers.filter { $0.text.contains(index) }
      .max { shared(matter($0.text), own) < shared(matter($1.text), own) }
    return near.map { "edited: it is not what '\($0.id)' ships as" }
      ?? "no entry that ships is of this paper and index"
  }

  /// Whether one is the other with values where that asks for them, and none of its own changed.
  static func answers(_ one: [Substring], _ other: [Substring]) -> Bool {
    func asked(_ lines: [Substring]) -> [String] {
      lines.compactMap { line in
        guard let place = line.firstRange(of: "value: ") else { return String(line) }
        // A value on a line of its own, or one among others in braces.
        guard line.contains("{") else { return nil }
        let behind = line[place.upperBound...].drop { $0 != "," }.dropFirst(2)
        return String(line[..<place.lowerBound]) + behind
      }
    }
    let known = Set(one)
    return asked(one) == asked(other)
      && other.filter { $0.contains("value: ") }.allSatisfy { known.contains($0) }
  }

  /// How many lines two documents have in common.
  private static func shared(_ one: [Substring], _ other: [Substring]) -> Int {
    let known = Set(other)
    return one.count { known.contains($0) }
  }

  /// What the command line gave in place of what the document says; what it asks for is none.
  ///
  /// - Parameter windows: of the cells; nil where any window is an answer.
  static func given(
    _ with: [String], _ text: String, _ windows: [WindowDocument?]? = []
  ) -> [String] {
    let files = DocumentFiles.memory(["own.yaml": text])
    let isMethod = text.contains("solidus: method/")
    let parameters =
      isMethod
      ? MethodDocument.read(at: "own.yaml", from: files).value?.parameters
      : RecipeDocument.read(at: "own.yaml", from: files).value?.parameters
    guard let parameters else { return with }
    return with.filter { word in
      let name = word.prefix { $0 != "=" }
      guard let entry = parameters.entries.first(where: { $0.name == name }) else { return false }
      // Several of one parameter are one list, whether behind one word or behind each its own.
      let said = with.map { $0.split(separator: "=", maxSplits: 1) }
        .filter { $0.count == 2 && $0[0] == name }
        .flatMap { $0[1].split(separator: ",").map { AnyQuantity(written: String($0)) } }
      return switch entry.value.preset {
      // A method's window is that of the cell where nobody says another.
      case .open:
        if isMethod, ["upper", "lower"].contains(entry.name), let windows {
          windows.isEmpty
            || !windows.allSatisfy { window in
              window?[entry.name].map {
                isSame(said, [AnyQuantity(kind: .voltage, counted: $0.counted)])
              } ?? false
            }
        } else {
          false
        }
      case .one(let value): !isSame(said, [value])
      case .several(let values): !isSame(said, values)
      }
    }
  }

  /// Whether what was given is what the document has: 3 of `3`, and 60 min of `1 h`.
  private static func isSame(_ said: [AnyQuantity?], _ own: [AnyQuantity]) -> Bool {
    said.count == own.count
      && zip(said, own).allSatisfy { said, own in
        guard let said, said.kind == own.kind else { return false }
        return (said.counted - own.counted).magnitude <= 1e-12 * own.counted.magnitude
      }
  }

  /// The lines that decide what a document does and is held against: no remark, no name.
  static func matter(_ text: String) -> [Substring] {
    var isName = false
    return text.split(separator: "\n").filter { line in
      let words = line.drop { $0 == " " }
      if words.isEmpty || words.hasPrefix("#") { return false }
      if words.count < line.count { return !isName }
      isName = line.hasPrefix("name:") || line.hasPrefix("description:")
      return !isName
    }
  }
}
