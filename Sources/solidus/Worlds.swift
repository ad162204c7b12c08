import Quantities
import Rig

/// The only place that chooses a world.
enum Worlds {
  static func make(_ files: BoardFiles, _ arguments: Arguments) throws(Refusal) -> any World {
    if arguments.has("live") { return LinuxWorld(files.board) }
    return try simulated(files, arguments)
  }

  static func simulated(
    _ files: BoardFiles, _ arguments: Arguments
  ) throws(Refusal) -> SimulatedWorld {
    guard let seed = UInt64(arguments.value("seed") ?? "1") else {
      throw Refusal("solidus: --seed is a whole number from 0 on", .usage)
    }
    do throws(RigError) { return try SimulatedWorld(files, seed: seed) } catch {
      throw Refusal(error, .findings)
    }
  }
}
