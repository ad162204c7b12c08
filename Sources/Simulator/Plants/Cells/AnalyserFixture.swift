import HAL
public import Quantities

/// The relays, cables and blocking capacitors between cells and an impedance analyser, as
/// docs/devices/E4990A.md describes them.
public final class AnalyserFixture: ImpedanceNet {
  /// What one such board is off from the drawing.
  public struct Errors: Equatable, Sendable {
    /// Of cable and blocking capacitor, before the relays: ohm, henry, farad.
    public var resistance = 0.15
    public var inductance = 120e-9
    public var block = 10e-6
    /// Across the bus of the relays, in farad.
    public var stray = 20e-12
    /// Of each path behind its relay: ohm and henry.
    public var contacts = [Double](repeating: 0.1, count: 11)
    public var leads = [Double](repeating: 10e-9, count: 11)
    /// What is added to what the load was measured to be, as a share.
    public var load = 0.0

    /// A board as it is drawn.
    public init() {}

    /// The board that this noise makes of the drawing.
    public init(_ noise: Noise) {
      func dice(_ index: UInt64) -> Double { 2 * noise.uniform(index) - 1 }
      inductance = 120e-9 * (1 + 0.2 * dice(0))
      block = 10e-6 * (1 + 0.1 * dice(1))
      stray = 20e-12 * (1 + 0.2 * dice(2))
      contacts = (0..<11).map { 0.1 + 0.02 * dice(3 + UInt64($0)) }
      leads = (0..<11).map { 10e-9 + 1e-9 * dice(14 + UInt64($0)) }
      load = 1e-3 * dice(25)
    }
  }

  public let relays: RelayBoard
  /// In the order of their relays.
  private let holders: [CellHolder]
  private let load: Double
  private let errors: Errors

  /// - Parameters:
  ///   - holders: of the cells, in the order of their relays.
  ///   - load: what its resistor was measured to be, in ohm.
  public init(
    _ pins: AnalyserPins, cells holders: [CellHolder], load: Double, deadMan: DeadMan?,
    errors: Errors = Errors()
  ) {
    relays = RelayBoard(pins.relays, deadMan: deadMan)
    self.holders = holders
    self.load = load
    self.errors = errors
  }

  public func impedance(at hertz: Double, _ now: Instant) -> (real: Double, imaginary: Double) {
    let turn = 2 * Double.pi * hertz
    var whole = CellImpedance(0, turn * errors.stray)
    // Everything that is joined lies side by side.
    for place in relays.closed(at: now) {
      if let path = path(place, hertz, now) { whole = whole + path.inverse }
    }
    let seen =
      CellImpedance(errors.resistance, turn * errors.inductance - 1 / (turn * errors.block))
      + whole.inverse
    return (seen.real, seen.imaginary)
  }

  /// What is behind a relay; nil where nothing is, or a lead is off.
  private func path(_ place: Int, _ hertz: Double, _ now: Instant) -> CellImpedance? {
    let own = CellImpedance(errors.contacts[place], 2 * Double.pi * hertz * errors.leads[place])
    switch place {
    case 8: return nil
    case 9: return own
    case 10: return own + CellImpedance(load * (1 + errors.load))
    default:
      guard place < holders.count else { return nil }
      return holders[place].impedance(at: hertz, now).map { own + $0 }
    }
  }
}
