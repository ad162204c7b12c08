/// A document that ships with Solidus.
public struct LibraryEntry: Sendable {
  /// What people call it on the command line.
  public let id: String
  public let text: String

  /// Everything that ships, in the order of the listing.
  public static var all: [LibraryEntry] {
    [
      LibraryEntry(id: "first-heat", bytes: PackageResources.first_heat_yaml),
      LibraryEntry(id: "two-step-lialox", bytes: PackageResources.two_step_lialox_yaml),
      LibraryEntry(id: "plasma-al2o3", bytes: PackageResources.plasma_al2o3_yaml),
      LibraryEntry(id: "sputtered-lialo2", bytes: PackageResources.sputtered_lialo2_yaml),
    ]
  }

  /// What can fail around a heated foil, and what must happen then.
  public static var faultMatrix: LibraryEntry {
    LibraryEntry(id: "fault-matrix", bytes: PackageResources.fault_matrix_yaml)
  }

  /// Gases and precursors by name.
  public static var precursors: LibraryEntry {
    LibraryEntry(id: "precursors", bytes: PackageResources.precursors_yaml)
  }

  /// Films by the precursors that grow them.
  public static var films: LibraryEntry {
    LibraryEntry(id: "films", bytes: PackageResources.films_yaml)
  }

  public static func named(_ id: String) -> LibraryEntry? { all.first { $0.id == id } }

  private init(id: String, bytes: [UInt8]) {
    self.id = id
    text = String(decoding: bytes, as: UTF8.self)
  }
}
