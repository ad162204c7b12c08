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
    return BoardFiles(board: board, world: world, identification: identified.value)
  }

  /// Reads a folder with a plant's documents laid over it: another stage on the same board.
  ///
  /// The plant's folder is a board by itself, which extends one; here it extends `folder`.
  public static func read(
    _ folder: String, with plant: String
  ) throws(Diagnostics) -> BoardFiles {
    let board = try BoardDocument.read(at: plant, over: folder).get()
    let world = try WorldDocument.read(at: plant, for: board, over: folder).get()
    let identified = try IdentificationDocument.read(at: plant).get()
    return BoardFiles(board: board, world: world, identification: identified)
  }
}
