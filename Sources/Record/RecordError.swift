/// Why something could not be kept, and what to do about it.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  public let what: String
  public let remedy: String

  public init(_ what: String, remedy: String) {
    self.what = what
    self.remedy = remedy
  }

  public var description: String { "\(what); \(remedy)" }
}
