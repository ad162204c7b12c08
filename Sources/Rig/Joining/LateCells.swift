import Documents
public import Instrument
public import Quantities
import Simulator

/// A cell that was claimed while others run, and has not begun.
public struct Newcomer {
  public let cell: Cell
  /// What it uses that nobody used before.
  let buses: [CourteousBus]
  /// Where a simulated one hangs, if nothing was done with it before.
  let holder: CellHolder?
}

/// How a rig that runs is given more to do, or less, without anybody noticing who is on it already.
///
/// A card is claimed, and a cell opened, with messages that wait for no window. So they are sent
/// between two steps that lie far enough apart, one such errand at a time.
public final class LateCells {
  /// Longer than the claiming of a card takes; each period has such a gap beside eight cells.
  static let gap = Seconds.milliseconds(10)
  /// A gap comes within a period, unless a fast spectrum is being measured.
  private static let patience = Seconds(60)

  private let board: BoardDocument
  private let buses: BusMap
  private var errands: [(by: Instant, body: (_ isQuiet: Bool) -> Void)] = [] {
    didSet { isBusy = !errands.isEmpty }
  }

  init(_ builder: InstrumentBuilder) {
    board = builder.files.board
    buses = builder.buses
  }

  /// Whether something is still to be done.
  private(set) var isBusy = false

  /// Does something once nobody has the buses for a while.
  ///
  /// - Parameter body: told whether that was so; if not, it is too late to wait longer.
  public func add(_ body: @escaping (_ isQuiet: Bool) -> Void, at now: Instant) {
    errands.append((now + Self.patience, body))
  }

  /// Does one thing if there is time for it; returns whether it did.
  @discardableResult
  func go(at now: Instant, before next: Instant) -> Bool {
    guard let first = errands.first else { return false }
    let isQuiet = next - now >= Self.gap
    guard isQuiet || now >= first.by else { return false }
    errands.removeFirst()
    first.body(isQuiet)
    return true
  }

  func claim(_ task: CellTask, into sink: (any RecordSink)?) throws(RigError) -> Newcomer {
    if let shared = Self.shared(by: task.program) {
      throw RigError(
        "the method of '\(task.channel)' needs \(shared), which is claimed with the cells that a run"
          + " begins with", remedy: "begin it as a run of its own", kind: .refused)
    }
    let known = buses.trunks.count
    let maker = CellMaker(board, buses, in: nil, before: nil, nil)
    let cell = try maker.cell(task, into: sink)
    return Newcomer(cell: cell, buses: buses.trunks[known...].map(\.bus), holder: nil)
  }

  /// What cells share, and nobody may have to wait for.
  private static func shared(by program: Program) -> String? {
    if program.setsTemperature { return "the thermostat" }
    if program.needsFrontEnd { return "the front end" }
    return program.needsAnalyser ? "the analyser" : nil
  }
}
