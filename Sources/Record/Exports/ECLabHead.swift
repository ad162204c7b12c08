import Documents

/// What stands above the columns of an EC-Lab file.
struct ECLabHead {
  let start: RunStart
  let channel: String
  let cell: CellStart?

  /// `N` counts every line down to that of the columns.
  func bytes(_ sequences: ECLabSequences, columns: [String]) -> [UInt8] {
    let rest =
      [
        "", "Galvanostatic Cycling with Potential Limitation", "",
        "Run on channel : \(channel)", "User : ", "Electrode connection : standard",
        "Potential control : Ewe", "Safety Limits :", "Acquisition started on : \(began)",
        "Saved on :", "  File : \(channel).mpt", "Device : Solidus",
        "Solidus v\(start.version) (software)", "Electrode material : \(cell?.name ?? "")",
        "Electrolyte : \(cell?.electrolyte ?? "")",
        "Comments : \(start.isSimulated ? "SIMULATED, seed \(start.seed)" : "measured")",
        "Comments : \(cell?.method ?? start.title)",
      ] + clock + facts + ["Cycle Definition : Charge/Discharge alternance"] + sequences.lines
      + ["", columns.joined(separator: "\t") + "\t"]
    let lines = ["EC-Lab ASCII FILE", "Nb header lines : \(rest.count + 2)"] + rest
    return lines.flatMap { Self.encoded($0) + [0x0D, 0x0A] }
  }

  /// A run that knows no wall clock begins with the epoch, and says so.
  private var began: String {
    let parts = (start.date ?? "1970-01-01").split(separator: "-")
    guard parts.count == 3 else { return "01/01/1970 00:00:00.000" }
    return "\(parts[1])/\(parts[2])/\(parts[0]) 00:00:00.000"
  }

  private var clock: [String] {
    start.date == nil
      ? ["Comments : no wall clock, the time counts from the start of the run"]
      : ["Comments : the time of day is not known"]
  }

  private var facts: [String] {
    var lines: [String] = []
    if let mass = cell?.activeMass {
      lines.append("Mass of active material : \(fixed(mass, 4)) mg")
    }
    if let oneC = cell?.oneC { lines.append("Battery capacity : \(fixed(oneC.charge, 6)) mA.h") }
    if let area = cell?.area { lines.append("Electrode surface area : \(fixed(area, 6)) cm²") }
    return lines
  }

  /// Windows-1252 agrees with Latin-1 where people write names of cells; a character that neither
  /// has becomes a question mark.
  private static func encoded(_ line: String) -> [UInt8] {
    line.unicodeScalars.map { scalar in
      let isShared = scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value)
      return isShared && scalar.value >= 0x09 ? UInt8(truncatingIfNeeded: scalar.value) : 0x3F
    }
  }
}
