/// How a command ended; other tools rely on these numbers.
enum ExitStatus: Int32 {
  case done = 0
  /// It worked, and found something that is wrong.
  case findings = 1
  /// The command line is wrong, or a file is not there.
  case usage = 2
  /// Refused before anything was energised.
  case refused = 3
  case tripped = 4
  case aborted = 5
  case hardwareLost = 6
}
