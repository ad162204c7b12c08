public import Documents

/// The documents of one board folder, read and checked together.
public struct BoardFiles: Sendable {
  public let board: BoardDocument
  public let world: WorldDocument
  /// Nil for a board that nobody has identified yet: nothing can be proved of its zones.
  public let identification: IdentificationDocument?

  /// Reads a folder with `board.yaml`, `world.yaml` and, if it is there, `identification.yaml`.
  public static func read(
    _ folder: String, from files: DocumentFiles = .disk
  ) throws(Diagnostics) -> BoardFiles {
    let board = try BoardDocument.read(at: folder, from: files).get()
    let world = try WorldDocument.read(at: folder, for: board, from: files).get()
    return BoardFiles(
      board: board, world: world, identification: try identification(folder, files))
  }

  /// No file is no identification; a file with a mistake in it is a mistake.
  private static func identification(
    _ folder: String, _ files: DocumentFiles
  ) throws(Diagnostics) -> IdentificationDocument? {
    let identified = IdentificationDocument.read(at: folder, from: files)
    return identified.diagnostics.isAboutAbsentFile ? nil : try identified.get()
  }

  /// The same board, with other knowledge of its zones.
  public func knowing(_ identification: IdentificationDocument?) -> BoardFiles {
    BoardFiles(board: board, world: world, identification: identification)
  }
}
