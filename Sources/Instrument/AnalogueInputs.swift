public import Devices
public import Quantities

/// The four inputs of one ADS1115, taken in turn: each step reads one and starts the next.
public final class AnalogueInputs {
  /// What an input said last.
  public enum Reading: Hashable, Sendable {
    case voltage(Volts, at: Instant)
    /// Outside the range of the converter, or the chip could not be read.
    case none
  }

  private let chip: ADS1115
  private let turns: [Turn]
  private var turn = 0
  private var running: ADS1115.Conversion?

  /// One of the inputs, and what it said last.
  private final class Turn {
    let measurement: ADS1115.Measurement
    var reading = Reading.none
    init(_ measurement: ADS1115.Measurement) { self.measurement = measurement }
  }

  public init(_ chip: ADS1115, _ turns: [ADS1115.Measurement]) {
    precondition(!turns.isEmpty, "a converter without a turn has nothing to do")
    self.chip = chip
    self.turns = turns.map { Turn($0) }
  }

  /// What each turn found last.
  public var readings: [Reading] { turns.map(\.reading) }

  /// Takes what was converted since the last step and starts the next input.
  public func scan(at now: Instant) {
    do throws(ADS1115.Failure) {
      if let running {
        switch try chip.result(of: running) {
        case .converting: return
        case .voltage(let volts): turns[turn].reading = .voltage(volts, at: now)
        case .aboveRange, .belowRange: turns[turn].reading = .none
        }
        turn = turn + 1 == turns.count ? 0 : turn + 1
      }
      running = try chip.start(turns[turn].measurement)
    } catch {
      turns[turn].reading = .none
      running = nil
    }
  }
}
