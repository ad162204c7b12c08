import Documents
import HAL
import Rig

extension Command {
  static let boardList = Command(
    words: ["board", "list"], operands: "[BOARD]",
    about: "show what is wired where: buses, chips, lines, nets", options: [board, json]
  ) { arguments, console in
    do throws(Refusal) {
      let files = try BoardFolder.read(BoardFolder.onlyOne(arguments))
      let listing = BoardListing(files)
      console.put(arguments.has("json") ? listing.json.text + "\n" : listing.text)
      return .done
    } catch { return error.tell(console) }
  }

  static let boardCheck = Command(
    words: ["board", "check"], operands: "[BOARD]",
    about: "find mistakes in a board: addresses, lines, ranges, bus time",
    options: [
      board, .value("format", "text|json|gcc", "how findings are written; text if left out"),
    ]
  ) { arguments, console in
    guard let format = DiagnosticFormat(rawValue: arguments.value("format") ?? "text") else {
      console.complain("solidus board check: --format is text, json or gcc")
      return .usage
    }
    do throws(Refusal) {
      return BoardCheckReport(try BoardFolder.onlyOne(arguments)).run(format, console)
    } catch { return error.tell(console) }
  }

  static let boardProbe = Command(
    words: ["board", "probe"], operands: "[BOARD]",
    about: "ask every address of every bus and branch who answers",
    options: [board, json, live, seed]
  ) { arguments, console in
    do throws(Refusal) {
      let files = try BoardFolder.read(BoardFolder.onlyOne(arguments))
      let world = try Worlds.make(files, arguments)
      return Probe(files, world).run(asJSON: arguments.has("json"), console)
    } catch { return error.tell(console) }
  }
}
