/// One finding in a document: where, what is wrong, and what to write instead.
public struct Diagnostic: Hashable, Sendable {
  public let place: Place
  public let severity: Severity
  /// What is wrong, in one line without a full stop.
  public let message: String
  /// What to write, in one line; empty only where the message says it all.
  public let remedy: String
  /// Whether nothing is wrong but that somebody has yet to say a number.
  public let isQuestion: Bool

  public init(
    at place: Place, _ severity: Severity, _ message: String, remedy: String = "",
    isQuestion: Bool = false
  ) {
    self.isQuestion = isQuestion
    self.place = place
    self.severity = severity
    self.message = message
    self.remedy = remedy
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The form for people: `file:line:column: error: what is wrong; what to write`.
  public var description: String {
    let head = "\(place): \(severity.rawValue): \(message)"
    return remedy.isEmpty ? head : "\(head); \(remedy)"
  }
}

extension Diagnostic: Comparable {
  /// By place; at one place errors come first, then the words decide, so that the order is fixed.
  /// What is only asked for comes behind what is wrong: no answer would mend that.
  public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    if a.isQuestion != b.isQuestion, a.place.file == b.place.file { return b.isQuestion }
    if a.place != b.place { return a.place < b.place }
    if a.severity != b.severity { return a.severity.rawValue < b.severity.rawValue }
    return (a.message, a.remedy) < (b.message, b.remedy)
  }
}
