import Documents
import Quantities
import Simulator
import Testing

@testable import Rig

@Suite("The parameter sets of cells that ship")
struct CellSetTests {
  /// After so many hours at the current of the set, in mV; the area is 1 cm2.
  private func overpotential(_ name: String, after hours: Double) throws -> Double {
    let library = try CellLibrary.shipped()
    let set = try #require(library.sets[name])
    let model = MetalCell(CellNumbers.metal(set, area: SquareMetres(1e-4)))
    let current = set.at / 1e4
    var state = model.fresh
    var sign = 1.0
    var left = hours
    while left > 0 {
      state = model.state(after: min(1, left) * 3600, at: sign * current, from: state)
      sign = -sign
      left -= 1
    }
    return 1e3 * model.potentials(at: current, in: state).cell
  }

  @Test(
    "meet the curves of the papers",
    arguments: [
      ("na-bare", 0, 23), ("na-bare", 200, 43), ("na-naalox", 0, 20), ("na-naalox", 1000, 20),
      ("na-bare-3", 100, 134), ("na-hybrid", 0, 59), ("na-hybrid", 10, 22),
      ("na-hybrid", 2000, 30), ("li-bare", 0, 49), ("li-bare", 650, 199),
      ("li-lialox", 1000, 99), ("li-100al2o3", 400, 199), ("li-bare-2", 0, 96),
      ("li-bare-2", 265, 767), ("li-hybrid", 30, 72), ("li-hybrid", 500, 88),
      ("na3sbs4-bare", 2, 60), ("na3sbs4-bare", 265, 1185), ("na3sbs4-mld150C", 100, 395),
      ("na3sbs4-mld150C", 475, 445), ("na3sbs4-mld50C", 160, 324),
      ("na3sbs4-mld50C", 200, 358), ("lgps-lialo2", 0, 93), ("lgps-lialo2", 3000, 153),
    ])
  func meets(name: String, hours: Double, millivolts: Double) throws {
    let found = try overpotential(name, after: hours)
    #expect(abs(found - millivolts) <= 0.5 + 0.012 * millivolts)
  }

  @Test("each says where it is from, and each host falls from full to empty")
  func sources() throws {
    let library = try CellLibrary.shipped()
    for set in library.sets.entries { #expect(set.value.source.count > 10) }
    for host in library.hosts.entries {
      #expect(host.value.points.first?[0] == 0 && host.value.points.last?[0] == 1)
    }
    #expect(Set(library.hosts.names) == ["LFP", "LCO", "NMC", "TiS2", "TiS2-sodium"])
  }

  private func cell(_ text: String) throws -> CellDocument {
    try CellDocument.read(at: "c.yaml", from: .memory(["c.yaml": text])).get()
  }

  private func symmetric(_ coating: String) throws -> MetalCellParameters {
    let document = try cell(
      """
      solidus: cell/1
      kind: symmetric
      name: one
      area: 0.785 cm2
      electrodes: { metal: Li, foil: 40 um\(coating) }
      limits: { lowest: -1 V, highest: 1 V, current: 2 mA }

      """)
    let maker = SimulatedCellMaker(try CellLibrary.shipped())
    return try #require(try maker.model(document) as? MetalCell).parameters
  }

  @Test("a film of the thickness that was measured is the coated set; thinner is less of both")
  func coating() throws {
    func film(_ nm: Double) throws -> MetalCellParameters {
      try symmetric(", coating: { film: { material: LiAlOx, thickness: \(nm) nm } }")
    }
    let (bare, none, thin, whole, thick) =
      (try symmetric(""), try film(0), try film(5), try film(20), try film(40))
    #expect(none == bare || none.coating == (0, 0))
    #expect(none.cycling == bare.cycling)
    #expect(abs(whole.coating.new - 12) < 1e-12 && whole.coating.active == 0)
    #expect(abs(thin.coating.new - 3) < 1e-12 && abs(thick.coating.new - 24) < 1e-12)
    #expect(bare.cycling.square > thin.cycling.square && thin.cycling.square > whole.cycling.square)
    #expect(whole.cycling.square < 0.02 * bare.cycling.square)
    // 40 um of lithium, at 12.99 cm3/mol.
    #expect(abs(bare.working.metal - 8.25) < 0.01)
  }

  @Test("a coating that nothing is known of, or a run that is not looked into, is refused")
  func unknown() throws {
    #expect(throws: RigError.self) {
      try symmetric(", coating: { film: { material: LiAlOy, thickness: 5 nm } }")
    }
    #expect(throws: RigError.self) { try symmetric(", coating: { run: runs/1 }") }
  }

  @Test("an asymmetric cell begins on bare copper, a full one at the potential of its host")
  func kinds() throws {
    let maker = SimulatedCellMaker(try CellLibrary.shipped())
    let copper = try maker.model(
      cell(
        """
        solidus: cell/1
        kind: asymmetric
        name: two
        set: li-cu
        area: 1 cm2
        working: { metal: Cu }
        counter: { metal: Li }
        limits: { lowest: -1 V, highest: 2 V, current: 2 mA }

        """))
    #expect(copper.potentials(at: 0, in: copper.fresh).cell == 1.5)
    let full = try maker.model(
      cell(
        """
        solidus: cell/1
        kind: full
        name: three
        area: 1 cm2
        working: { host: LFP, active: 10 mg, filled: 50 % }
        counter: { metal: Li }
        limits: { lowest: 2.5 V, highest: 4 V, current: 2 mA }

        """))
    #expect(abs(full.potentials(at: 0, in: full.fresh).cell - 3.432) < 1e-12)
    // 10 mg of 170 mAh/g are emptied by half of 1.7 mAh.
    let charged = full.state(after: 3600, at: 0.85e-3, from: full.fresh)
    #expect(abs(charged.filled) < 1e-12)
  }
}
