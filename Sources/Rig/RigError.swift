/// Why a rig could not be put together or used: for the person in front of it.
public struct RigError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Who can do something about it.
  public enum Kind: Hashable, Sendable {
    /// What was asked for, or written in a document, is not to be had.
    case request
    /// The machine has it and would not let us: held, forbidden, or of another kind.
    case refused
    /// It is not there, or does not answer.
    case lost
  }

  /// What happened, naming the chip, bus or line by its name on the board.
  public let what: String
  /// What to do about it.
  public let remedy: String
  public let kind: Kind

  public init(_ what: String, remedy: String, kind: Kind = .request) {
    self.what = what
    self.remedy = remedy
    self.kind = kind
  }

  public var description: String { "\(what); \(remedy)" }
}
