import Foundation
import Instrument
import Quantities
import Testing

@testable import Record
@testable import solidus

/// A coating of five cycles of two doses, whose journal can be cut where a loss of power would.
final class CoatingBench {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(
      """
      solidus: recipe/1
      name: five cycles
      metal: Na
      steps:
        - open: [carrier]
        - flow: { argon: 100 sccm }
        - pressure: { hold: 100 Pa, within: 5 min }
        - heat: { zone: stage, to: 40 C, rate: 60 K/min }
        - repeat:
            times: 5
            steps:
              - pulse: { TMA: 0.1 s }
              - purge: 20 s
              - pulse: { H2O: 0.1 s }
              - purge: 30 s
        - hold: 10 s

      """, to: "five.yaml")
    try write(
      "solidus: recipe/1\nname: short\nmetal: Na\nsteps:\n"
        + "  - heat: {zone: stage, to: 40 C, rate: 60 K/min}\n  - hold: 30 s\n", to: "short.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The same coating with something between its second and its third cycle.
  func parted(by step: String) throws {
    let text = try String(contentsOfFile: path + "/five.yaml", encoding: .utf8)
    let repetition = text.components(separatedBy: "- repeat:")[1].components(
      separatedBy: "  - hold: 10 s")
    let block = "- repeat:" + repetition[0]
    try write(
      text.replacingOccurrences(
        of: block,
        with: block.replacingOccurrences(of: "times: 5", with: "times: 2") + step + "\n  "
          + block.replacingOccurrences(of: "times: 5", with: "times: 3")), to: "parted.yaml")
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  func run(_ recipe: String, out: String, _ more: String...) -> solidus.ExitStatus {
    Solidus.run(
      ["run", "\(path)/\(recipe)", "--board", "\(Self.root)/boards/bench", "--json", "--out"]
        + ["\(path)/\(out)"] + more)
  }

  func resume(_ folder: String, from: String? = nil, out: String? = nil) -> solidus.ExitStatus {
    Solidus.run(
      ["run", "--resume", "\(path)/\(folder)", "--json"] + (from.map { ["--from", $0] } ?? [])
        + (out.map { ["--out", "\(path)/\($0)"] } ?? []))
  }

  /// Takes away all that came after so many pulses: the power was lost in the purge behind the last,
  /// or while the last was still open.
  func cut(_ folder: String, behind pulses: Int, isOpen: Bool = false) throws {
    var cursor = JournalCursor(try WholeFile.read("\(path)/\(folder)/journal"))
    let bytes = try WholeFile.read("\(path)/\(folder)/journal")
    var count = 0
    var end = 0
    while let frame = cursor.next() {
      if !isOpen { end = cursor.place }
      if PulseRecord(bytes.span.extracting(frame.bytes)) != nil { count += 1 }
      if count == pulses { break }
      end = cursor.place
    }
    #expect(count == pulses)
    try keep(folder, bytes: end)
  }

  /// Takes away all from the first sign of the pulse after so many on.
  func cut(_ folder: String, justBefore pulse: Int) throws {
    let bytes = try WholeFile.read("\(path)/\(folder)/journal")
    var cursor = JournalCursor(bytes)
    var (count, end, steps) = (0, 0, 0)
    while let frame = cursor.next() {
      let record = bytes.span.extracting(frame.bytes)
      if PulseRecord(record) != nil { (count, steps) = (count + 1, 0) }
      // The purge behind a pulse begins, and then what comes after the purge.
      if InstructionRecord(record) != nil { steps += 1 }
      if count == pulse - 1, steps == 2 { break }
      end = cursor.place
    }
    #expect(count == pulse - 1)
    try keep(folder, bytes: end)
  }

  func keep(_ folder: String, bytes: Int) throws {
    if isThere("\(folder)/meta.json") {
      try FileManager.default.removeItem(atPath: "\(path)/\(folder)/meta.json")
    }
    let journal = try #require(FileHandle(forUpdatingAtPath: "\(path)/\(folder)/journal"))
    try journal.truncate(atOffset: UInt64(bytes))
    try journal.close()
  }

  /// Takes away all that came later than this.
  func cut(_ folder: String, after seconds: Double) throws {
    var cursor = JournalCursor(try WholeFile.read("\(path)/\(folder)/journal"))
    var end = 0
    while let frame = cursor.next(), (frame.at - .zero).value <= seconds { end = cursor.place }
    try keep(folder, bytes: end)
  }

  /// What is said when it is refused to go on; nil where it goes on.
  func refusal(_ folder: String, _ more: String...) -> (text: String, status: solidus.ExitStatus)? {
    refusal(folder, more)
  }

  func refusal(_ folder: String, _ more: [String]) -> (text: String, status: solidus.ExitStatus)? {
    do {
      let arguments = try Arguments(
        ["--resume", "\(path)/\(folder)", "--json"] + more, for: Command.run.options)
      let run = try CutOffRun("\(path)/\(folder)", arguments)
      #expect(try run.go(Console(isQuiet: true)) == .done)
      return nil
    } catch let refusal as Refusal {
      return (refusal.message, refusal.status)
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// Writes something else into a file that is there.
  func change(_ name: String, _ old: String, to new: String) throws {
    let text = try text(name)
    #expect(text.contains(old), "\(name): \(old)")
    try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  func kept(_ folder: String) throws -> KeptRun { try KeptRun(in: "\(path)/\(folder)") }

  /// Of each valve, in order.
  func doses(_ folder: String) throws -> [Int] {
    try KeptRun(in: "\(path)/\(folder)").cutOff.pulses.map(\.valve)
  }

  func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
}
