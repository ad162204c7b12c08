import Documents

/// The command line: finds the command that was meant and runs it.
enum Solidus {
  static let version = "0.1.0"

  static func run(_ words: [String]) -> ExitStatus {
    let console = Console()
    return OutputTrouble.settle(run(words, console), console)
  }

  private static func run(_ words: [String], _ console: Console) -> ExitStatus {
    guard let first = words.first else {
      console.complain(overview)
      return .usage
    }
    if first == "--help" || first == "-h" || first == "help" {
      console.put(overview)
      return .done
    }
    if first == "--version" {
      console.print("solidus \(version)")
      return .done
    }
    guard let command = command(named: words) else { return unknown(words, console) }
    let rest = Array(words.dropFirst(command.words.count))
    if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      console.put(command.help)
      return .done
    }
    do throws(Arguments.Wrong) {
      let arguments = try Arguments(rest, for: command.options)
      if command.operands.isEmpty, let word = arguments.operands.first {
        throw Arguments.Wrong(what: "'\(word)' means nothing here")
      }
      return command.run(arguments, console)
    } catch {
      console.complain("solidus \(command.name): \(error.what)")
      console.complain("try: solidus \(command.name) --help")
      return .usage
    }
  }

  private static func command(named words: [String]) -> Command? {
    Command.table.first { words.starts(with: $0.words) }
  }

  private static func unknown(_ words: [String], _ console: Console) -> ExitStatus {
    let family = Command.table.filter { $0.words.count > 1 && $0.words[0] == words[0] }
    if !family.isEmpty, words.dropFirst().contains(where: { $0 == "--help" || $0 == "-h" }) {
      console.put(listing(family))
      return .done
    }
    if !family.isEmpty {
      let second = family.map { $0.words[1] }.joined(separator: ", ")
      console.complain("solidus \(words[0]): say which: \(second)")
      return .usage
    }
    let names = Command.table.map { $0.words[0] }
    let hint =
      Suggestion.nearest(to: words[0], among: names).map { "; did you mean '\($0)'?" } ?? ""
    console.complain("solidus: there is no command '\(words[0])'\(hint)")
    console.complain("try: solidus --help")
    return .usage
  }

  /// What `solidus --help` prints.
  static var overview: String {
    """
    usage: solidus COMMAND ...

    Coats, anneals and measures lithium and sodium anodes. Everything is simulated
    unless a command has --live and is told so.

    \(listing(Command.table))
    'solidus COMMAND --help' says more. Exit status: 0 done, 1 findings, 2 usage or
    missing file, 3 refused before start, 4 tripped, 5 aborted, 6 hardware lost.

    """
  }

  /// A line for each command.
  private static func listing(_ commands: [Command]) -> String {
    let width = commands.map(\.name.count).max() ?? 0
    return commands.map { command in
      let gap = String(repeating: " ", count: width - command.name.count + 2)
      return "  \(command.name)\(gap)\(command.about)\n"
    }.joined()
  }
}
