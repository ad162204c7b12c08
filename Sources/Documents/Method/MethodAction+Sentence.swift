extension MethodAction {
  /// A step in words: `Discharge at C/10 for 10 hours or until 3.3 V`.
  static let sentence: Form<MethodAction>? = Form<MethodAction>(
    shape: .text(
      pattern: "([Rr]est|[Cc]harge|[Dd]ischarge|[Hh]old) .+", example: "Rest for 1 hour")
  ) { node, report in
    guard case .scalar(let scalar) = node.content else { return nil }
    // What is in quotes begins one column later.
    let place = node.place.moved(by: scalar.isQuoted ? 1 : 0)
    var reader = SentenceReader(scalar.text, at: place)
    do throws(SentenceReader.Problem) { return try reader.action() } catch {
      report.error(at: place.moved(by: error.offset), error.message, remedy: error.remedy)
      return nil
    }
  }
}

extension Place {
  /// So many characters further in the same line.
  func moved(by characters: Int) -> Place {
    Place(file: file, line: line, column: column + characters)
  }
}
