import Documents
import Library
import Quantities
import Rig
import Safety
import Testing

@Suite("Rows of the gas")
struct GasRowsTests {
  private static let rows: [FaultRow] = {
    let text = LibraryEntry.faultMatrix.text
    let read = FaultMatrixDocument.read(at: "m.yaml", from: .memory(["m.yaml": text]))
    return read.value?.rows.filter(\.isOfGas) ?? []
  }()

  /// The bench of seed 2, identified once for all of these.
  private static let known = Result { KnownPlant(try Bench.files(), seed: 2) }

  private func rehearse(_ row: FaultRow, _ phase: CampaignCase.Phase) throws -> CampaignResult {
    let one = CampaignCase(seed: 2, metal: .lithium, plant: "own", fault: (row, phase))
    return Rehearsal(one, on: try Self.known.get()).run()
  }

  @Test("each has a phase, and they are of no anneal")
  func phases() throws {
    #expect(Self.rows.count == 24)
    #expect(Rehearsal.canDose(try Bench.files()))
    // Their pressure is held, whatever the valves do.
    for plant in ["puck", "hotplate"] {
      #expect(!Rehearsal.canDose(try BoardFiles.read(Bench.folder + "/plants/\(plant)")))
    }
    let campaign = Campaign(
      rows: Self.rows, phases: CampaignCase.Phase.allCases, metals: [.lithium],
      plants: ["own", "puck"], seeds: 1..<2, withSound: false, dosing: ["own"])
    let cases = campaign.lots.flatMap(\.cases)
    #expect(cases.count { $0.fault?.phase == .dose } == 24)
    #expect(cases.allSatisfy { $0.fault?.phase == .dose || $0.fault?.row.id == "GV-03" })
  }

  @Test("end as promised while precursors are pulsed", arguments: rows.map(\.id))
  func dosed(id: String) throws {
    let row = try #require(Self.rows.first { $0.id == id })
    let result = try rehearse(row, .dose)
    #expect(result.broken == nil, "\(id): \(result.ending)")
    // What is borne lets the program come to its end.
    if row.reaction == .bear { #expect(result.ending == "done") }
  }

  @Test("a controller that shows a flow at rest is refused")
  func refused() throws {
    let row = try #require(Self.rows.first { $0.id == "GV-03" })
    let result = try rehearse(row, .boot)
    #expect(result.broken == nil && result.ending == "refused")
  }

  @Test("a promise that nobody keeps is called broken")
  func broken() throws {
    let row = try #require(Self.rows.first { $0.id == "GV-09" })
    let strict = FaultRow(
      id: row.id, title: row.title, fault: row.fault, reaction: .trip, within: Seconds(1),
      causes: ["unpurged"], phases: ["dose"], isStatic: false)
    #expect(try rehearse(strict, .dose).broken == "ended as 'done'")
  }
}
