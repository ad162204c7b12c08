import Documents
import Quantities
import Safety
import Testing

@Suite("Identifications")
struct IdentificationDocumentTests {
  private func read(_ text: String) -> Checked<IdentificationDocument> {
    IdentificationDocument.read(at: "i.yaml", from: .memory(["i.yaml": text]))
  }

  private static let right = """
    solidus: identification/1
    description: "a \\"drawing\\": and more"
    zones:
      stage:
        power: 240 W
        latency: 370 ms
        drawing:
          element: 800 J/K +- 20 %
          sample: 60 J/K ± 20 %
          coupling: 0.53 W/K+-20%
          element_loss: 1.2 W/K +- 20 %
          sample_loss: 0 W/K +- 100 %
        identified:
          - holder: plain
            gas: Ar
            pressure: 100 Pa
            date: 2028-02-29
            element: 812.04 J/K +- 2.13 %
            sample: 59 J/K +- 0.9 %
            coupling: 0.42 W/K +- 3 %
            element_loss: 1.21 W/K +- 4 %
            sample_loss: 3 mW/K +- 100 %
            element_lag: 1.5 s
            sample_lag: 60 ms
          - {holder: plain, gas: Ar, pressure: 120 Pa, element: 800 J/K +- 2 %,
             sample: 60 J/K +- 2 %, coupling: 0.43 W/K +- 3 %, element_loss: 1.2 W/K +- 4 %,
             sample_loss: 3 mW/K +- 100 %}

    """

  @Test("a right one is read, with what each number may be off")
  func good() throws {
    let checked = read(Self.right)
    #expect(checked.diagnostics.written(as: .text) == "")
    let zone = try #require(try checked.get().zones["stage"])
    #expect(zone.power == Watts(240))
    #expect(zone.drawing.sample == Estimate(JoulesPerKelvin(60), within: 0.2))
    #expect(zone.drawing.coupling == Estimate(WattsPerKelvin(0.53), within: 0.2))
    #expect(zone.identified.map(\.combination.pressure) == [Pascals(100), Pascals(120)])
    #expect(zone.identified[0].numbers.element == Estimate(JoulesPerKelvin(812.04), within: 0.0213))
    #expect(zone.identified[0].numbers.elementLag == Seconds(1.5))
    #expect(zone.identified[0].date == Day("2028-02-29"))
    #expect(zone.identified[1].numbers.sampleLag == .zero)
  }

  @Test("the nearest pressure within a fifth is taken, of the same holder and gas")
  func match() throws {
    let zone = try #require(try read(Self.right).get().zones["stage"])
    func pressure(_ holder: String, _ gas: String, _ pascals: Double) -> Double? {
      let asked = Combination(holder: holder, gas: gas, pressure: Pascals(pascals))
      return zone.entry(for: asked)?.combination.pressure.value
    }
    #expect(pressure("plain", "Ar", 100) == 100)
    #expect(pressure("plain", "Ar", 109) == 100)
    #expect(pressure("plain", "Ar", 111) == 120)
    #expect(pressure("plain", "Ar", 144) == 120)
    #expect(pressure("plain", "Ar", 145) == nil)
    #expect(pressure("plain", "Ar", 79) == nil)
    #expect(pressure("plain", "He", 100) == nil)
    #expect(pressure("ring", "Ar", 100) == nil)
  }

  @Test("the old way to write a zone is its drawing")
  func flat() throws {
    let text = """
      solidus: identification/1
      zones:
        stage: {element: 800 J/K, sample: 60 J/K, coupling: 0.53 W/K, element_loss: 1.2 W/K,
                sample_loss: 0 W/K, power: 240 W, box: 20 %, latency: 370 ms}
      """
    let zone = try #require(try read(text).get().zones["stage"])
    #expect(zone.drawing.element == Estimate(JoulesPerKelvin(800), within: 0.2))
    #expect(zone.drawing.sampleLoss == Estimate(WattsPerKelvin(0), within: 0.2))
    #expect(zone.identified.isEmpty)
    let missing = read(text.replacing("element: 800 J/K, ", with: ""))
    #expect(missing.diagnostics.written(as: .text).contains("'element' is missing"))
  }

  @Test(
    "what is wrong with an estimate is said where it stands",
    arguments: [
      (
        "812 J/K",
        "'812 J/K' does not say how far it may be off; write for example '812 J/K +- 2.1 %'"
      ),
      ("812 +- 2 %", "'812' has no unit"), ("812 W +- 2 %", "'812 W' is a power"),
      ("812 J/K +- 2 K", "'2 K' is a temperature difference"),
      ("812 J/K +- 51 %", "'51 %' is above 50 %"), ("812 J/K +- 0 %", "'0 %' is not above 0;"),
      ("812 J/K +- -3 %", "'-3 %' is not above 0;"), ("0 J/K +- 2 %", "'0 J/K' is not above 0"),
      ("812 J/K +- ", "does not say how far"), ("812 J/K +- 2 % +- 3 %", "does not say how far"),
      ("[1]", "a list stands where a heat capacity with its uncertainty is due"),
    ])
  func malformed(written: String, message: String) {
    let text = Self.right.replacing("812.04 J/K +- 2.13 %", with: written)
    let found = read(text).diagnostics.written(as: .text)
    #expect(found.hasPrefix("i.yaml:18:18: error: "))
    #expect(found.contains(message), "\(found)")
  }

