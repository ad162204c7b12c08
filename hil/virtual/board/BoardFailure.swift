/// Why the virtual board cannot go on: what was done, and what came of it.
public struct BoardFailure: Error, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
