import Foundation
import Testing

@testable import solidus

/// A folder with methods and a cell; it goes away with its owner.
private final class Desk {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  static let board = ["--board", "\(root)/boards/bench"]
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let head = "solidus: method/1\nname: short\nsample: 1 s\nrecord: { every: 1 s }\nsteps:\n"
    try write(head + "  - current: { at: 0.1 mA/cm2, for: 5 s }\n", to: "dense.yaml")
    try write(head + "  - current: { at: C/2, for: 5 s }\n", to: "rate.yaml")
    try write(head + "  - current: { at: 10 mA, for: 5 s }\n", to: "much.yaml")
    try write(
      "solidus: recipe/1\nname: warm\nmetal: Li\nsteps:\n"
        + "  - heat: { zone: stage, to: 40 C, rate: 20 K/min }\n", to: "warm.yaml")
    try write(head + "  - current: { at: 0.1 mA/cm2, for: 60 s }\n", to: "minute.yaml")
    try write(
      "- {target: 'i2c.1:0x61', kind: dead, when: {after: 5 s, state: armed}}\n", to: "dead.yaml")
    let cell = "solidus: cell/1\nkind: symmetric\nname: one\narea: 1 cm2\n"
    try write(
      cell + "electrodes: { metal: Li }\nlimits: { lowest: -1 V, highest: 1 V, current: 2 mA }\n",
      to: "cell.yaml")
    try write(cell + "electrodes: { metal: Fe }\n", to: "wrong.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  /// The words with the names of files made paths.
  func words(_ text: String) -> [String] {
    text.split(separator: " ").map { String($0.replacing("%", with: path + "/")) }
  }
}

@Suite("Cells on the command line")
struct CellCommandTests {
  @Test("a reactor that trips ends the run as tripped, and no cell before its time")
  func besideTrip() throws {
    let desk = try Desk()
    let words = desk.words(
      "run %warm.yaml --cell cell1=li-li:%minute.yaml --faults %dead.yaml --out %kept --json")
    #expect(Solidus.run(words + Desk.board) == .tripped)
    let data = try Data(contentsOf: URL(fileURLWithPath: desk.path + "/kept/meta.json"))
    let meta = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(meta["outcome"] as? String == "tripped")
    let cells = try #require(meta["cells"] as? [[String: Any]])
    #expect(cells.count == 1 && cells[0]["outcome"] as? String == "done")
    // A minute at 0.1 mA/cm2 of the 0.785 cm2 of what ships.
    let charged = try #require(cells[0]["charged_C"] as? Double)
    #expect(abs(charged / (60 * 0.0785e-3) - 1) < 0.01)
  }

  @Test(
    "run ends as documented",
    arguments: [
      ("%dense.yaml --cell cell1=li-li", solidus.ExitStatus.done),
      ("%dense.yaml --cell cell1=%cell.yaml", .done),
      ("--cell cell1=li-li:%dense.yaml --cell cell2=lfp-li:%rate.yaml", .done),
      ("%dense.yaml --cell cell1=li-li --cell cell2=lfp-li:%rate.yaml", .done),
      // Beside a recipe each cell says what is done with it.
      ("%warm.yaml --cell cell1=li-li:%dense.yaml", .done),
      ("%warm.yaml --cell cell1=li-li:%dense.yaml --with times=3", .refused),
      ("%warm.yaml --cell cell1=li-li", .usage),
      ("%warm.yaml --cell cell1=li-li:%rate.yaml", .refused),
      // Of the cell nothing is said, or not what the method counts by, or it does not bear it.
      ("%dense.yaml --cell cell1", .refused), ("%rate.yaml --cell cell1=li-li", .refused),
      ("%much.yaml --cell cell1=li-li", .refused),
      // The cell is wrong.
      ("%dense.yaml --cell cell1=%wrong.yaml", .findings),
      // The command line is wrong, or a file is not there.
      ("%dense.yaml --cell cell1=li-l", .usage), ("%dense.yaml --cell cell1=%none.yaml", .usage),
      ("%dense.yaml --cell cel1=li-li", .usage), ("%dense.yaml --cell =li-li", .usage),
      ("%dense.yaml --cell cell1=", .usage), ("%dense.yaml --cell cell1=li-li:", .usage),
      ("%dense.yaml --cell cell1 --cell cell1=li-li", .usage), ("%dense.yaml", .usage),
      ("--cell cell1=li-li", .usage), ("first-heat --cell cell1=li-li", .usage),
      ("%dense.yaml %rate.yaml --cell cell1=li-li", .usage),
    ])
  func run(text: String, status: solidus.ExitStatus) throws {
    let desk = try Desk()
    let words = ["run", "--fast", "--json"] + Desk.board + desk.words(text)
    #expect(Solidus.run(words) == status)
  }

