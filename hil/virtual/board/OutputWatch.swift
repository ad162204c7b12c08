import HAL
import Quantities
import Rig
import Simulator

/// Looks at the outputs themselves while no edge comes on the dead-man line.
///
/// 250 ms after the last edge nothing may be on that can do harm, whatever became of the program.
final class OutputWatch {
  private let world: SimulatedWorld
  private let deadMan: LineNumber?
  private var last: Instant?
  /// The first thing that was on though it should not have been.
  private(set) var finding: String?

  static let bound = Seconds.milliseconds(250)
  private static let pace = Seconds.milliseconds(10)

  init(_ world: SimulatedWorld, _ files: BoardFiles) {
    self.world = world
    do throws(RigError) { deadMan = try world.line("dead_man") } catch { deadMan = nil }
  }

  /// A line was driven.
  func see(_ line: LineNumber, at now: Instant) { if line == deadMan { last = now } }

  /// Looks, if nothing has come for too long; the world may have to be moved on to be seen.
  ///
  /// - Returns: when to look again.
  func look(at now: Instant) -> Instant {
    guard let last else { return now + Self.bound }
    guard now >= last + Self.bound else { return last + Self.bound }
    if finding == nil, let what = harmful(at: now) {
      finding = "\(what) \((now - last).nanoseconds / 1_000_000) ms after the last edge"
    }
    return now + Self.pace
  }

  /// What is on that could do harm.
  private func harmful(at now: Instant) -> String? {
    for part in world.parts.heaters where part.circuit.isHeating(at: now) {
      return "heater '\(part.name)' is on"
    }
    // A valve moves when its chamber is looked at.
    for part in world.parts.chambers { _ = part.chamber.output(0, at: now) }
    for part in world.parts.valves where part.valve.isOpen {
      return "valve '\(part.name)' is open"
    }
    return nil
  }
}
