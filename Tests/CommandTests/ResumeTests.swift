import Foundation
import Quantities
import Testing

@testable import Documents
@testable import Record
@testable import solidus

@Suite("A coating that was cut off")
struct ResumeTests {
  @Test("goes on at the cycle that was interrupted or the next, as somebody says, and never else")
  func interrupted() throws {
    let bench = try CoatingBench()
    #expect(bench.run("five.yaml", out: "one") == .done)
    let whole = try bench.doses("one")
    #expect(whole.count == 10 && Set(whole).count == 2)
    // Behind the first dose of the third cycle.
    try bench.cut("one", behind: 5)
    #expect(bench.resume("one", out: "none") == .refused)
    for from in ["1", "2", "5", "six"] {
      #expect(bench.resume("one", from: from, out: "none") == .refused)
    }
    #expect(!bench.isThere("none"), "nothing was begun")
    #expect(bench.resume("one", from: "3") == .refused, "nobody would know of it")
    #expect(bench.resume("one", from: "3", out: "again") == .done)
    #expect(try bench.doses("again") == Array(whole[4...]))
    #expect(bench.resume("one", from: "4", out: "next") == .done)
    #expect(try bench.doses("next") == Array(whole[6...]))
  }

  @Test("needs no word where the interrupted cycle had all its doses")
  func between() throws {
    let bench = try CoatingBench()
    #expect(bench.run("five.yaml", out: "one") == .done)
    let whole = try bench.doses("one")
    try bench.cut("one", behind: 4)
    #expect(bench.resume("one", out: "two") == .done)
    #expect(try bench.doses("two") == Array(whole[4...]))
    // Cut off once more, and made again.
    #expect(Solidus.run(["run", "--replay", bench.path + "/two", "--json"]) == .done)
    try bench.cut("two", behind: 3)
    #expect(bench.resume("two", from: "5", out: "three") == .done)
    #expect(try bench.doses("three") == Array(whole[8...]))
    #expect(Solidus.run(["run", "--replay", bench.path + "/three", "--json"]) == .done)
  }

  @Test("had perhaps a dose that nobody saw the end of, and is not believed to be whole")
  func open() throws {
    let bench = try CoatingBench()
    #expect(bench.run("five.yaml", out: "one") == .done)
    let whole = try bench.doses("one")
    try bench.cut("one", behind: 6, isOpen: true)
    #expect(try bench.doses("one").count == 5)
    #expect(bench.resume("one", out: "none") == .refused)
    #expect(bench.resume("one", from: "4", out: "two") == .done)
    #expect(try bench.doses("two") == Array(whole[6...]))
    let point = try #require(ResumedFrom(in: bench.path + "/two")?.recipe)
    #expect(point.cycle == 4 && point.count == 5 && point.given.count == 2)
    #expect(point.given[1].hasPrefix("perhaps a pulse of water"))
  }

  @Test("may have had the first dose of the next cycle, and then somebody has to say")
  func due() throws {
    let bench = try CoatingBench()
    #expect(bench.run("five.yaml", out: "one") == .done)
    try bench.cut("one", justBefore: 5)
    #expect(try bench.doses("one").count == 4)
    #expect(bench.resume("one", out: "none") == .refused)
    #expect(bench.resume("one", from: "3", out: "two") == .done)
    let point = try #require(ResumedFrom(in: bench.path + "/two")?.recipe)
    #expect(point.given.last == "perhaps a pulse of tma, which was due in the cycle after")
  }

