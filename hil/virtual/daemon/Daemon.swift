import Documents
import Glibc
import Quantities
import Rig
import Safety
import VirtualBoard

/// `virtual-board`: serves a board to a guest, and writes what went over its wires.
enum Daemon {
  private static let usage = """
    usage: virtual-board --board BOARD --sockets DIR [--trace FILE] [--metal Li|Na|K|none]
      [--pressure P] [--seed N] [--faults FILE] [--clock virtual|wall] [--guests N] [--dark TIME]

    Serves a board to a guest of User-Mode Linux: prints the words for its command line, then
    'ready', and ends when the last guest has gone. hil/run starts both.
    Exit status: 0 all was well, 1 an output was on that should have been off, 2 the command line is
    wrong, 3 a driver did what a datasheet forbids, 6 the guest cannot be served.

    """

  struct Wrong: Error { let what: String }

  static func run(_ words: [String]) -> Int32 {
    if words.contains("--help") || words.isEmpty {
      say(usage, on: words.isEmpty ? 2 : 1)
      return words.isEmpty ? 2 : 0
    }
    do throws(Wrong) { return try serve(try options(words)) } catch {
      say("virtual-board: \(error.what)\n", on: 2)
      return 2
    }
  }

  private static func serve(_ said: [String: String]) throws(Wrong) -> Int32 {
    let name = said["board"] ?? "boards/bench"
    let files: BoardFiles
    do throws(Diagnostics) { files = try BoardFiles.read(name) } catch {
      throw Wrong(what: error.written(as: .text))
    }
    let options = try boardOptions(said)
    do throws(BoardFailure) {
      let board = try VirtualBoard(files, options)
      say(board.guestWords.joined(separator: " ") + "\nready\n", on: 1)
      try board.run()
      for finding in [board.danger, board.misuse].compactMap(\.self) {
        say("virtual-board: \(finding)\n", on: 2)
      }
      return board.danger != nil ? 1 : board.misuse != nil ? 3 : 0
    } catch {
      say("virtual-board: \(error)\n", on: 2)
      return 6
    }
  }

  /// Every option takes a value.
  private static func options(_ words: [String]) throws(Wrong) -> [String: String] {
    let known = [
      "board", "sockets", "trace", "metal", "pressure", "seed", "faults", "clock", "guests", "dark",
    ]
    var said: [String: String] = [:]
    var rest = words[...]
    while let word = rest.popFirst() {
      let name = String(word.dropFirst(2))
      guard word.hasPrefix("--"), known.contains(name), let value = rest.popFirst() else {
        throw Wrong(what: "'\(word)' means nothing here, or its value is missing; see --help")
      }
      said[name] = value
    }
    return said
  }

  private static func boardOptions(
    _ said: [String: String]
  ) throws(Wrong) -> VirtualBoard.Options {
    var options = VirtualBoard.Options()
    guard let sockets = said["sockets"] else { throw Wrong(what: "--sockets names a folder") }
    options.sockets = sockets
    if let path = said["trace"] { options.trace = path }
    options.isTravelling = said["clock"] ?? "virtual" == "virtual"
    guard let seed = UInt64(said["seed"] ?? "1"), let guests = Int(said["guests"] ?? "1") else {
      throw Wrong(what: "--seed and --guests are whole numbers")
    }
    (options.seed, options.guests) = (seed, guests)
    guard let metal = Metal(symbol: said["metal"] ?? "none") else {
      throw Wrong(what: "--metal is Li, Na, K or none")
    }
    options.metal = metal
    do throws(QuantityProblem) {
      if let text = said["pressure"] { options.pressure = try Pascals(written: text) }
      if let text = said["dark"] { options.dark = try Seconds(written: text) }
    } catch { throw Wrong(what: error.message) }
    if let path = said["faults"] {
      do throws(Diagnostics) { options.faults = try FaultDocument.read(at: path).get() } catch {
        throw Wrong(what: error.written(as: .text))
      }
    }
    return options
  }

  private static func say(_ text: String, on descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      // The bytes are lent for the call.
      let sent = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard sent > 0 else { return }
      rest = rest.dropFirst(sent)
    }
  }
}
