import Documents
import Instrument
import LinuxHAL
import Quantities
import Rig
import Safety

/// What `--live` means to the commands that take it with other options.
enum LiveOption {
  /// Where a real rig's latches are if nobody says.
  static let state = "/var/lib/solidus"

  /// The rig that is wired to this machine.
  ///
  /// - Parameter start: what its clock shows; a run that goes on has the time of the one before.
  static func world(
    _ arguments: Arguments, _ files: BoardFiles, startingAt start: Instant = .zero
  ) -> LinuxWorld {
    LinuxWorld(
      files.board, state: arguments.value("state") ?? state, guardian: arguments.value("guardian"),
      startingAt: start)
  }

  /// The board where it is real: what was simulated counts for nothing.
  static func seen(_ arguments: Arguments, _ files: BoardFiles) -> BoardFiles {
    files.seen(in: world(arguments, files))
  }

  /// Refuses what only a simulated rig has.
  static func check(
    _ arguments: Arguments, for command: String, against options: [String]
  ) throws(Refusal) {
    for option in options where !arguments.all(option).isEmpty {
      throw Refusal(
        "solidus \(command): --\(option) means nothing with --live; leave one of them out", .usage)
    }
  }

  /// A rig that is powered to be acknowledged; nobody has to have used it before.
  static func acknowledgement(
    _ arguments: Arguments, _ files: BoardFiles
  ) throws(Refusal) -> (Acknowledgement, place: String) {
    try check(arguments, for: "acknowledge", against: ["faults", "set", "seed"])
    let world = world(arguments, files)
    let (place, entries) = try survey(world, files)
    let metal = try AcknowledgeMetal.read(arguments, entries)
    do throws(RigError) {
      let run = try LiveRun(powering: [], metal: metal, on: files, in: world)
      return (Acknowledgement(run), place)
    } catch { throw Refusal(error) }
  }

  private static func survey(
    _ world: LinuxWorld, _ files: BoardFiles
  ) throws(Refusal) -> (place: String, entries: [LatchSurvey.Entry]) {
    do throws(RigError) {
      let place = try world.latches.place ?? state
      return (place, try LatchSurvey(place).entries.filter { $0.board == files.board.name })
    } catch { throw Refusal(error) }
  }
}
