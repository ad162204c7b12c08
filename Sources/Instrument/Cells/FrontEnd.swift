public import Devices
public import Quantities

/// The impedance converter that the cells of a board share, behind its relays and amplifiers:
/// docs/devices/front-end.md.
///
/// One cell has it at a time. It sets and reads and decides nothing.
public final class FrontEnd {
  /// What it can be joined to.
  enum Source: Hashable {
    case cell
    /// One of two resistors of its own, that are known.
    case low, high
  }

  /// How much it amplifies, from what suits a large current on.
  enum Gain: Int {
    case coarse, coarseTimes5, fine, fineTimes5

    var finer: Gain? { Gain(rawValue: rawValue + 1) }
    var coarser: Gain? { Gain(rawValue: rawValue - 1) }
    var isFine: Bool { rawValue >= Gain.fine.rawValue }
    /// By how much more it shows of the same than the coarsest.
    var factor: Double {
      switch self {
      case .coarse: 1
      case .coarseTimes5: 5
      case .fine: 100
      case .fineTimes5: 500
      }
    }
    fileprivate var inside: AD5933.Gain {
      self == .coarse || self == .fine ? .one : .five
    }
  }

  private var converter: AD5933
  let relays: SharedRelays
  /// What its resistors were measured to be, two for each amplifier.
  private let standards: [Ohms]
  private let master: Hertz

  public init(_ converter: AD5933, _ relays: SharedRelays, standards: [Ohms], clock: Hertz) {
    precondition(standards.count == 4, "a front end has four resistors")
    self.converter = converter
    self.relays = relays
    self.standards = standards
    master = clock
  }

  /// Which pins of the expander it drives; all of them come up low.
  public static var outputs: UInt16 { FrontEndPins.outputs }
  /// For how many cells it has relays.
  public static var places: Int { Int(FrontEndPins.cells) }

  func plan(for frequency: Hertz) -> TransformPlan { TransformPlan(for: frequency, clock: master) }

  /// The cell needs it no more; true once nothing joins them.
  @discardableResult
  func leave(_ cell: UInt8) -> Bool {
    guard relays.holder == cell else { return true }
    guard relays.leave(cell) else { return false }
    do throws(AD5933.Failure) { try converter.standby() } catch {
      // Its sine leads nowhere; whoever takes it next begins with standby.
    }
    return true
  }

  /// What a resistor that it is joined to was measured to be.
  func resistance(of source: Source, _ gain: Gain) -> Ohms? {
    switch source {
    case .cell: nil
    case .low: standards[gain.isFine ? 2 : 0]
    case .high: standards[gain.isFine ? 3 : 1]
    }
  }

  /// Opens every relay and sets clock and amplifier; false if that failed.
  func part(_ plan: TransformPlan, _ gain: Gain) -> Bool {
    relays.write(pins(plan, gain).rawValue)
  }

  func join(_ source: Source, _ plan: TransformPlan, _ gain: Gain) -> Bool {
    guard let holder = relays.holder else { return false }
    let relay: FrontEndPins =
      switch source {
      case .cell: .cell(holder)
      case .low: .standard(gain.isFine ? 2 : 0)
      case .high: .standard(gain.isFine ? 3 : 1)
      }
    return relays.write(pins(plan, gain).union(relay).rawValue)
  }

  private func pins(_ plan: TransformPlan, _ gain: Gain) -> FrontEndPins {
    gain.isFine ? [.clock(plan.divider), .fine] : .clock(plan.divider)
  }

  /// Half a count more: the converter rounds down.
  private static let half = 0.5 / 32768

  /// Turns the sine on and begins to look; false if that failed.
  func begin(_ plan: TransformPlan, _ gain: Gain) -> Bool {
    do throws(AD5933.Failure) {
      try converter.isClocked(at: plan.clock)
      try converter.program(
        AD5933.Sweep(
          from: plan.frequency * (1 + Self.half / Double(plan.periods)), by: .zero, steps: 0,
          settling: plan.settling, AD5933.Signal(.millivolts400, gain.inside)))
      try converter.initialise()
      try converter.startSweep()
      return true
    } catch { return false }
  }

  /// Looks at the same again; false if that failed.
  func again() -> Bool {
    do throws(AD5933.Failure) {
      try converter.measureAgain()
      return true
    } catch { return false }
  }

  enum Answer {
    case pending, failed
    case seen(AD5933.Transform)
  }

  func answer() -> Answer {
    do throws(AD5933.Failure) {
      guard let transform = try converter.transform() else { return .pending }
      return .seen(transform)
    } catch { return .failed }
  }
}
