import Foundation
import Instrument
import Procedures
import Quantities
import Rig
import Testing

@testable import Record
@testable import solidus

/// Folders of cells as a real rig leaves them; that they go on there is tried by
/// `hil/scenarios/resumed-cells` and `resumed-cells-dark`.
private final class RealCells {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  /// Cut off in the middle of half an hour of a current.
  init() throws {
    let files = FileManager.default
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    try files.copyItem(atPath: "\(Self.root)/boards", toPath: path + "/boards")
    // Wherever this is tried, nothing real is to be driven.
    try change("boards/bench/board.yaml", "/dev/i2c-", to: "/dev/there-is-no-i2c-")
    try change("boards/bench/board.yaml", "gpio: gpiochip0", to: "gpio: gpiochip4000")
    try """
    solidus: method/1
    name: half an hour
    sample: 1 s
    record: { every: 10 s }
    steps:
      - rest: { for: 1 min }
      - current: { at: 0.1 mA, for: 30 min }

    """.write(toFile: path + "/method.yaml", atomically: false, encoding: .utf8)
    #expect(
      Solidus.run([
        "run", path + "/method.yaml", "--board", path + "/boards/bench", "--json", "--out",
        path + "/one", "--cell", "cell1=dummy-1k", "--cell", "cell3=dummy-1k",
      ]) == .done)
    try files.removeItem(atPath: path + "/one/meta.json")
    let bytes = try WholeFile.read(path + "/one/journal")
    var (cursor, end) = (JournalCursor(bytes), 0)
    while let frame = cursor.next(), frame.at < .zero + Seconds(600) { end = cursor.place }
    try Data(bytes[..<end]).write(to: URL(fileURLWithPath: path + "/one/journal"))
    try change("one/start.json", #""simulated": true"#, to: #""simulated": false"#)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func change(_ name: String, _ old: String, to new: String) throws {
    let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    #expect(text.contains(old), "\(name): \(old)")
    try text.replacingOccurrences(of: old, with: new).write(
      toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
  func kept(_ folder: String) throws -> KeptRun { try KeptRun(in: "\(path)/\(folder)") }

  private func asked(_ folder: String, _ more: [String]) throws -> Arguments {
    try Arguments(
      ["--resume", "\(path)/\(folder)", "--live", "--json", "--state", path + "/state"] + more,
      for: Command.run.options)
  }

  func refusal(_ folder: String = "one", _ more: String...) throws -> (
    text: String, status: solidus.ExitStatus
  ) {
    let arguments = try asked(folder, more)
    do throws(Refusal) {
      let cutOff = try CutOffRun("\(path)/\(folder)", arguments)
      return ("", try cutOff.go(Console(isQuiet: true)))
    } catch { return (error.message, error.status) }
  }

  /// Where its cells would go on, and what is left to be done with them.
  func going(_ folder: String) throws -> (point: CellResumePoint, works: [CellWork]) {
    let cutOff = try CutOffRun("\(path)/\(folder)", asked(folder, []))
    let arguments = try cutOff.arguments(recipe: false, cells: cutOff.going)
    let files = try BoardFolder.onDate(arguments, for: "run")
    let works = try CellWork.all(
      CellChoice.all(arguments, on: files.board, for: "run"), nil,
      on: LiveOption.seen(arguments, files), seed: nil, with: [])
    let point = try CellResume(cutOff).point(for: works)
    return (point, works.map(point.goingOn))
  }

  /// The folder of a run that goes on, whose power was lost before it had a record.
  func begun(after folder: String, _ point: CellResumePoint, as later: String) throws {
    let files = FileManager.default
    let (old, new) = ("\(path)/\(folder)", "\(path)/\(later)")
    try files.createDirectory(atPath: new, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: old) where name != "journal" {
      try files.copyItem(atPath: "\(old)/\(name)", toPath: "\(new)/\(name)")
    }
    let document = try #require(ResumedFrom(nil, point, .cutOff(old))).document
    try document.text.write(
      toFile: "\(new)/\(document.name)", atomically: false, encoding: .utf8)
    try EarlierJournals.keep(of: old, in: new)
    _ = try Journal(creating: new + "/journal")
  }
}

@Suite("Cells that were cut off on a real rig")
struct RealRigCellResumeTests {
  @Test("go on there with what the journal has, and nothing is said of what nobody saw")
  func point() throws {
    let rig = try RealCells()
    let (point, works) = try rig.going("one")
    let last = try rig.kept("one").look.last
    #expect(point.cut == last && last > .zero + Seconds(590))
    #expect(point.gap == .zero, "the clock on the wall times nothing")
    #expect(try #require(point.stood).contains("before this run"))
    #expect(
      point.lines(false).first?.contains("stood open, and nobody measured them: its last") == true)
    #expect(works.map(\.channel) == ["cell1", "cell3"])
    for (work, entry) in zip(works, point.cells) {
      let carry = try #require(entry.carry)
      #expect(abs(carry.charge.value - 0.1e-3 * carry.entry.lasted.value) < 0.3e-3)
      #expect(carry.entry.lasted > Seconds(500) && carry.entry.lasted < Seconds(540))
      #expect(entry.state == nil && work.aged == nil, "nobody knows it, and nothing is simulated")
      #expect(work.compiled.program.carry == carry)
    }
  }

  @Test("once more cut off before anything was recorded they go on from the same instant")
  func twice() throws {
    let rig = try RealCells()
    let first = try rig.going("one").point
    try rig.begun(after: "one", first, as: "two")
    let second = try rig.going("two").point
    #expect(second.cut == first.cut)
    #expect(second.cells.map(\.carry) == first.cells.map(\.carry))
    #expect(second.earlier == ["earlier-1.journal", "earlier-2.journal"])
  }

  @Test("only where somebody wants them, in a new folder that does not stay if no rig is there")
  func asked() throws {
    let rig = try RealCells()
    let (text, status) = try rig.refusal()
    #expect(status == .refused)
    #expect(text.contains("goes on with cell1, cell3: name a new folder with --out"), "\(text)")
    #expect(try rig.refusal("one", "--gap", "1 h").status == .usage)
    #expect(try rig.refusal("one", "--from", "2").text.contains("leave --from out"))
    let lost = try rig.refusal("one", "--out", rig.path + "/two")
    #expect(lost.text.contains("gpiochip4000"), "\(lost.text)")
    #expect(!rig.isThere("two"))
  }

  @Test("once: where they went on already somebody has to say that nothing flowed there")
  func again() throws {
    let rig = try RealCells()
    try RunRemarks.add([.note("lost its power", by: nil)], to: rig.path + "/one")
    #expect(try rig.refusal().text.contains("name a new folder with --out"))
    try RunRemarks.add([.goneOn(in: "rest")], to: rig.path + "/one")
    let (text, status) = try rig.refusal("one", "--out", rig.path + "/two")
    #expect(status == .refused && text.contains("went on in rest already"), "\(text)")
    #expect(try rig.refusal("one", "--again").text.contains("name a new folder with --out"))
    #expect(try rig.kept("one").remarks.notes.last?.text == "it went on in rest")
    #expect(Solidus.run(["run", "first-heat", "--again"]) == .usage)
  }

  @Test("of the same program and certificate only")
  func changed() throws {
    let rig = try RealCells()
    let begun = #""certificate": "0123456789", "kind""#
    try rig.change("one/start.json", #""kind""#, to: begun)
    let certified = try rig.refusal("one", "--out", rig.path + "/two")
    #expect(certified.text.contains("certificate 01234567"), "\(certified.text)")
    try rig.change("one/start.json", begun, to: #""kind""#)
    try rig.change("one/method.yaml", "0.1 mA", to: "0.2 mA")
    #expect(try rig.refusal("one", "--out", rig.path + "/two").text.contains("another program"))
    try rig.change("one/method.yaml", "0.2 mA", to: "0.1 mA")
    // What the cell bears is of it too.
    try rig.change("one/method.yaml", "sample: 1 s", to: "limits: { highest: 2 V }\nsample: 1 s")
    #expect(try rig.refusal("one", "--out", rig.path + "/two").text.contains("another program"))
    try rig.change("one/method.yaml", "limits: { highest: 2 V }\n", to: "")
    try rig.change("one/start.json", "program_sha256", to: "program_unknown")
    let unknown = try rig.refusal("one", "--out", rig.path + "/two")
    #expect(unknown.status == .refused && unknown.text.contains("does not say which program"))
    #expect(!rig.isThere("two"))
  }
}
