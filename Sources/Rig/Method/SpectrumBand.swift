import Documents
import Instrument
import Procedures
public import Quantities
import Safety
import Simulator

/// Which frequencies a board can measure an impedance at, and by what.
public struct SpectrumBand: Sendable {
  /// Ten stairs of the setpoint in a period, each as long as the bus needs for eight cells.
  public static let highest = Cell.highestSine

  /// Of the cells whose cards the simulator knows.
  public let cells: Int
  /// How long the busiest bus is kept by one cell's sine of the highest frequency each second.
  public let load: Seconds
  /// The front end, if the board has one, and what it could be.
  public let frontEnd: FrontEndKind

  /// The analyser beside the buses, and how many cells are behind its relays.
  public let analyser: (part: String, cells: Int)?

  /// What there is above the cards.
  public enum FrontEndKind: Hashable, Sendable {
    case none
    /// A part with no channel that says how it is joined to the cells.
    case unused(part: String)
    /// A front end, and the cells behind it.
    case joined(part: String, cells: Int)
  }

  /// Nil for a board without cells.
  public static func measure(_ files: BoardFiles) throws(RigError) -> SpectrumBand? {
    let names = try SimulatedWorld(files, seed: 1).parts.cards.map(\.name)
    guard let name = names.first else { return nil }
    let run = try SimulatedRun([], metal: .none, cells: [task(on: name)], on: files, seed: 1)
    run.stepOneByOne()
    step(run, for: settling)
    var longest = Seconds.zero
    for _ in 0..<3 {
      let before = try BusBudget.times(files, run.world)
      step(run, for: Seconds(1))
      let after = try BusBudget.times(files, run.world)
      for index in before.indices { longest = max(longest, after[index] - before[index]) }
    }
    return SpectrumBand(
      cells: names.count, load: longest, frontEnd: FrontEndKind(of: files.board),
      analyser: files.board.analyser.map {
        ($0.channel.part, min(Analyser.places, files.board.cells.count))
      })
  }

  /// Connections are proved in less than two seconds.
  private static let settling = Seconds(4)

  private static func step(_ run: SimulatedRun, for span: Seconds) {
    let end = run.now + span
    while run.now < end { run.stepOnce() }
  }

  private static func task(on channel: String) -> CellTask {
    let rule = CellRule(
      sampling: .milliseconds(100), record: RecordRule(), limits: .card)
    let sine = Instruction.cell(.sine(at: highest, amplitude: 50e-6))
    let program = Program(
      [.cell(.observe(0)), .cell(.drive(.current(.zero))), .hold(Seconds(0.5))]
        + [Instruction](repeating: sine, count: 12), rules: [rule])
    return CellTask(
      channel: channel, program: program, declaration: CellValues.undeclared.declaration,
      isSlow: false, calibration: .none, simulated: DummyCell(Ohms(1000)))
  }

  /// How many cells the wire has room for at once.
  public var atOnce: Int { load > .zero ? Int(Arithmetic.floor(1 / load.value)) : cells }

  /// The table of bands, gaps included.
  public var lines: [String] {
    let top = QuantityPrinter.text(Self.highest)
    let share = Arithmetic.rounded(load.value * 1e4) / 100
    let all =
      atOnce >= cells
      ? "all \(cells) at once fit" : "\(atOnce) of \(cells) at once fit: measure in turns"
    return [
      "impedance 0.1 mHz to \(top): cards of \(cells) cells;"
        + " a sine of \(top) keeps the wire \(share) % of its time, \(all)",
      "impedance \(above)",
    ] + far
  }

  /// What an analyser adds.
  private var far: [String] {
    guard let analyser else { return [] }
    let (from, to) = (
      QuantityPrinter.text(Analyser.lowest), QuantityPrinter.text(Analyser.highest)
    )
    return [
      "impedance \(from) to \(to): \(analyser.part) beside the buses, \(analyser.cells) cells one"
        + " after the other, each open; above \(to): a gap"
    ]
  }

  private var above: String {
    let top = QuantityPrinter.text(Self.highest)
    let (low, high) = (
      QuantityPrinter.text(TransformPlan.lowest), QuantityPrinter.text(TransformPlan.highest)
    )
    let beyond =
      analyser == nil ? "a gap, for which another instrument is needed" : "the analyser"
    switch frontEnd {
    case .none: return "above \(top): a gap; nothing on this board reaches there"
    case .unused(let part):
      return "above \(top): a gap; the \(part) is in no channel of kind front_end"
    case .joined(let part, let cells):
      return "\(low) to \(high): \(part) behind its front end, \(cells) cells one after the other,"
        + " each open; above \(high): \(beyond)"
    }
  }
}

extension SpectrumBand.FrontEndKind {
  init(of board: BoardDocument) {
    if let frontEnd = board.frontEnd {
      let part = board.chips[frontEnd.chip.value]?.part.number ?? ""
      let joined = board.cells.prefix(FrontEnd.places).filter {
        $0.channel.impedance?.value == frontEnd.chip.value
      }
      self = .joined(part: part, cells: joined.count)
    } else if let part = board.chips.entries.map(\.value.part).first(where: {
      $0.role == .impedance
    }) {
      self = .unused(part: part.number)
    } else {
      self = .none
    }
  }
}
