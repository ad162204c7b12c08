public import Documents

/// The documents of one board folder, read and checked together.
public struct BoardFiles: Sendable {
  public let board: BoardDocument
  public let world: WorldDocument
  /// Nil for a board that nobody has identified yet: nothing can be proved of its zones.
  public private(set) var identification: IdentificationDocument?
  /// What is certified of its sample places.
  public private(set) var certificates: CertificatesDocument
  /// The day on which whoever uses the board says that it is; without one no certificate counts.
  public private(set) var date: Day?
  /// Whether it is simulated, as everything is until a real world takes it.
  public private(set) var isSimulated = true

  init(
    board: BoardDocument, world: WorldDocument, identification: IdentificationDocument?,
    certificates: CertificatesDocument = .none, date: Day? = nil
  ) {
    self.board = board
    self.world = world
    self.identification = identification
    self.certificates = certificates
    self.date = date
  }

  /// Reads a folder with `board.yaml`, `world.yaml` and, where they are there,
  /// `identification.yaml` and `certificates.yaml`.
  public static func read(
    _ folder: String, from files: DocumentFiles = .disk
  ) throws(Diagnostics) -> BoardFiles {
    let board = try BoardDocument.read(at: folder, from: files).get()
    let world = try WorldDocument.read(at: folder, for: board, from: files).get()
    return BoardFiles(
      board: board, world: world, identification: try identification(folder, files),
      certificates: try certificates(folder, files))
  }

  private static func certificates(
    _ folder: String, _ files: DocumentFiles
  ) throws(Diagnostics) -> CertificatesDocument {
    let read = CertificatesDocument.read(at: folder, from: files)
    return read.diagnostics.isAboutAbsentFile ? .none : try read.get()
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
    with { $0.identification = identification }
  }

  /// The same board with other certificates.
  public func certified(by certificates: CertificatesDocument) -> BoardFiles {
    with { $0.certificates = certificates }
  }

  /// The same board on a day: certificates count from one day on and for some time.
  public func on(_ date: Day?) -> BoardFiles { with { $0.date = date } }

  /// The same board as it stands in a world: what was seen in the other kind counts for nothing.
  public func seen(in world: any World) -> BoardFiles {
    with { $0.isSimulated = world.isSimulated }
  }

  private func with(_ change: (inout BoardFiles) -> Void) -> BoardFiles {
    var files = self
    change(&files)
    return files
  }
}
