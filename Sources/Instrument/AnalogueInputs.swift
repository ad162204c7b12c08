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
  private let turns: [ADS1115.Measurement]
  private var turn = 0
  private var running: ADS1115.Conversion?
  private var found: [Reading]

  public init(_ chip: ADS1115, _ turns: [ADS1115.Measurement]) {
    precondition(!turns.isEmpty, "a converter without a turn has nothing to do")
    self.chip = chip
    self.turns = turns
    found = Array(repeating: .none, count: turns.count)
  }

  /// What each turn found last.
  public var readings: [Reading] { found }

  /// Takes what was converted since the last step and starts the next input.
  public func scan(at now: Instant) {
    do throws(ADS1115.Failure) {
      if let running {
        switch try chip.result(of: running) {
        case .converting: return
        case .voltage(let volts): found[turn] = .voltage(volts, at: now)
        case .aboveRange, .belowRange: found[turn] = .none
        }
        turn = turn + 1 == turns.count ? 0 : turn + 1
      }
      running = try chip.start(turns[turn])
    } catch {
      found[turn] = .none
      running = nil
    }
  }
}
