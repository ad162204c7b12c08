public import Documents

/// The documents of one board folder, read and checked together.
public struct BoardFiles: Sendable {
  public let board: BoardDocument
  public let world: WorldDocument
  public let identification: IdentificationDocument?

  /// Reads a folder with `board.yaml`, `world.yaml` and, if it is there, `identification.yaml`.
  public static func read(_ folder: String) throws(Diagnostics) -> BoardFiles {
    let board = try BoardDocument.read(at: folder).get()
    let world = try WorldDocument.read(at: folder, for: board).get()
    let identified = IdentificationDocument.read(at: folder)
    // A board need not be identified yet; what is there must be right.
    if !identified.diagnostics.isAboutMissingFile { _ = try identified.get() }
    return BoardFiles(board: board, world: world, identification: identified.value)
  }

  /// The same board, with other knowledge of its zones.
  public func knowing(_ identification: IdentificationDocument?) -> BoardFiles {
    BoardFiles(board: board, world: world, identification: identification)
  }
}
