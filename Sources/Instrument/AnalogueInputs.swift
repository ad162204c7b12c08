public import Devices
public import Quantities

/// The four inputs of one ADS1115, taken in turn: each step reads one and starts the next.
public struct AnalogueInputs {
  /// What an input said last.
  public enum Reading: Hashable, Sendable {
    case voltage(Volts, at: Instant)
    /// Outside the range of the converter, or the chip could not be read.
    case none
  }

  private let chip: ADS1115
  private let turns: [ADS1115.Measurement]
  private var turn = 0
  private var running: ADS1115.Conversion?
  /// What each turn found last.
  public private(set) var readings: [Reading]

  public init(_ chip: ADS1115, _ turns: [ADS1115.Measurement]) {
    precondition(!turns.isEmpty, "a converter without a turn has nothing to do")
    self.chip = chip
    self.turns = turns
    readings = Array(repeating: .none, count: turns.count)
  }

  /// Takes what was converted since the last step and starts the next input.
  public mutating func scan(at now: Instant) {
    do throws(ADS1115.Failure) {
      if let running {
        switch try chip.result(of: running) {
        case .converting: return
        case .voltage(let volts): readings[turn] = .voltage(volts, at: now)
        case .aboveRange, .belowRange: readings[turn] = .none
        }
        turn = turn + 1 == turns.count ? 0 : turn + 1
      }
      running = try chip.start(turns[turn])
    } catch {
      readings[turn] = .none
      running = nil
    }
  }
}
