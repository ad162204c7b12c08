import Documents
import Quantities
import Testing

@Suite("What is written of a sample")
struct SampleTextTests {
  private func findings(_ lines: String) -> String {
    let text = """
      solidus: sample/1
      name: LP-012-2
      naming: foil lot, day
      operator: Ada
      lots: { foil: "22-118" }
      area: 0.785 cm2
      \(lines)
      """
    do {
      _ = try SampleDocument.read(at: "s.yaml", from: .memory(["s.yaml": text])).get()
      return ""
    } catch { return "\(error)" }
  }

  @Test(
    "the air of a glovebox in parts of a million, whatever is shorter",
    arguments: [(0.5e-6, "0.5 ppm"), (0.01e-6, "0.01 ppm"), (3e-6, "3 ppm"), (40e-9, "0.04 ppm")])
  func share(value: Double, text: String) {
    #expect(QuantityPrinter.text(Ratio(value), in: "ppm") == text)
  }

  @Test("a share without its unit, or one that no glovebox has, is refused")
  func mistaken() {
    #expect(findings("glovebox: { water: 0.5 ppm, oxygen: 40 ppb }") == "")
    #expect(findings("glovebox: { water: 0.5, oxygen: 0.3 ppm }").contains("s.yaml:7:20"))
    #expect(findings("glovebox: { water: 2 %, oxygen: 0.3 ppm }").contains("at most 1 %"))
  }

  @Test(
    "what no foil and no cell has is a slip, and says what to write",
    arguments: [
      ("loading: 1e9 mg/cm2", "s.yaml:7:10", "at most 500 mg/cm2"),
      ("loading: -2 mg/cm2", "s.yaml:7:10", "at least 0"),
      ("loading: 0 mAh/cm2", "s.yaml:7:10", "at most 100 mAh/cm2"),
      ("loading: 300 mAh/cm2", "s.yaml:7:10", "at most 100 mAh/cm2"),
      ("stack_pressure: 2000 MPa", "s.yaml:7:17", "at most 900 MPa"),
      ("stack_pressure: -3 kPa", "s.yaml:7:17", "at least 0"),
      ("glovebox: { water: -1 ppm, oxygen: 0.3 ppm }", "s.yaml:7:20", "at least 0"),
    ])
  func bounds(line: String, place: String, advice: String) {
    let found = findings(line)
    #expect(found.contains(place) && found.contains(advice), "\(found)")
  }

  @Test(
    "names and what stands in lists hold nothing that steers a terminal, and are on one line",
    arguments: ["series: \"a\\e[31mb\"", "series: \"a\\nb\"", "electrolyte: \"\\u202E x\""])
  func steering(line: String) {
    let found = findings(line)
    #expect(found.contains("which steers a terminal") && found.contains("s.yaml:7:"), "\(found)")
    #expect(!found.contains("\u{1B}") && !found.contains("\u{202E}"))
  }

  @Test("a quantity is shown as it was written")
  func written() throws {
    let text = """
      solidus: sample/1
      name: LP-012-2
      naming: foil lot, day
      operator: Ada
      lots: { foil: "22-118" }
      area: 1.27 cm2
      loading: 20  mg/cm2
      stack_pressure: 0.3 MPa
      glovebox: { water: 500 ppb, oxygen: unknown }
      """
    let sample = try SampleDocument.read(at: "s.yaml", from: .memory(["s.yaml": text])).get()
    let facts = sample.facts.map { "\($0.name) \($0.value)" }
    for fact in [
      "area 1.27 cm2", "loading 20 mg/cm2", "stack_pressure 0.3 MPa", "glovebox_water 500 ppb",
      "glovebox_oxygen unknown",
    ] { #expect(facts.contains(fact), "\(facts)") }
  }

  @Test("a text with nothing in it is none")
  func blank() {
    #expect(findings("series: \"\"").contains("s.yaml:7:9: error: a text with nothing in it"))
    #expect(findings("comment: \"  \"").contains("leave the line out"))
  }
}
