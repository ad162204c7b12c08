import Documents
import Rig

extension Command {
  static let state = Option.value(
    "state", "DIR", "the folder that keeps how each zone was left, from run to run")

  static let acknowledge = Command(
    words: ["acknowledge"], operands: "[ZONE]",
    about: "say that a trip was seen, once it is over and the zone is cool; energises nothing",
    options: [
      state, board, seed,
      .value("metal", "Li|Na|K|none", "what lies on the zone, if its record is lost"),
      .value("set", "NAME=VALUE", "what the plant is at: stage.temperature=160C", repeats: true),
      .value("faults", "FILE", "faults to inject"), json, guardian, live,
    ]
  ) { arguments, console in
    do throws(Refusal) { return try AcknowledgeRun(arguments).run(console) } catch {
      return error.tell(console)
    }
  }

  static let status = Command(
    words: ["status"], operands: "",
    about: "show how each zone was left, and what a run does that goes on",
    options: [state, socket, json]
  ) { arguments, console in
    do throws(Refusal) {
      if arguments.value("socket") != nil {
        let call = try ControlAnswer.ask("status", arguments)
        console.put(arguments.has("json") ? call.json + "\n" : call.text)
        return call.status
      }
      let survey = try StateOption.survey(arguments, for: "status")
      let run = try ControlAnswer.ofRun(arguments)
      let report = StatusReport(survey.survey, in: survey.path, run)
      console.put(arguments.has("json") ? report.json.text + "\n" : report.text)
      return .done
    } catch { return error.tell(console) }
  }
}

/// `--state DIR`, as the commands that need it read it.
enum StateOption {
  static func survey(
    _ arguments: Arguments, for command: String
  ) throws(Refusal) -> (path: String, survey: LatchSurvey) {
    guard let path = arguments.value("state") else {
      throw Refusal(
        "solidus \(command): name the state folder: --state DIR, or where a run listens:"
          + " --socket PATH", .usage)
    }
    do throws(RigError) { return (path, try LatchSurvey(path)) } catch { throw refusal(error) }
  }

  /// The latches of a simulated board in a folder; nil if none was named.
  static func latches(
    _ arguments: Arguments, of files: BoardFiles
  ) throws(Refusal) -> FolderLatches? {
    guard let path = arguments.value("state") else { return nil }
    do throws(RigError) {
      return try FolderLatches(path, board: files.board.name, newcomer: .isClean)
    } catch { throw refusal(error) }
  }

  /// A folder that is not there is a mistake in the command line.
  private static func refusal(_ error: RigError) -> Refusal {
    Refusal(error, error.kind == .lost ? .usage : .refused)
  }
}
