public import HAL

/// The token of one zone as a file: it says which board and zone it is of, and nothing else.
public final class LinuxToken: CleanToken {
  private let folder: StateFolder
  private let name: String
  private let text: String

  public init(in folder: StateFolder, board: String, zone: String) {
    self.folder = folder
    name = "\(board).\(zone).clean"
    text = Self.text(board: board, zone: zone)
  }

  /// What a whole token says; one that is torn, empty or of another zone says something else.
  public static func text(board: String, zone: String) -> String {
    "solidus clean/1\nboard: \(board)\nzone: \(zone)\nend\n"
  }

  public var isClean: Bool { folder.text(name) == text }
  public func consume() throws(TokenError) { try folder.remove(name) }
  public func restore() throws(TokenError) { try folder.put(text, in: name) }
}
