/// Why a text is no circuit: where, what, and what to write.
public struct CircuitProblem: Error, Hashable, Sendable {
  /// In characters, from one.
  public let column: Int
  public let message: String
  public let remedy: String
}

extension CircuitProblem: CustomStringConvertible {
  public var description: String { "column \(column): \(message); \(remedy)" }
}
