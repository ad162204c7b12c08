import Documents
import Quantities
import Testing

@Suite("Cells as documents")
struct CellDocumentTests {
  private static let text = """
    solidus: cell/1
    kind: symmetric
    name: Li coated, number 4
    three_electrodes: true
    area: 0.785 cm2
    electrolyte: 1 M LiPF6 in EC and DEC
    electrodes:
      metal: Li
      foil: 350 um
      coating: { film: { material: LiAlOx, thickness: 20 nm } }
    limits: { lowest: -1 V, highest: 1 V, current: 2 mA, hottest: 55 C }
    set: li-bare

    """

  private func read(_ old: String = "", _ new: String = "") -> Checked<CellDocument> {
    let text = old.isEmpty ? Self.text : Self.text.replacing(old, with: new)
    return CellDocument.read(at: "c.yaml", from: .memory(["c.yaml": text]))
  }

  @Test("are read whole")
  func whole() throws {
    let cell = try read().get()
    #expect(cell.hasReference && cell.area == SquareMetres(0.785e-4))
    #expect(cell.limits.current == Amperes(2e-3) && cell.limits.coldest == Celsius(-20))
    #expect(cell.set?.value == "li-bare")
    guard case .symmetric(let electrode) = cell.build,
      case .said(let film)? = electrode.coating?.source
    else {
      Issue.record("not symmetric, or not coated")
      return
    }
    #expect(film == CoatedFilm("LiAlOx", Nanometres(20)))
    #expect(electrode.foil == Nanometres(350_000))
  }

  @Test(
    "are refused where they say too little or the wrong thing",
    arguments: [
      ("kind: symmetric", "kind: symetric"), ("area: 0.785 cm2", "area: 0 cm2"),
      ("area: 0.785 cm2\n", ""), ("current: 2 mA", "current: 2 mA/cm2"),
      ("lowest: -1 V", "lowest: -6 V"), ("metal: Li", "metal: Fe"), ("name:", "nam:"),
      ("film: {", "run: x, film: {"),
    ])
  func refused(old: String, new: String) {
    #expect(throws: Diagnostics.self) { try read(old, new).get() }
  }

  @Test("a host whose curve rises is refused")
  func curve() {
    let text = """
      solidus: cells/1
      hosts:
        X: { metal: Li, capacity: 100 mAh/g, points: [[0, 3], [0.5, 3.5], [1, 2]], source: none }
      coatings: {}
      sets: {}

      """
    #expect(throws: Diagnostics.self) {
      try CellLibraryDocument.read(at: "c.yaml", from: .memory(["c.yaml": text])).get()
    }
  }
}
