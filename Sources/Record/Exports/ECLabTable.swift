import Instrument
import Quantities

/// The samples of one cell as EC-Lab exports them (`.mpt`): galvanostatic cycling with potential
/// limitation, in tabs, decimal points, CRLF and Windows-1252.
///
/// `mode` is 1 where a current is held, 2 where a potential, 3 at rest; `Ns` numbers what is held,
/// as the columns of the head do; positive current oxidises. A potential that is swept is its own
/// control: what was asked for between two samples is not recorded.
struct ECLabTable {
  private let drives: DriveTable
  private let sequences: ECLabSequences
  private let hasReference: Bool
  private var rows = DecimalText()
  private var before: Before?

  /// What a row says of the change since the one before.
  private struct Before {
    let at: Instant
    let sequence, cycle: Int
    let control: Double
    let isOxidising: Bool
    let charge: Double
    let half: Int
    let halfBegan: Double
  }

  init(_ drives: DriveTable, hasReference: Bool) {
    self.drives = drives
    sequences = ECLabSequences(drives)
    self.hasReference = hasReference
  }

  mutating func add(_ record: CellRecord) {
    // Readers divide by the time between two rows.
    if let before, record.at <= before.at { return }
    let index = record.place.flatMap(drives.index)
    let drive = index.map { drives.drives[$0] } ?? CellDrive(from: 0, .rest, 0)
    let sequence = index.map { sequences.number(of: $0) } ?? before?.sequence ?? 0
    let control = Self.control(drive, record)
    let charge = (record.charged - record.discharged) / 3.6
    let isResting = drive.kind == .rest
    let isOxidising = isResting ? false : Self.isOxidising(drive, record)
    // A rest between two halves belongs to the one before it.
    let isTurned = !isResting && before.map { $0.isOxidising != isOxidising && $0.half > 0 } == true
    let half = max(before?.half ?? 0, isResting ? 0 : 1) + (isTurned ? 1 : 0)
    let began = half == before?.half ? before?.halfBegan ?? charge : before?.charge ?? charge
    let isNew = before?.sequence != sequence
    put(mode: drive.kind, isOxidising, controlChanged: before?.control != control, isNew)
    rows.put(before.map { record.cycle > $0.cycle } == true ? "\t1" : "\t0")
    rows.put("\t\(sequence)")
    number((record.at - .zero).value, 6)
    number(control, 9)
    number(record.potential, 9)
    if hasReference {
      number(record.counter, 9)
      number(record.potential - record.counter, 9)
    }
    number(record.current * 1000, 9)
    number(charge - (before?.charge ?? charge), 12)
    number(charge, 12)
    number(charge - began, 12)
    rows.put("\t\(max(0, half - 1))\t\(record.cycle)\r\n")
    before = Before(
      at: record.at, sequence: sequence, cycle: record.cycle, control: control,
      isOxidising: isResting ? before?.isOxidising ?? false : isOxidising, charge: charge,
      half: half, halfBegan: began)
  }

  private mutating func put(
    mode: CellDrive.Kind, _ isOxidising: Bool, controlChanged: Bool, _ isNew: Bool
  ) {
    let number =
      switch mode {
      case .current: 1
      case .potential, .sweep, .still: 2
      case .rest: 3
      }
    let first = before == nil
    rows.put("\(number)\t\(isOxidising ? 1 : 0)\t0\t")
    rows.put("\(controlChanged && !first ? 1 : 0)\t\(isNew && !first ? 1 : 0)")
  }

  /// A reader of tables wants a number in each column; one that is missing is nought.
  private mutating func number(_ value: Double, _ decimals: Int) {
    rows.put("\t")
    rows.put(value.isFinite ? value : 0, decimals: decimals)
  }

  /// What is held, in mA or V, as EC-Lab's `control/V/mA`.
  private static func control(_ drive: CellDrive, _ record: CellRecord) -> Double {
    switch drive.kind {
    case .rest: 0
    case .current: drive.value * 1000
    case .potential: drive.value
    case .sweep, .still: record.potential
    }
  }

  private static func isOxidising(_ drive: CellDrive, _ record: CellRecord) -> Bool {
    drive.kind == .current ? drive.value > 0 : record.current > 0
  }

  /// The whole file.
  func bytes(under head: ECLabHead) -> [UInt8] {
    head.bytes(sequences, columns: columns) + rows.bytes
  }

  private var columns: [String] {
    [
      "mode", "ox/red", "error", "control changes", "Ns changes", "counter inc.", "Ns", "time/s",
      "control/V/mA", "Ewe/V",
    ] + (hasReference ? ["Ece/V", "Ewe-Ece/V"] : []) + [
      "I/mA", "dQ/mA.h", "(Q-Qo)/mA.h", "Q charge/discharge/mA.h", "half cycle", "cycle number",
    ]
  }
}
