extension BoardCheck {
  /// No line is used twice; expanders exist; outputs know their safe level.
  func checkLines(_ report: inout Report) {
    var taken: [LineDocument.Source: String] = [:]
    for entry in board.lines.entries where !report.isFull {
      let source = entry.value.source
      if let other = taken.updateValue(entry.name, forKey: source.value) {
        report.error(
          at: source.place, "'\(entry.name)' and '\(other)' are the same line, \(source.value)",
          remedy: "give each a line of its own")
      }
      if case .expander(let pin) = source.value { checkExpander(pin, source.place, &report) }
      checkUse(entry.name, entry.place, entry.value, &report)
    }
  }

  private func checkExpander(_ pin: PinReference, _ place: Place, _ report: inout Report) {
    let reference = Reference(
      place: place, target: .pin(pin, roles: [.expander], use: .digital))
    check(reference, &report)
  }

  private func checkUse(
    _ name: String, _ place: Place, _ line: LineDocument, _ report: inout Report
  ) {
    switch line.direction {
    case .output:
      if line.safe == nil {
        report.error(
          at: place, "the output '\(name)' has no safe level",
          remedy: "write 'safe: low' or 'safe: high': the level at which nothing can be harmed")
      }
      if let edges = line.edges {
        report.error(
          at: edges.place, "'\(name)' is an output, and outputs have no edges",
          remedy: "remove 'edges', or write 'direction: input'")
      }
    case .input:
      if let safe = line.safe {
        report.error(
          at: safe.place, "'\(name)' is an input, and nothing drives it to a safe level",
          remedy: "remove 'safe', or write 'direction: output'")
      }
    }
  }
}

extension LineDocument.Source: CustomStringConvertible {
  public var description: String {
    switch self {
    case .gpio(let pin): pin.description
    case .expander(let pin): pin.description
    }
  }
}
