/// What a document may use at most: beyond it is no board or recipe but a mistake or an attack.
public enum DocumentLimits {
  /// In bytes.
  public static let size = 1 << 20
  public static let depth = 32
  public static let nodes = 100_000
  /// How many boards may extend each other.
  public static let extensions = 8
}
