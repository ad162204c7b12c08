import HAL
import Quantities
import Testing

@testable import solidus

@Suite("Raw messages, in the words of i2ctransfer")
struct MessageTests {
  @Test("a write, a read and a wait")
  func words() throws {
    let messages = try I2CMessage.parse(["w1@0x60", "0x20", "r2", "wait=0.5s", "r1@0x40"])
    #expect(
      messages == [
        .write([0x20], to: 0x60), .read(count: 2, from: 0x60), .wait(.milliseconds(500)),
        .read(count: 1, from: 0x40),
      ])
  }

  @Test(
    "what cannot be meant is refused in words",
    arguments: [
      ["r2"], ["x1@0x60"], ["w2@0x60", "0x01"], ["w1@0x60", "0x100"], ["r0@0x60"], ["r1@0x02"],
      ["r1@0x99"], ["w1@0x60@0x61", "0"], ["wait=5"], ["wait=2d", "r1@0x60"], ["r99999@0x60"], [],
    ])
  func refusals(words: [String]) {
    #expect(throws: I2CMessage.Wrong.self) { try I2CMessage.parse(words) }
  }
}

@Suite("The command line")
struct CommandLineTests {
  private static let options: [Option] = [
    .flag("json", ""), .value("seed", "N", ""), .value("set", "X", "", repeats: true),
  ]

  @Test("options may stand anywhere, with a blank or an equals sign")
  func sorting() throws {
    let arguments = try Arguments(
      ["a", "--seed", "7", "--set=x=1", "--json", "b", "--set", "y=2", "--", "--c"],
      for: Self.options)
    #expect(arguments.operands == ["a", "b", "--c"])
    #expect(arguments.value("seed") == "7")
    #expect(arguments.all("set") == ["x=1", "y=2"])
    #expect(arguments.has("json"))
  }

  @Test(
    "what is wrong is said",
    arguments: [
      (["--sed", "1"], "there is no option --sed; did you mean --seed?"),
      (["--seed"], "--seed wants N after it"), (["--json=1"], "--json takes no value"),
      (["--seed", "1", "--seed", "2"], "--seed is given twice"),
    ])
  func mistakes(words: [String], what: String) {
    do throws(Arguments.Wrong) {
      _ = try Arguments(words, for: Self.options)
      Issue.record("\(words) was accepted")
    } catch { #expect(error.what == what) }
  }

  @Test(
    "the exit status is as documented",
    arguments: [
      (["--help"], solidus.ExitStatus.done), (["--version"], .done), ([], .usage),
      (["borad"], .usage),
      (["board"], .usage), (["board", "check", "/no/such/folder"], .usage),
      (["run", "/no/such/recipe.yaml"], .usage), (["run"], .usage), (["schema", "board"], .done),
      (["schema", "x"], .usage), (["completion", "bash"], .done),
      (["run", "first-heat", "--plant", "pukc"], .usage),
      (["run", "first-heat", "--plant", "/no/such/plant"], .usage),
      (["i2c", "transfer", "--help"], .done), (["board", "list", "--board", "/no"], .usage),
    ])
  func status(words: [String], status: solidus.ExitStatus) { #expect(Solidus.run(words) == status) }

  @Test(
    "every board that ships is right, answers a probe, and can be listed",
    arguments: [
      "bench", "minimal", "rpi4", "beaglebone-black", "plants/puck", "plants/ald-plate",
      "plants/hot-wall", "plants/hotplate",
    ])
  func boards(name: String) {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let folder = "\(root)/boards/\(name)"
    #expect(Solidus.run(["board", "check", folder]) == .done)
    #expect(Solidus.run(["board", "probe", "--board", folder]) == .done)
    #expect(Solidus.run(["board", "list", "--json", "--board", folder]) == .done)
  }

  @Test(
    "a plant lies beside the board, however that is written",
    arguments: [
      ("boards/bench", "boards/plants/puck"), ("boards/bench/", "boards/plants/puck"),
      ("/a/b", "/a/plants/puck"), ("bench", "plants/puck"), ("..", "../../plants/puck"),
    ])
  func plants(board: String, folder: String) throws {
    #expect(try Plants.folder(of: "puck", beside: board) == folder)
    #expect(try Plants.folder(of: "/x/y/board.yaml", beside: board) == "/x/y")
  }

  @Test("every command has a name of its own, a purpose, and help")
  func table() {
    #expect(Set(Command.table.map(\.name)).count == Command.table.count)
    for command in Command.table {
      #expect(!command.about.isEmpty)
      #expect(command.help.hasPrefix("usage: solidus \(command.name)"))
      #expect(Solidus.run(command.words + ["--help"]) == .done)
    }
  }

  @Test(
    "numbers have the decimals that were asked for",
    arguments: [
      (1.25, 1, "1.2"), (-0.04, 1, "0.0"), (-1.06, 1, "-1.1"), (99.96, 1, "100.0"), (7, 0, "7"),
    ])
  func decimals(value: Double, decimals: Int, text: String) {
    #expect(fixed(value, decimals) == text)
  }
}