  @Test("both halves of an estimate are read, so that one mistake does not hide the other")
  func both() {
    let text = Self.right.replacing("812.04 J/K +- 2.13 %", with: "812 V +- 2 K")
    #expect(read(text).diagnostics.all.count == 2)
  }

  @Test(
    "a day is one of the calendar",
    arguments: [
      ("2026-11-21", true), ("2028-02-29", true), ("2000-02-29", true), ("2026-02-29", false),
      ("2100-02-29", false), ("2026-04-31", false), ("2026-13-01", false), ("2026-00-01", false),
      ("2026-1-01", false), ("26-01-01", false), ("2026-01-00", false), ("2026/01/01", false),
    ])
  func day(text: String, isDay: Bool) { #expect((Day(text) != nil) == isDay) }

  @Test("what is written reads back, and is no surer than what was found")
  func written() throws {
    let found = StageEstimates(
      element: Estimate(JoulesPerKelvin(812.345678), within: 0.0211),
      sample: Estimate(JoulesPerKelvin(59.9951), within: 0.0099999),
      coupling: Estimate(WattsPerKelvin(0.42104999), within: 0.03),
      elementLoss: Estimate(WattsPerKelvin(1.1999), within: 0.0401),
      sampleLoss: Estimate(WattsPerKelvin(0.00123411), within: 1), elementLag: Seconds(1.234),
      sampleLag: Seconds(0.0631),
      offsets: RestOffsets(element: Kelvins(-1.2345), surroundings: Kelvins(0.6251)))
    let combination = Combination(holder: "ring", gas: "He", pressure: Pascals(0.5))
    let entry = IdentifiedCombination(combination, date: Day("2026-11-21"), found)
    let document = try read(Self.right).get()
    let again = try read(document.adding(entry, to: "stage").text).get()
    #expect(again.description == document.description)
    let zone = try #require(again.zones["stage"])
    #expect(zone.identified.count == 3)
    #expect(zone.identified[0].combination == document.zones["stage"]?.identified[0].combination)
    #expect(zone.identified[0].date == Day("2028-02-29"))
    let read = try #require(zone.entry(for: combination))
    #expect(read.date == entry.date)
    #expect(read.numbers.elementLag == Seconds(1.23))
    #expect(read.numbers.sampleLag == Seconds(0.06))
    #expect(read.numbers.offsets?.element == Kelvins(-1.23))
    #expect(read.numbers.offsets?.surroundings == Kelvins(0.63))
    expect(read.numbers.element, encloses: found.element)
    expect(read.numbers.sample, encloses: found.sample)
    expect(read.numbers.coupling, encloses: found.coupling)
    expect(read.numbers.elementLoss, encloses: found.elementLoss)
    expect(read.numbers.sampleLoss, encloses: found.sampleLoss)
    #expect(read.numbers.element.share < found.element.share + 0.0015)
    let twice = again.adding(entry, to: "stage")
    #expect(twice.zones["stage"]?.identified.count == 3)
    #expect(again.drawingOnly.zones["stage"]?.identified.isEmpty == true)
  }

  private func expect<Value: Quantity>(
    _ written: Estimate<Value>, encloses found: Estimate<Value>
  ) {
    #expect(written.lowest <= found.lowest)
    #expect(written.highest >= found.highest)
  }

  @Test(
    "the schema accepts what the reader accepts and refuses what it refuses",
    arguments: [
      ("zones:", "zones:", true), ("812.04 J/K +- 2.13 %", "812 J/K ± 2 %", true),
      ("812.04 J/K +- 2.13 %", "812 J/K+-0.02", true), ("812.04 J/K +- 2.13 %", "812 J/K", false),
      ("812.04 J/K +- 2.13 %", "812 +- 2 %", false),
      ("812.04 J/K +- 2.13 %", "812 J/K - 2 %", false),
      ("812.04 J/K +- 2.13 %", "5", false), ("date: 2028-02-29", "date: today", false),
      ("holder: plain\n", "holder: 5\n", false), ("        gas: Ar\n", "", false),
      ("drawing:", "draft:", false), ("power: 240 W", "power: 240", false),
      ("latency: 370 ms", "latency: 370 ms\n    box: 20 %", false),
    ])
  func schema(right: String, wrong: String, isRight: Bool) throws {
    var text = Self.right
    let place = try #require(text.firstRange(of: right))
    text.replaceSubrange(place, with: wrong)
    let json = Schema.document(IdentificationDocument.form, titled: "x").text
    let validator = try #require(SchemaValidator(json))
    var report = Report()
    let node = try #require(Node.read(Array(text.utf8), file: "i", report: &report))
    let value = IdentificationDocument.form.value(of: node, &report)
    #expect((value != nil && !report.hasErrors) == isRight)
    #expect(validator.accepts(node) == isRight)
  }
}
