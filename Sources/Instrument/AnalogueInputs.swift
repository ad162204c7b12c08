public import Devices
public import Quantities

/// The inputs of one ADS1115, taken in turn: each scan reads one and starts the next.
public final class AnalogueInputs {
  /// What an input said last.
  public enum Reading: Hashable, Sendable {
    case voltage(Volts, at: Instant)
    /// More than the converter can show.
    case beyond(at: Instant)
    /// Below what the converter can show, or the chip could not be read.
    case none
  }

  private let chip: ADS1115
  private let inputs: [Input]
  /// Which input each turn takes: one that must be seen often comes more than once, one that shows
  /// nothing never.
  private let turns: [Int]
  /// One scan in so many steps.
  private let pace: Int
  private var waited = 0
  private var turn = 0
  private var running: ADS1115.Conversion?

  /// One of the inputs, and what it said last.
  private final class Input {
    let measurement: ADS1115.Measurement
    var reading = Reading.none
    init(_ measurement: ADS1115.Measurement) { self.measurement = measurement }
  }

  public init(
    _ chip: ADS1115, _ inputs: [ADS1115.Measurement], turns: [Int], every pace: Int
  ) {
    self.pace = pace
    waited = pace
    self.chip = chip
    self.inputs = inputs.map { Input($0) }
    self.turns = turns
  }

  /// What an input showed last.
  public func reading(of input: Int) -> Reading { inputs[input].reading }

  /// Takes what was converted since the last scan and starts the next input, if it is time to.
  public func scan(at now: Instant) {
    waited += 1
    guard waited >= pace, !turns.isEmpty else { return }
    waited = 0
    takeTurn(at: now)
  }

  private func takeTurn(at now: Instant) {
    do throws(ADS1115.Failure) {
      if let running {
        switch try chip.result(of: running) {
        case .converting: return
        case .voltage(let volts): inputs[turns[turn]].reading = .voltage(volts, at: now)
        case .aboveRange: inputs[turns[turn]].reading = .beyond(at: now)
        case .belowRange: inputs[turns[turn]].reading = .none
        }
        turn = turn + 1 == turns.count ? 0 : turn + 1
      }
      running = try chip.start(inputs[turns[turn]].measurement)
    } catch {
      inputs[turns[turn]].reading = .none
      running = nil
    }
  }
}
