extension Command {
  static let completion = Command(
    words: ["completion"], operands: "bash|zsh|fish",
    about: "print what a shell needs to complete solidus commands", options: []
  ) { arguments, console in
    switch arguments.operands {
    case ["bash"]: console.put(bash)
    case ["zsh"]: console.put("autoload -U +X bashcompinit && bashcompinit\n" + bash)
    case ["fish"]: console.put(fish)
    default:
      console.complain("solidus completion: say bash, zsh or fish")
      return .usage
    }
    return .done
  }

  static var bash: String {
    var cases = ""
    for command in table {
      let options = command.options.map { "--" + $0.name } + ["--help"]
      // A whole word: 'runs list' is not 'run'.
      let name = command.name
      cases += "    \"\(name)\"|\"\(name) \"*) words=\"\(options.joined(separator: " "))\" ;;\n"
    }
    let first = firstWords.joined(separator: " ")
    var second = ""
    for word in firstWords {
      let following = table.filter { $0.words.count > 1 && $0.words[0] == word }.map { $0.words[1] }
      guard !following.isEmpty else { continue }
      second += "    \"\(word)\") words=\"\(following.joined(separator: " "))\" ;;\n"
    }
    return """
      _solidus() {
        local line="${COMP_WORDS[*]:1:COMP_CWORD-1}" current="${COMP_WORDS[COMP_CWORD]}" words=""
        case "$line" in
          "") words="\(first) --help --version" ;;
      \(second)\(cases)  esac
        case "$current" in
          -*|"") COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
          *) COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current")) ;;
        esac
      }
      complete -F _solidus solidus

      """
  }

  static var fish: String {
    var text = ""
    for word in firstWords {
      let about = table.first { $0.words == [word] }?.about ?? "..."
      text += "complete -c solidus -n __fish_use_subcommand -a \(word) -d '\(quoted(about))'\n"
    }
    for command in table {
      let condition = "__fish_seen_subcommand_from \(command.words[0])"
      if command.words.count > 1 {
        text += "complete -c solidus -n '\(condition)' -a \(command.words[1])\n"
      }
      for option in command.options {
        let value = option.value == nil ? "" : " -r"
        text +=
          "complete -c solidus -n '\(condition)' -l \(option.name)\(value) -d '\(quoted(option.about))'\n"
      }
    }
    return text
  }

  /// As it stands between single quotes of fish.
  private static func quoted(_ text: String) -> String { text.replacing("'", with: "\\'") }

  private static var firstWords: [String] {
    var words: [String] = []
    for command in table where !words.contains(command.words[0]) { words.append(command.words[0]) }
    return words
  }
}
