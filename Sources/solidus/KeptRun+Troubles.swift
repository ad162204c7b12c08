import Documents
import Record

extension KeptRun {
  /// The one folder that a command line names; what is wrong with its files is said at once.
  static func named(
    by arguments: Arguments, for command: String, _ console: Console
  ) throws(Refusal) -> KeptRun {
    guard arguments.operands.count == 1, let folder = arguments.operands.first else {
      throw Refusal(
        "solidus \(command): name one folder that 'solidus run --out' made", .usage)
    }
    return try read(folder, for: command, console)
  }

  /// The same for a command that has nothing to say where nothing is left of what was recorded.
  static func recorded(
    by arguments: Arguments, for command: String, _ console: Console
  ) throws(Refusal) -> KeptRun {
    let run = try named(by: arguments, for: command, console)
    guard !run.isEmptied else {
      throw Refusal("solidus \(command): nothing can be told of \(run.path)", .usage)
    }
    return run
  }

  static func read(
    _ folder: String, for command: String, _ console: Console
  ) throws(Refusal) -> KeptRun {
    do throws(RecordError) {
      let run = try KeptRun(in: folder)
      FileTrouble.tell(run.troubles, of: folder, console)
      return run
    } catch { throw Refusal("solidus \(command): \(error)", .usage) }
  }

  var troubleJSON: (key: String, value: JSON) { FileTrouble.json(troubles) }
}

extension FileTrouble {
  /// Beside what was asked for: what is left out there is to be known.
  static func tell(_ troubles: [FileTrouble], of folder: String, _ console: Console) {
    for trouble in troubles { console.complain(trouble.text(in: folder)) }
  }

  static func json(_ troubles: [FileTrouble]) -> (key: String, value: JSON) {
    let all = troubles.map { trouble in
      JSON.object([
        ("file", .string(trouble.file)), ("what", .string(trouble.what)),
        ("remedy", .string(trouble.remedy)),
      ])
    }
    return ("troubles", .array(all))
  }
}
