/// One written value, not yet understood; what it may be is fixed by how it is written.
public struct Scalar: Hashable, Sendable {
  /// What a scalar is before anything is expected of it.
  public enum Nature: Hashable, Sendable {
    /// Nothing stands there.
    case empty
    /// `null` or `~`, written out.
    case null
    case boolean(Bool)
    /// Digits without a unit, such as `5`, `-0.5`, `1e-3` or `0x60`.
    case number
    case text
  }

  public let text: String
  /// In quotes, so that it is text whatever it looks like.
  public let isQuoted: Bool

  public init(_ text: String, isQuoted: Bool = false) {
    self.text = text
    self.isQuoted = isQuoted
  }

  /// Only `true` and `false` are booleans: `no`, `on` and `yes` are text.
  public var nature: Nature {
    if isQuoted { return .text }
    switch text {
    case "": return .empty
    case "null", "~": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default:
      return Decimal(text) != nil || HexInteger.value(of: text) != nil ? .number : .text
    }
  }
}
