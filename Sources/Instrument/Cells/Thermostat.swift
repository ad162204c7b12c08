public import Quantities

/// What keeps all cells of a board at a temperature, told by a voltage.
public final class Thermostat {
  private let output: AnalogueOutput
  private let coldest, hottest: Celsius
  /// What asks for the coldest and for the hottest.
  private let from, to: Volts
  private var isAsked = false

  public init(
    _ output: AnalogueOutput, coldest: Celsius, hottest: Celsius, from: Volts, to: Volts
  ) {
    self.output = output
    self.coldest = coldest
    self.hottest = hottest
    self.from = from
    self.to = to
  }

  /// Asks for a temperature; beyond what it can be told it is told the nearest.
  func warm(to goal: Celsius) {
    let share = min(max((goal - coldest) / (hottest - coldest), 0), 1)
    isAsked = true
    output.want(from + (to - from) * share)
    output.write()
  }

  /// Nobody asks any more: it goes to what its own panel says.
  func rest() {
    isAsked = false
    output.want(.zero)
    output.write()
  }

  /// Tells again what did not get there.
  func retry() { output.write() }

  /// Reads back what it was told: a converter that lost its supply has forgotten it.
  func verify() { if isAsked { output.verify() } }
}
