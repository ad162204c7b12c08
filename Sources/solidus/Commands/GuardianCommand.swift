import Glibc
import HAL
import LinuxHAL
import Rig

extension Command {
  /// For those who have the line driven by somebody else.
  static let guardian = Option.value(
    "guardian", "PATH", "with --live: the guardian that listens there drives the dead-man's line")

  static let guardianProcess = Command(
    words: ["guardian"], operands: "",
    about: "give the dead-man an edge for each step that a live run says it has completed",
    options: [
      board,
      .value(
        "socket", "PATH", "where it listens; guardian.sock in the state folder if left out"),
      state, live,
    ]
  ) { arguments, console in
    do throws(Refusal) { return try GuardianRun(arguments).run(console) } catch {
      return error.tell(console)
    }
  }
}

/// `guardian --live`: owns the dead-man's line and nothing else, until it is told to end.
private struct GuardianRun {
  private let guardian: Guardian
  private let clock = LinuxClock()

  init(_ arguments: Arguments) throws(Refusal) {
    guard arguments.has("live") else {
      throw Refusal(
        "solidus guardian: a simulated rig has its dead-man; add --live to drive the real line",
        .usage)
    }
    let files = try BoardFolder.read(arguments)
    let folder = arguments.value("state") ?? LiveOption.state
    let path = arguments.value("socket") ?? "\(folder)/guardian.sock"
    let line = try Self.line(of: files)
    do throws(LinuxError) { guardian = try Guardian(path, driving: line) } catch {
      throw Refusal("solidus guardian: \(error)", .refused)
    }
  }

  private static func line(of files: BoardFiles) throws(Refusal) -> GuardedLine {
    do throws(RigError) { return try LinuxWorld(files.board).guarded() } catch {
      throw Refusal(error)
    }
  }

  func run(_ console: Console) -> ExitStatus {
    Interruption.listen()
    // It costs nothing while it waits, and has a moment's work when it is woken.
    do throws(LinuxError) { try RealTime.control.adopt() } catch {
      console.complain("solidus guardian: not granted: \(error)")
    }
    if let place = unsafe getenv("NOTIFY_SOCKET") {
      ServiceManager.tellReady(at: unsafe String(cString: place))
    }
    console.print("guardian  listens at \(guardian.path)")
    while !Interruption.isAsked {
      do throws(LineError) { try guardian.serve(clock.now) } catch {
        console.complain("solidus guardian: the dead-man's line is lost: \(error.kind)")
        return .hardwareLost
      }
    }
    console.print("guardian  \(guardian.beats) edges, \(guardian.ignored) messages ignored")
    return .done
  }
}
