public import Quantities

/// One mass, watched: how warm it is behind a slow sensor, and what heat nobody can explain.
///
/// An observer after Luenberger: it is told what heat should be flowing into the mass, sees what
/// the sensor shows, and calls the difference unexplained. It remembers nothing of what was
/// asked of the heater, so nothing can wind up in it.
public struct HeatBalance: Hashable, Sendable, BitwiseCopyable {
  private let capacity: JoulesPerKelvin
  private let lag: Seconds
  /// How long an unexplained heat takes to be found.
  public let settling: Seconds
  /// The mass itself, ahead of its sensor.
  public private(set) var temperature: Celsius?
  /// What the sensor should show.
  private var shown = Celsius(0)
  /// How fast it warms for no known reason.
  private var excess = 0.0

  public init(of capacity: JoulesPerKelvin, sensorLag lag: Seconds, settling: Seconds) {
    self.capacity = capacity
    self.lag = lag
    self.settling = settling
  }

  /// The heat that flows in and is in no model; negative if heat is missing.
  public var unexplained: Watts { capacity * KelvinsPerSecond(excess) }

  /// Begins at the first reading; later readings pull it.
  public mutating func step(_ reading: Celsius, given heat: Watts, period: Seconds) {
    guard let before = temperature else {
      temperature = reading
      shown = reading
      return
    }
    let h = period.value
    let error = (reading - shown).value
    let pull = 1 / settling.value
    let rate = heat.value / capacity.value + excess + 2 * pull * error
    excess += h * pull * pull * error
    let now = before + Kelvins(h * rate)
    // The sensor follows with its lag; one faster than a period shows the mass itself.
    let share = lag > period ? h / lag.value : 1
    shown += Kelvins(share * (now - shown).value)
    temperature = now
  }
}
