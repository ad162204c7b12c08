import Documents
import Instrument
import Quantities
import Safety
import Simulator

/// What an onlooker who knows the truth writes down while cells are measured.
struct CellOnlooker {
  /// A cell with its card: what it says and what is so.
  struct Watched {
    let index: Int
    let card: Simulator.PotentiostatCard
    /// What had flowed when its method began.
    var proved: Double?
    /// The newest sample that was held against the truth.
    var seen: Instant?
    /// A sample that was taken for good, and was not.
    var wrong: (said: Double, was: Double)?
    /// What it was told of, first.
    var noted: (word: String, at: Instant)?

    /// In C, since its method began.
    func truth(at now: Instant) -> Double {
      card.holder.trueThroughput(at: now).value - (proved ?? 0)
    }
  }

  /// What a sample is the average of.
  private static let conversion = Seconds.milliseconds(50)

  private(set) var subject: Watched
  private(set) var neighbour: Watched
  private let row: FaultRow
  private let converter: ADS122C04Model?
  /// When the subject was truly beyond its limit of temperature.
  private var hot: Instant?
  private var before: Instant
  private var lost: Instant?
  /// When the program died.
  private var died: Instant?

  init(_ run: SimulatedRun, _ row: FaultRow) {
    self.row = row
    func watched(_ index: Int) -> Watched {
      let name = run.instrument.cell(index).name
      return Watched(index: index, card: run.world.parts.card(name) ?? Self.none)
    }
    subject = watched(0)
    neighbour = watched(1)
    before = run.now
    let name = run.instrument.cell(0).name
    converter = run.world.parts.chip("\(name)_i") as? ADS122C04Model
  }

  private static var none: Simulator.PotentiostatCard {
    Simulator.PotentiostatCard(CellHolder(nil), pins: Simulator.CardPins("none"), deadMan: nil)
  }

  /// After each step.
  mutating func see(_ run: SimulatedRun) {
    if run.hasDied, died == nil { died = run.now }
    see(&subject, run)
    see(&neighbour, run)
    if lost == nil { lost = converter?.lastLoss }
    let warm = subject.card.holder.trueTemperature(at: run.now)
    // The instant of the step before is early, and so strict.
    if hot == nil, warm > run.instrument.cell(0).declaration.limits.hottest { hot = before }
    before = run.now
  }

  private func see(_ one: inout Watched, _ run: SimulatedRun) {
    let cell = run.instrument.cell(one.index)
    if one.noted == nil, let noted = cell.noted { one.noted = (noted.note.word, noted.at) }
    guard cell.phase == .running else { return }
    if one.proved == nil {
      one.proved = one.card.holder.trueThroughput(at: run.now).value
    }
    guard let sample = cell.sample, sample.at != one.seen else { return }
    one.seen = sample.at
    let said = sample.current.value
    let was = one.card.trueCurrent(around: sample.at, over: Self.conversion).value
    // A card is off by 0.1 % and by 0.05 % of its range at most.
    let bound = 0.01 * was.magnitude + 20e-6 + row.unseen / Self.conversion.value
    if (said - was).magnitude > bound, one.wrong == nil {
      one.wrong = (said, was)
    }
  }

  /// Both cells are over, or the program is and two seconds have passed.
  func isDone(_ run: SimulatedRun) -> Bool {
    if let died { return run.now - died > Seconds(2) }
    return run.instrument.cell(0).isOver && run.instrument.cell(1).isOver
  }

  /// From when on the reaction to the fault is counted; nil if it never showed.
  func showed(_ run: SimulatedRun) -> Instant? {
    switch row.fault.kind.value {
    case "ramp": return hot ?? run.faultBegan
    case "drop": return lost
    case "glitch":
      guard let began = run.faultBegan, let noted = subject.noted?.at, noted > began else {
        return run.faultBegan
      }
      let apart = CellRehearsal.glitches.every.nanoseconds
      let count = (noted - began).nanoseconds / apart
      return began + Seconds(nanoseconds: count * apart)
    default: return run.faultBegan
    }
  }
}
