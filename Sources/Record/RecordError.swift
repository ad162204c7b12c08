/// Why something could not be kept, and what to do about it.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  public let what: String
  public let remedy: String

  public init(_ what: String, remedy: String) {
    self.what = what
    self.remedy = remedy
  }

  /// What says in one sentence also what is to be done.
  init(_ what: String) { self.init(what, remedy: "") }

  public var description: String { remedy.isEmpty ? what : "\(what); \(remedy)" }
}
