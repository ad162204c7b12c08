import Documents
import Foundation
import Library
import Quantities
import Rig
import Safety
import Testing

@Suite("What this rig promises of faults")
struct OwnedRowsTests {
  /// The rows of temperature, heat, bus, GPIO, machine, operator, gas, plasma and cells that are
  /// promised, as the fault matrix numbers them; the others are about bottles, disks and networks.
  private static let owned: [String] =
    numbered("TS", 1...17) + numbered("HT", 1...12) + numbered("BU", 1...10)
    + numbered("GP", 1...6) + numbered("HO", 1...4) + numbered("HO", 10...16)
    + numbered("HO", 18...22) + numbered("OP", 1...11) + numbered("GV", 1...10)
    + numbered("VC", 1...5) + numbered("RF", 1...5) + numbered("PS", 1...15)

  private static func numbered(_ group: String, _ range: ClosedRange<Int>) -> [String] {
    range.map { $0 < 10 ? "\(group)-0\($0)" : "\(group)-\($0)" }
  }

  private static let matrix = Result {
    let text = LibraryEntry.faultMatrix.text
    return try FaultMatrixDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
  }

  @Test("every one of them is there, once: rehearsed, or proved by a test")
  func complete() throws {
    let matrix = try Self.matrix.get()
    let ids = matrix.rows.map(\.id) + matrix.proved.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Self.owned.count == 107)
    #expect(Self.owned.filter { !ids.contains($0) } == [])
    for row in matrix.rows where row.reaction != .bear {
      #expect(!row.phases.isEmpty, "\(row.id) is promised of no phase")
    }
  }

  @Test("nothing that a row says of its fault means nothing")
  func words() throws {
    let faults = FaultDocument(faults: try Self.matrix.get().rows.map(\.fault))
    #expect(faults.findings.written(as: .text) == "")
  }

  @Test("the test that a row names is there")
  func proofs() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    for row in try Self.matrix.get().proved {
      let parts = row.proof.split { $0 == "/" || $0 == "." }.map(String.init)
      guard parts.count == 3 else {
        Issue.record("\(row.id): '\(row.proof)' is no test")
        continue
      }
      let folder = "\(root)/\(parts[0])"
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      let texts = try files.filter { $0.hasSuffix(".swift") }.map {
        try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
      }
      let suite = texts.first { $0.contains("struct \(parts[1]) {") }
      #expect(suite?.contains("  func \(parts[2])(") == true, "\(row.id): no \(row.proof)")
      #expect(row.because.count > 20)
    }
  }

  /// The puck of seed 1, identified once for all of these.
  private static let known = Result {
    KnownPlant(try BoardFiles.read(Bench.folder + "/plants/puck"), seed: 1)
  }

  /// Every promise of machine and operator, in every phase that it is made of.
  private static let cases: [(row: String, phase: CampaignCase.Phase)] = {
    let groups = ["HO", "OP", "GP"]
    let rows = ((try? matrix.get())?.rows ?? []).filter { row in
      groups.contains { row.id.hasPrefix($0) } && !row.isOfGas
    }
    return rows.flatMap { row in
      row.phases.compactMap { CampaignCase.Phase(rawValue: $0).map { (row.id, $0) } }
    }
  }()

  @Test("there is something to rehearse")
  func some() { #expect(Self.cases.count > 30) }

  @Test("faults of the machine, of pins and of people end as promised", arguments: cases)
  func rehearsed(id: String, phase: CampaignCase.Phase) throws {
    let row = try #require(try Self.matrix.get().rows.first { $0.id == id })
    // Sodium: its soak is soon reached.
    let one = CampaignCase(seed: 1, metal: .sodium, plant: "puck", fault: (row, phase))
    let result = Rehearsal(one, on: try Self.known.get()).run()
    #expect(result.broken == nil, "\(one.command): \(result.ending)")
  }
}
