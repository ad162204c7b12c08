import Foundation
import Testing

@testable import Record
@testable import solidus

/// Folders as a real rig leaves them; what needs one is tried by `hil/scenarios/resumed`.
private final class Rig {
  let bench: CoatingBench

  /// Cut off behind the first dose of the third cycle.
  init() throws {
    bench = try CoatingBench()
    try FileManager.default.copyItem(
      atPath: "\(CoatingBench.root)/boards", toPath: bench.path + "/boards")
    // Wherever this is tried, nothing real is to be driven.
    try bench.change("boards/bench/board.yaml", "/dev/i2c-", to: "/dev/there-is-no-i2c-")
    try bench.change("boards/bench/board.yaml", "gpio: gpiochip0", to: "gpio: gpiochip4000")
    let sample = "\(CoatingBench.root)/hil/scenarios/foil.sample.yaml"
    let words = [
      "run", bench.path + "/five.yaml", "--board", board, "--json", "--out", bench.path + "/one",
      "--sample", sample,
    ]
    #expect(Solidus.run(words) == .done)
    try bench.cut("one", behind: 5)
    try bench.change("one/start.json", #""simulated": true"#, to: #""simulated": false"#)
  }

  var board: String { bench.path + "/boards/bench" }

  func refusal(_ more: String...) throws -> (text: String, status: solidus.ExitStatus) {
    let arguments = try Arguments(
      ["--resume", "\(bench.path)/one", "--json", "--state", bench.path + "/state"] + more,
      for: Command.run.options)
    do throws(Refusal) {
      let status = try CutOffRun("\(bench.path)/one", arguments).go(Console(isQuiet: true))
      return ("", status)
    } catch { return (error.message, error.status) }
  }
}

extension Rig {
  /// Where it would go on.
  fileprivate func point(_ more: String...) throws -> ResumePoint {
    let folder = bench.path + "/one"
    let arguments = try Arguments(
      ["--resume", folder, "--state", bench.path + "/state"] + more, for: Command.run.options)
    let recipe = try Recipes.read("\(folder)/recipe.yaml")
    let resume = try Resume(CutOffRun(folder, arguments), beside: nil)
    let files = try BoardFolder.onDate(resume.arguments(), for: "run")
    return try resume.point(in: RecipeRun.compile(recipe, files, []), of: recipe)
  }
}

@Suite("A coating that was cut off on a real rig")
struct RealRigResumeTests {
  @Test("goes on there and nowhere else, and a simulated one never there")
  func kind() throws {
    let rig = try Rig()
    let (text, status) = try rig.refusal("--from", "3", "--out", rig.bench.path + "/two")
    #expect(status == .usage && text.contains("write --live"))
    try rig.bench.change("one/start.json", #""simulated": false"#, to: #""simulated": true"#)
    let other = try rig.refusal("--live", "--from", "3", "--out", rig.bench.path + "/two")
    #expect(other.status == .usage && other.text.contains("leave --live out"))
    #expect(!rig.bench.isThere("two"))
  }

  @Test("takes nothing that only a simulated rig has, or that its folder says")
  func options() throws {
    let rig = try Rig()
    for more in [["--gap", "1 h"], ["--faults", "f.yaml"], ["--wire", "w"], ["--seed", "2"]] {
      #expect(try rig.refusal("--live", more[0], more[1]).status == .usage, "\(more)")
    }
    let board = try rig.refusal("--live", "--board", rig.board)
    #expect(board.text.contains("is what the folder says"))
    try rig.bench.change(
      "one/start.json", #""with": []"#, to: #""date": "2026-11-21", "with": []"#)
    #expect(try rig.refusal("--live", "--from", "3").text.contains("write which day it is now"))
    let later = try rig.refusal("--live", "--from", "3", "--date", "2026-11-23")
    #expect(later.text.contains("name a new folder with --out"))
  }

  @Test("at a cycle that the operator names, in a new folder")
  func cycle() throws {
    let rig = try Rig()
    let (text, status) = try rig.refusal("--live", "--out", rig.bench.path + "/two")
    #expect(status == .refused)
    #expect(text.contains("write --from 3 to give all of it again, or --from 4"))
    #expect(try rig.refusal("--live", "--from", "2").text.contains("is no place to go on"))
    #expect(try rig.refusal("--live", "--from", "3").text.contains("name a new folder with --out"))
    #expect(!rig.bench.isThere("two"))
    let point = try rig.point("--live", "--from", "4", "--out", rig.bench.path + "/two")
    #expect(point.cycle == 4 && point.count == 5 && point.given.count == 1)
    #expect(try #require(point.stood).contains("before this run"))
  }

  @Test("and where the rig is missing no folder stays that says nothing")
  func missing() throws {
    let rig = try Rig()
    for _ in 1...2 {
      let lost = try rig.refusal("--live", "--from", "4", "--out", rig.bench.path + "/two")
      let absent = ["there-is-no-i2c", "gpiochip4000"]
      #expect(absent.contains(where: lost.text.contains), "\(lost.text)")
      #expect(lost.status == .hardwareLost || lost.status == .refused, "\(lost.text)")
      #expect(!rig.bench.isThere("two"), "the same name serves again")
    }
  }

  @Test("not before its zones are acknowledged: on the rig, and not on a simulated one")
  func latched() throws {
    let rig = try Rig()
    // The token of a zone whose program died is gone.
    let state = rig.bench.path + "/state"
    #expect(rig.bench.run("short.yaml", out: "other", "--state", state) == .done)
    let names = try FileManager.default.contentsOfDirectory(atPath: state)
    let token = try #require(names.first { $0.hasSuffix(".clean") })
    try FileManager.default.removeItem(atPath: "\(state)/\(token)")
    let (text, status) = try rig.refusal("--live", "--from", "4", "--out", rig.bench.path + "/two")
    #expect(status == .refused && text.contains("the program or its power died"), "\(text)")
    #expect(text.contains("acknowledge --state \(state) --live --board \(rig.board) stage"))
    #expect(!rig.bench.isThere("two"))
  }

  @Test("of the same board only: what is described in another way now is named")
  func changed() throws {
    let rig = try Rig()
    // What a simulated rig is like is nothing of a real one.
    try rig.bench.change("boards/bench/world.yaml", "solidus:", to: "# told apart\nsolidus:")
    #expect(try rig.refusal("--live", "--from", "3").text.contains("name a new folder"))
    for file in ["board.yaml", "identification.yaml", "certificates.yaml"] {
      let name = "boards/bench/\(file)"
      guard rig.bench.isThere(name) else { continue }
      let before = try rig.bench.text(name)
      try rig.bench.write(before + "\n# another\n", to: name)
      let (text, status) = try rig.refusal("--live", "--from", "3")
      #expect(status == .refused && text.contains(file) && text.contains("put it back"), "\(text)")
      try rig.bench.write(before, to: name)
    }
    try FileManager.default.removeItem(atPath: rig.board)
    #expect(try rig.refusal("--live", "--from", "3").text.contains("board.yaml"))
  }

  @Test("of the same program only, and of none that nobody can compare")
  func program() throws {
    let rig = try Rig()
    try rig.bench.change("one/recipe.yaml", "H2O: 0.1 s", to: "H2O: 0.2 s")
    #expect(try rig.refusal("--live", "--from", "3").text.contains("another program"))
    try rig.bench.change("one/recipe.yaml", "H2O: 0.2 s", to: "H2O: 0.1 s")
    try rig.bench.change("one/start.json", "program_sha256", to: "program_unknown")
    #expect(try rig.refusal("--live", "--from", "3").text.contains("does not say which program"))
  }
}
