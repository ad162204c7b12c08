import Documents
import Quantities
import Testing

@Suite("The chemistry that ships")
struct ChemistryTests {
  private static let folder =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    + "/Sources/Library/Chemistry"

  private func read(_ old: String = "", _ new: String = "") throws -> Checked<ChemistryDocument> {
    var texts: [String: String] = [:]
    for name in ["precursors.yaml", "films.yaml"] {
      let bytes = try DocumentFiles.disk.bytes(at: "\(Self.folder)/\(name)").get()
      let text = String(decoding: bytes, as: UTF8.self)
      texts[name] = old.isEmpty ? text : text.replacing(old, with: new)
    }
    return ChemistryDocument.read(
      precursors: "precursors.yaml", films: "films.yaml", from: .memory(texts))
  }

  @Test(
    "knows every precursor that the papers name",
    arguments: [
      "TMA", "H2O", "O2-plasma", "LTB", "H2S", "TDMAA", "TDMAZ", "HF", "TMP", "TTIP", "EG", "ED",
      "PDIC", "ZTB", "GL", "HQ", "DEZ", "TDMASn",
    ])
  func precursors(name: String) throws {
    let precursor = try #require(try read().get().precursors[name])
    #expect(precursor.sticking > 0)
    // In its bottle it stands between what a pump leaves and what air weighs.
    guard let bottle = precursor.bottle else { return }
    let pressure = try #require(precursor.pressure(at: bottle.temperature))
    #expect(pressure > Pascals(5) && pressure < .atmosphere)
    #expect(bottle.lowest <= bottle.temperature && bottle.temperature <= bottle.highest)
  }

  @Test("has the vapour pressures that handbooks print")
  func vapour() throws {
    let chemistry = try read().get()
    func torr(_ name: String, _ t: Double) throws -> Double {
      try #require(chemistry.precursors[name]?.pressure(at: Celsius(t))).value / 133.322
    }
    #expect(try (torr("H2O", 20) - 17.54).magnitude < 0.1)
    #expect(try (torr("TMA", 20) - 8.7).magnitude < 0.1)
    #expect(try (torr("EG", 25) - 0.09).magnitude < 0.005)
  }

  @Test("finds films by their pairs, whatever their names are")
  func films() throws {
    let chemistry = try read().get()
    #expect(chemistry.film(of: "TMA", and: "EG")?.material == "AlEG")
    #expect(chemistry.film(of: "TMA", and: "O2-plasma")?.material == "Al2O3")
    #expect(chemistry.film(of: "EG", and: "TMA") == nil)
    #expect(chemistry.films.entries.allSatisfy { !$0.value.source.isEmpty })
  }

  @Test("a film of a precursor that is not there is a mistake")
  func unknown() throws {
    let text = try read("from: [TMA, EG]", "from: [TMA, EQ]").diagnostics.written(as: .text)
    #expect(text.contains("there is no precursor 'EQ'"), "\(text)")
    let plasma = try read("of: O2,", "of: O3,").diagnostics.written(as: .text)
    #expect(plasma.contains("there is no precursor 'O3'"), "\(plasma)")
  }
}
