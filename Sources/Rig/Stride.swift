import Documents
import HAL
import Instrument
import Quantities
import Simulator

/// Passes what lies between two samples of cells alone at once: the beats for the dead-man, as one.
///
/// Everything else is as if each step had been made: RigTests/StrideTests compares the records.
final class Stride {
  private let world: SimulatedWorld
  private let lines: SimulatedLines
  private let deadMan: LineNumber

  /// Nil for a rig that has no dead-man, or switches of the room that may move by themselves.
  init?(_ board: BoardDocument, _ world: SimulatedWorld) {
    let switches = board.channels.entries.compactMap { entry -> String? in
      guard case .interlock(let channel) = entry.value, channel.stops.stopsCells
      else { return nil }
      return channel.line.value
    }
    do throws(RigError) {
      deadMan = try world.line("dead_man")
      for name in switches {
        guard case .gpio? = board.lines[name]?.source.value else { return nil }
        if world.lines.wire(try world.line(name)).isDriven { return nil }
      }
    } catch { return nil }
    self.world = world
    lines = world.lines
  }

  /// Goes on to the next thing that is due, or to `end` if that is sooner.
  func pass(_ instrument: Instrument, before end: Instant) {
    guard let idle = instrument.idleBeats, idle.first < end else { return }
    let period = Instrument.period
    let span = min(idle.until, end) - idle.first - Seconds(nanoseconds: 1)
    let beats = span.nanoseconds / period.nanoseconds + 1
    guard lines.toggle(deadMan, times: Int(beats), from: idle.first, every: period)
    else { return }
    instrument.pass(Int(beats), from: idle.first)
    // What comes between two beats is met by the step that follows it.
    world.wait(until: min(idle.until, idle.first + period * beats))
  }
}
