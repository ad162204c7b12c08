public import Quantities

/// The numbers of a gas chamber; the defaults are those of the reference plant.
public struct ChamberParameters: Equatable, Sendable {
  /// In m3.
  public var volume = 1.5e-3
  /// Of the gas. What flows in and what a pressure means follow from it; it stays as it is.
  public var gas = Celsius(120)
  /// Of the pump at its inlet, in m3/s.
  public var pump = 1.5e-3 / 0.35
  /// The lowest pressure that the pump reaches by itself.
  public var base = Pascals(0)
  public var throttle: Throttle?
  public var leak = SCCM(0)
  /// Of the vent valve, in m3/s.
  public var vent = 1e-3
  /// The pressure at the beginning, all of it the first gas.
  public var filled = Pascals(0)
  /// Of everything that a film grows on, in m2.
  public var area = 0.05
  /// Sites a square metre.
  public var sites = 4.2e18
  /// The share of sites that react slowly: nought for a surface that saturates sharply.
  public var slowSites = 0.0
  /// How readily a bare site takes its first molecule, beside one that is terminated.
  public var nucleation = 1.0
  /// The volts at which the generator gives its full power.
  public var fullPower = Volts(5)
  public init() {}

  /// A butterfly between chamber and pump: its conductance rises by the same factor for each volt.
  public struct Throttle: Equatable, Sendable {
    /// In m3/s, with the setpoint at zero.
    public var closed: Double
    /// In m3/s, with the setpoint at its end.
    public var open: Double
    /// The setpoint at which it is fully open.
    public var span: Volts

    public init(closed: Double, open: Double, span: Volts = Volts(5)) {
      self.closed = closed
      self.open = open
      self.span = span
    }

    /// In m3/s.
    func conductance(at setpoint: Double) -> Double {
      let share = min(1, max(0, setpoint / span.value))
      return closed * Arithmetic.exp(share * Arithmetic.log(open / closed))
    }
  }
}