  @Test(
    "is counted through, with what comes between, unless that was an anneal",
    arguments: [
      ("  - flow: { argon: 90 sccm }", solidus.ExitStatus.done),
      ("  - anneal: { zone: stage, at: 45 C, rate: 60 K/min, for: 10 s }", .refused),
      ("  - cool: { zone: stage, below: 39 C }", .refused),
    ])
  func between(step: String, status: solidus.ExitStatus) throws {
    let bench = try CoatingBench()
    try bench.parted(by: step)
    #expect(bench.run("parted.yaml", out: "one") == .done)
    try bench.cut("one", behind: 7)
    #expect(bench.resume("one", from: "4", out: "two") == status)
    guard status == .done else { return }
    #expect(try bench.doses("two").count == 4)
    #expect(RunPlan(in: bench.path + "/two")?.steps.first { !$0.path.isEmpty }?.path == "2/3")
    let flows = RunPlan(in: bench.path + "/two")?.steps.filter { $0.what == "setting argon" }
    #expect(flows?.count == 2, "as it was made ready at first, and then as it was set last")
  }

  @Test("is made ready before its first dose as the recipe makes it ready")
  func ready() throws {
    let bench = try CoatingBench()
    #expect(bench.run("five.yaml", out: "one") == .done)
    try bench.cut("one", behind: 4)
    #expect(bench.resume("one", out: "two") == .done)
    let plan = try #require(RunPlan(in: bench.path + "/two"))
    #expect(
      plan.steps.prefix { $0.path.isEmpty }.map(\.what).contains { $0.hasPrefix("heating to 40") })
    #expect(plan.steps.first { !$0.path.isEmpty }?.path == "3/5")
    let cutOff = try KeptRun(in: bench.path + "/two").cutOff
    let first = try #require(cutOff.pulses.first)
    let begun = cutOff.begun.filter { $0.time < first.time }.map(\.instruction)
    #expect(begun.contains { plan.steps[$0].what.hasPrefix("heating") })
    #expect(cutOff.heat.hottest > 38)
  }

  @Test("is not gone on with where it was no coating, or ended by itself, or had not begun to dose")
  func refusals() throws {
    let bench = try CoatingBench()
    #expect(bench.run("short.yaml", out: "heated") == .done)
    #expect(bench.resume("heated") == .refused, "it ended by itself")
    let journal = try WholeFile.read(bench.path + "/heated/journal")
    try bench.keep("heated", bytes: journal.count / 2)
    #expect(bench.resume("heated") == .refused, "an anneal")
    #expect(bench.run("five.yaml", out: "one") == .done)
    try bench.cut("one", behind: 1)
    let early = try WholeFile.read(bench.path + "/one/journal")
    let handle = FileHandle(forUpdatingAtPath: bench.path + "/one/journal")
    let cut = try #require(handle)
    try cut.truncate(atOffset: UInt64(early.count / 2))
    try cut.close()
    #expect(bench.resume("one") == .refused, "no dose yet")
    #expect(bench.resume("nowhere") == .usage)
    #expect(Solidus.run(["run", "--from", "3", bench.path + "/five.yaml"]) == .usage)
  }

  @Test("tells of all of it what it gave, and what of that came before each pause")
  func whole() throws {
    let bench = try CoatingBench()
    #expect(bench.run("five.yaml", out: "one") == .done)
    let all = try #require(bench.kept("one").films.first)
    let took = try #require(bench.kept("one").meta?.number("duration_s"))
    try bench.cut("one", behind: 5)
    #expect(bench.resume("one", from: "3", out: "two") == .done)
    let meta = try #require(bench.kept("two").meta)
    // A dose of the interrupted cycle was given twice.
    let whole = CoatingPart(of: "", saying: try #require(meta["whole"]))
    #expect(whole.opened("tma") == 6 && whole.opened("water") == 5)
    #expect(meta.list("pulses").compactMap { $0.number("pulses") } == [3, 3])
    let (before, own) = (try #require(bench.kept("two").earlierParts.first), meta)
    #expect(before.opened("tma") == 3 && before.opened("water") == 2)
    #expect(before.run.hasSuffix("/one") && before.took > 0 && before.took < took)
    #expect(abs(whole.took - before.took - (own.number("duration_s") ?? 0)) < 1e-6)
    let film = try #require(whole.films?.first)
    let (below, above) = (try #require(before.films?.first), try #require(own.list("films").first))
    #expect(below.nanometres > 0 && whole.films?.count == 1)
    #expect(
      abs(film.nanometres - below.nanometres - (above.number("thickness_nm") ?? 0)) < 1e-9)
    #expect(abs(film.nanometres - all.nanometres) < 0.15 * all.nanometres)
    let page = try bench.text("two/report.html")
    for words in ["The whole coating", "before pause 1, in ", "Reactor, since it went on"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(page.contains("<td>tma</td><td>3</td><td>3</td>"), "opened, seen")
    #expect(page.contains("<th>tma opened</th>") && page.contains("<td>together</td>"))
    let watched = try WatchedRun(in: bench.path + "/two")
    try watched.read { _, _ in }
    #expect(watched.before == before.took)
    let ended = WatchEnd(watched).text
    #expect(ended.contains("\(clock(Seconds(whole.took))) with what went before"), "\(ended)")
    // What is built into a cell is all of it.
    let left = try CoatedFilm.left(
      in: Located(bench.path + "/two", at: .start(of: "cell.yaml")), from: .disk)
    #expect(abs(left.thickness.value - film.nanometres) < 1e-9)
    // And once more.
    try bench.cut("two", behind: 2)
    #expect(bench.resume("two", out: "three") == .done)
    let third = try #require(bench.kept("three").meta?["whole"])
    #expect(try bench.kept("three").earlierParts.count == 2)
    #expect(CoatingPart(third).opened("tma") == 6 && CoatingPart(third).opened("water") == 5)
    let again = ["run", "--replay", bench.path + "/three", "--json", "--out", bench.path + "/four"]
    #expect(Solidus.run(again) == .done)
    #expect(try bench.kept("four").meta?["whole"].map { JSON($0).text } == JSON(third).text)
  }

  @Test("whose earlier film nobody knows is not built into a cell as if the later part were all")
  func unknown() throws {
    let bench = try CoatingBench()
    #expect(bench.run("five.yaml", out: "one") == .done)
    try bench.cut("one", behind: 4)
    #expect(bench.resume("one", out: "two") == .done)
    let text = try bench.text("two/meta.json")
    try bench.change("two/meta.json", "\"whole\"", to: "\"hole\"")
    #expect(text.contains("\"resumes\""))
    #expect(throws: Diagnostics.self) {
      try CoatedFilm.left(
        in: Located(bench.path + "/two", at: .start(of: "cell.yaml")), from: .disk)
    }
  }

  @Test("what one part grew lies on what the one before it had grown")
  func stacked() {
    func film(_ material: String, _ nanometres: Double, _ product: String? = nil) -> GrownFilm {
      GrownFilm(
        material, cycles: nanometres * 10, nanometres: nanometres, parasitic: 0,
        converted: product == nil ? 0 : 1, product: product)
    }
    let stack = GrownFilm.stacked(
      [film("ZnO", 1), film("Al2O3", 2)], [film("Al2O3", 3, "LiAlOx"), film("ZnO", 4)])
    #expect(stack.map(\.material) == ["ZnO", "Al2O3", "ZnO"])
    #expect(stack.map(\.nanometres) == [1, 5, 4] && stack[1].product == "LiAlOx")
    let part = CoatingPart(run: "a", took: 1, doses: [], films: [film("ZnO", 1)])
    let blind = CoatingPart(run: "b", took: 2, doses: [], films: nil)
    #expect(CoatingPart.sum([part, blind], in: "").films == nil)
    #expect(CoatingPart.sum([part, blind], in: "").took == 3)
  }

  @Test("tells how long the foil was how warm")
  func heat() {
    var dose = HeatDose()
    for second in 0...100 { dose.add(second < 50 ? 25 : 95, at: Double(second)) }
    #expect(dose.hottest == 95)
    #expect(dose.above.map(\.celsius) == [70, 80, 90])
    #expect(dose.above.map(\.seconds) == [51, 51, 51])
    #expect(HeatDose().above.isEmpty)
  }
}
