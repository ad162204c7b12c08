import Documents
import Foundation
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
      (["identify", "stage"], .usage), (["identify", "--seed", "-1"], .usage),
      (["identify", "--metal", "lead"], .usage), (["identify", "--holder", "plain"], .usage),
      (["identify", "--out", "/tmp/x"], .usage), (["identify", "--date", "2026-02-30"], .usage),
      (["identify", "--holder", "p", "--gas", "Ar", "--pressure", "0Pa"], .usage),
      (["identify", "--holder", "p", "--gas", "Ar", "--pressure", "1V"], .usage),
      (["identify", "--zone", "stag", "--board", CommandLineTests.minimal], .refused),
      (["calibrate"], .usage), (["calibrate", "--with", "tin"], .usage),
      (["calibrate", "--with", "indium", "--no-foil"], .usage),
      (["calibrate", "indium", "--no-foil"], .usage), (["schema", "certificates"], .done),
      (["run", "first-heat", "--date", "2026-02-30"], .usage),
      (["plan", "first-heat", "--date", "2026-02-30"], .usage),
      (["i2c", "transfer", "--help"], .done), (["board", "--help"], .done), (["i2c", "-h"], .done),
      (["board"], .usage), (["board", "list", "--board", "/no"], .usage),
      (["board", "list", "/no"], .usage), (["board", "check", "/no", "--board", "/no"], .usage),
      (["board", "probe", "/no"], .usage), (["jitter", "x"], .usage),
    ])
  func status(words: [String], status: solidus.ExitStatus) { #expect(Solidus.run(words) == status) }

  /// What lies beside the tests, wherever they run from.
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  @Test(
    "an alert that is not proved is a refusal before anything is energised",
    arguments: ["alert-inverted", "alert-stuck"])
  func alerts(fault: String) {
    let faults = "\(Self.root)/Tests/Fixtures/faults/\(fault).yaml"
    let bench = "\(Self.root)/boards/bench"
    let words = ["run", "first-heat", "--fast", "--json", "--board", bench, "--faults", faults]
    #expect(Solidus.run(words) == .refused)
  }

  @Test(
    "an identification with mistakes is findings, one that cannot be read a missing file",
    arguments: [
      ("misidentified", solidus.ExitStatus.findings), ("unreadable", .usage),
      // What was never identified can be looked at, but not heated.
      ("unidentified", .refused),
    ])
  func identification(board: String, status: solidus.ExitStatus) {
    let folder = "\(Self.root)/Tests/Fixtures/boards/\(board)"
    #expect(Solidus.run(["run", "first-heat", "--fast", "--json", "--board", folder]) == status)
    let looked: solidus.ExitStatus = status == .refused ? .done : status
    #expect(Solidus.run(["board", "list", folder]) == looked)
    #expect(Solidus.run(["board", "check", folder]) == looked)
  }

  private static let minimal: String = {
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/boards/minimal"
  }()

  @Test("identify writes where it was told, and never over what is there unless told to")
  func identify() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/found.yaml"
    let words = [
      "identify", "--board", Self.minimal, "--holder", "ring", "--gas", "Ar", "--pressure", "1atm",
      "--json", "--date", "2026-11-21", "--out", path,
    ]
    #expect(Solidus.run(words) == .done)
    let found = try IdentificationDocument.read(at: path).get()
    let entries = try #require(found.zones["stage"]?.identified)
    #expect(entries.map(\.combination.holder) == ["plain", "ring"])
    #expect(entries.last?.date == Day("2026-11-21"))
    try "mine".write(toFile: path, atomically: false, encoding: .utf8)
    #expect(Solidus.run(words) == .usage)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    #expect(Solidus.run(words + ["--replace"]) == .done)
    #expect(IdentificationDocument.read(at: path).value != nil)
  }

  @Test("calibrate wants to be told that no foil is there, and a day to write one down")
  func calibrateRefuses() {
    let words = [
      "calibrate", "--board", Self.minimal, "--with", "indium", "--holder", "plain", "--gas", "Ar",
      "--pressure", "1atm",
    ]
    #expect(Solidus.run(words) == .refused)
    #expect(Solidus.run(words + ["--no-foil"]) == .refused)
    #expect(Solidus.run(words + ["--no-foil", "--out", "/tmp/x"]) == .usage)
    #expect(Solidus.run(words + ["--no-foil", "--date", "today"]) == .usage)
  }

  @Test("calibrate writes a certificate, a dated run lives on it, and one that is altered is found")
  func calibrate() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: "\(Self.root)/boards/bench", toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/certificates.yaml"
    let words = [
      "calibrate", "--board", folder, "--with", "indium", "--no-foil", "--holder", "plain", "--gas",
      "Ar", "--pressure", "100Pa", "--json", "--date", "2026-11-21", "--out", path,
    ]
    #expect(Solidus.run(words) == .done)
    let one = try #require(try CertificatesDocument.read(at: folder).get().certificates.first)
    #expect(one.offset.magnitude < one.uncertainty)
    #expect(one.isSimulated)
    #expect(Solidus.run(["board", "check", folder]) == .done)
    let recipe = folder + "/hot.yaml"
    let text =
      "solidus: recipe/1\nname: hot\nmetal: Li\nholder: plain\ngas: Ar\npressure: 100 Pa\nsteps:\n"
      + "  - heat: {zone: stage, to: 174 C, rate: 30 K/min}\n"
    try text.write(toFile: recipe, atomically: false, encoding: .utf8)
    let run = ["run", recipe, "--fast", "--json", "--board", folder]
    #expect(Solidus.run(run) == .refused)
    #expect(Solidus.run(run + ["--date", "2027-06-01"]) == .refused)
    #expect(Solidus.run(run + ["--date", "2026-12-24"]) == .done)
    for command in ["check", "plan"] {
      let words = [command, recipe, "--board", folder]
      #expect(Solidus.run(words) == .findings)
      #expect(Solidus.run(words + ["--date", "2026-12-24"]) == .done)
    }
    let altered = try String(contentsOfFile: path, encoding: .utf8)
      .replacing("date: 2026-11-21", with: "date: 2027-05-21")
    try altered.write(toFile: path, atomically: false, encoding: .utf8)
    #expect(Solidus.run(["board", "check", folder]) == .findings)
    #expect(Solidus.run(run + ["--date", "2027-06-01"]) == .findings)
  }

  @Test(
    "every board that ships is right, answers a probe, and can be listed",
    arguments: ["bench", "bench-hybrid", "minimal", "sputter", "rpi4", "beaglebone-black"])
  func boards(name: String) {
    let folder = "\(Self.root)/boards/\(name)"
    #expect(Solidus.run(["board", "check", folder]) == .done)
    #expect(Solidus.run(["board", "probe", "--board", folder]) == .done)
    #expect(Solidus.run(["board", "list", "--json", "--board", folder]) == .done)
  }

  @Test(
    "a board is a folder, its file, or the bare name of one that ships",
    arguments: [
      ("sputter", "boards/sputter"), ("sputter/board.yaml", "sputter"), ("a/sputter", "a/sputter"),
      ("boards/sputter", "boards/sputter"), ("mine", "mine"), ("nobody", "nobody"),
    ])
  func boardNames(name: String, folder: String) {
    let files = DocumentFiles.memory([
      "boards/sputter/board.yaml": "", "mine/board.yaml": "", "boards/mine/board.yaml": "",
    ])
    #expect(BoardFolder.folder(name, among: files) == folder)
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
