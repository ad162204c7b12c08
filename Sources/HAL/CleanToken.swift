/// The durable word that a zone was left in order; what is not there, or torn, is not clean.
///
/// It outlives the program and the power. A method that returns has made its change durable; one
/// that throws leaves open which of the two a restart will find, so nothing may be energised.
public protocol CleanToken: AnyObject {
  /// Whether the whole token is there.
  var isClean: Bool { get }
  /// Takes the token away, so that whatever dies from now on comes back tripped.
  func consume() throws(TokenError)
  /// Puts the token back, whole or not at all.
  func restore() throws(TokenError)
}

/// Why a token could not be changed for certain.
@frozen public struct TokenError: Error, Hashable, Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// The folder or its file system may not be written.
    case readOnly
    /// There is no room.
    case full
    /// The change was made, and the disk did not say that it keeps it.
    case notDurable
    /// The folder is not there any more.
    case missing
    case failed
  }

  public let kind: Kind

  @inlinable public init(_ kind: Kind) { self.kind = kind }
}