  @Test(
    "check says the same before anything moves",
    arguments: [
      ("%dense.yaml --cell li-li", solidus.ExitStatus.done), ("%dense.yaml", .findings),
      ("%rate.yaml --cell li-li", .findings), ("%rate.yaml --cell lfp-li", .done),
      ("%much.yaml --cell lfp-li", .findings), ("%cell.yaml", .done), ("li-li", .done),
      ("%wrong.yaml", .findings), ("%dense.yaml --cell %wrong.yaml", .findings),
      ("%dense.yaml --cell li-l", .usage), ("first-heat --cell li-li", .usage),
    ])
  func check(text: String, status: solidus.ExitStatus) throws {
    let desk = try Desk()
    #expect(Solidus.run(["check"] + Desk.board + desk.words(text)) == status)
  }

  @Test("the library shows and copies cells, and the schema is printed")
  func library() throws {
    let desk = try Desk()
    #expect(Solidus.run(["library", "list"]) == .done)
    #expect(Solidus.run(["library", "show", "lfp-li"]) == .done)
    #expect(Solidus.run(["library", "copy", "lfp-li", "--out", "\(desk.path)/mine.yaml"]) == .done)
    #expect(Solidus.run(["check"] + Desk.board + ["\(desk.path)/mine.yaml"]) == .done)
    #expect(Solidus.run(["library", "show", "lfp-l"]) == .usage)
    #expect(Solidus.run(["schema", "cell"]) == .done)
  }

  @Test("a run folder keeps cells, methods, what C was and whose the limits were")
  func folder() throws {
    let desk = try Desk()
    let out = "\(desk.path)/out"
    let words = ["run", "--fast", "--json", "--out", out] + Desk.board
    let cells = desk.words("--cell cell1=%cell.yaml:%dense.yaml --cell cell2=lfp-li:%rate.yaml")
    #expect(Solidus.run(words + cells) == .done)
    let names = try FileManager.default.contentsOfDirectory(atPath: out)
    for name in ["cell1.cell.yaml", "cell2.cell.yaml", "cell1.method.yaml", "cell2.method.yaml"] {
      #expect(names.contains(name))
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: out + "/meta.json"))
    let meta = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let all = try #require(meta["cells"] as? [[String: Any]])
    #expect(all.map { $0["cell"] as? String } == ["cell1", "cell2"])
    #expect(all[1]["one_C_is"] as? String == "1.7 mAh (170 mAh/g x 10 mg): LFP from empty to full")
    #expect(abs((all[1]["one_C_mAh"] as? Double ?? 0) - 1.7) < 1e-9)
    #expect(all[0]["one_C_is"] == nil)
    let limits = try #require(all[0]["limits"] as? [String: [String: Any]])
    #expect(limits["current_A"]?["of"] as? String == "cell")
    #expect(limits["highest_V"]?["value"] as? Double == 1)
  }

  private static let dummies = "short,open,4.096V,10kohm,1kohm,100ohm"

  @Test(
    "calibrate --cell ends as documented",
    arguments: [
      ("--cell cell1 --dummy \(dummies)", solidus.ExitStatus.done),
      ("--cell cell1", .usage), ("--cell cell9 --dummy \(dummies)", .usage),
      ("--cell cell1=li-li --dummy \(dummies)", .usage), ("--cell cell1 --dummy short", .usage),
      ("--cell cell1 --dummy \(dummies),tin", .usage),
      ("--cell cell1 --with indium --dummy \(dummies)", .usage),
      ("--cell cell1 --dummy \(dummies) --within 1%", .usage),
      ("--cell cell1 --dummy \(dummies) --out %c.yaml", .usage),
    ])
  func calibrate(text: String, status: solidus.ExitStatus) throws {
    let desk = try Desk()
    #expect(Solidus.run(["calibrate"] + desk.words(text) + Desk.board) == status)
  }

  @Test("a run says by which certificate its card was read, and counts what it says")
  func certified() throws {
    let desk = try Desk()
    let board = desk.path + "/bench"
    try FileManager.default.copyItem(atPath: Desk.board[1], toPath: board)
    let made = Solidus.run(
      [
        "calibrate", "--cell", "cell1", "--dummy", Self.dummies, "--date", "2026-11-21", "--out",
        board + "/certificates.yaml", "--board", board,
      ])
    #expect(made == .done)
    #expect(Solidus.run(["board", "check", board]) == .done)
    func meta(_ options: [String], _ name: String) throws -> String {
      let words = desk.words("run %dense.yaml --cell cell1=li-li --json --fast --out %\(name)")
      #expect(Solidus.run(words + ["--board", board] + options) == .done)
      return try String(contentsOfFile: desk.path + "/\(name)/meta.json", encoding: .utf8)
    }
    #expect(try meta(["--date", "2026-12-24"], "a").contains("certified on 2026-11-21"))
    let undated = try meta([], "b")
    #expect(undated.contains("uncalibrated: E") && undated.contains("the run has no --date"))
    #expect(
      try meta(["--date", "2026-12-24", "--seed", "2"], "c").contains("it is of the card of"))
  }
}
