/// What a cell is driven with, from an instruction of its method on.
public struct CellDrive: Hashable, Sendable {
  /// How a cell is driven.
  public enum Kind: String, Hashable, Sendable {
    /// Nothing flows.
    case rest
    /// A current is held.
    case current
    /// A potential is held.
    case potential
    /// A potential moves.
    case sweep
    /// The potential is held at which the cell stood, for a spectrum.
    case still
  }

  /// The instruction that begins it.
  public let first: Int
  public let kind: Kind
  /// In A, or in V: of a sweep where it ends; 0 at rest and where nobody said.
  public let value: Double

  public init(from first: Int, _ kind: Kind, _ value: Double) {
    self.first = first
    self.kind = kind
    self.value = value
  }
}

/// The drives of one method as a table, so that a folder says what was held when.
struct DriveTable {
  let drives: [CellDrive]

  init(_ drives: [CellDrive]) { self.drives = drives }

  /// Reads a table back; what is no row of it is left out.
  init(reading text: String) {
    drives = text.split(separator: "\n").dropFirst().compactMap { line in
      let parts = line.split(separator: ",", omittingEmptySubsequences: false)
      guard parts.count == 3, let first = Int(parts[0]),
        let kind = CellDrive.Kind(rawValue: String(parts[1])), let value = Double(parts[2])
      else { return nil }
      return CellDrive(from: first, kind, value)
    }
  }

  var text: String {
    drives.reduce(into: "instruction,held,at_A_or_V\n") { text, drive in
      text += "\(drive.first),\(drive.kind.rawValue),\(drive.value)\n"
    }
  }

  /// The place in the table of the drive that an instruction is under; nil before the first.
  func index(at instruction: Int) -> Int? {
    var (low, high) = (0, drives.count)
    while low < high {
      let middle = (low + high) / 2
      if drives[middle].first <= instruction { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
