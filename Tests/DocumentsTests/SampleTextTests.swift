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

  @Test("a text with nothing in it is none")
  func blank() {
    #expect(findings("series: \"\"").contains("s.yaml:7:9: error: a text with nothing in it"))
    #expect(findings("comment: \"  \"").contains("leave the line out"))
  }
}
