import Documents
import Quantities
import Testing

@Suite("JSON Schemas")
struct SchemaTests {
  private enum Kind: String, CaseIterable { case board, world, faults, recipe }

  private struct Verdicts: Equatable {
    var reader: Bool
    var schema: Bool
  }

  private func schema(_ kind: Kind) throws -> SchemaValidator {
    let json =
      switch kind {
      case .board: Schema.document(BoardDocument.form, titled: "A board")
      case .world: Schema.document(WorldDocument.form, titled: "A world")
      case .faults: Schema.document(FaultDocument.form, titled: "Faults")
      case .recipe: Schema.document(RecipeDocument.form, titled: "A recipe")
      }
    return try #require(SchemaValidator(json.text))
  }

  /// What the forms say, without the checks of wiring.
  private func verdicts(_ kind: Kind, _ text: String) throws -> Verdicts {
    var report = Report()
    let node = try #require(Node.read(Array(text.utf8), file: "d", report: &report))
    let read =
      switch kind {
      case .board: BoardDocument.form.value(of: node, &report) != nil
      case .world: WorldDocument.form.value(of: node, &report) != nil
      case .faults: FaultDocument.form.value(of: node, &report) != nil
      case .recipe: RecipeDocument.form.value(of: node, &report) != nil
      }
    return Verdicts(
      reader: read && !report.hasErrors, schema: try schema(kind).accepts(node))
  }

  private let both = Verdicts(reader: true, schema: true)
  private let neither = Verdicts(reader: false, schema: false)
  /// Ranges of quantities are beyond regular expressions.
  private let onlySchema = Verdicts(reader: false, schema: true)

  @Test("accept what the reader accepts")
  func good() throws {
    #expect(try verdicts(.board, Examples.board) == both)
    #expect(try verdicts(.world, Examples.world) == both)
    #expect(try verdicts(.faults, Examples.faults) == both)
    for row in FaultRows.all { #expect(try verdicts(.faults, "[\(row.text)]") == both) }
  }

  @Test("refuse what the reader refuses", arguments: shapes)
  func bad(_ right: String, _ wrong: String) throws {
    #expect(try verdicts(.board, Examples.board(right, wrong)) == neither)
  }

  private static let shapes: [(String, String)] = [
    ("solidus: board/1", "solidus: board/2"), ("name: Example", "nam: Example"),
    ("name: Example", "name: 5"), ("name: Example", "name: true"), ("name: Example", "name:"),
    ("name: Example", "name: [x]"), ("name: Example", "title: Example"),
    ("reactor: {clock: 100 kHz", "reactor: {clock: 100"),
    ("reactor: {clock: 100 kHz", "reactor: {clock: 100 V"),
    ("reactor: {clock: 100 kHz", "reactor: {clock: 0100 kHz"),
    ("reactor: {clock: 100 kHz", "reactor: {clock: [100 kHz]"),
    ("reactor: {clock: 100 kHz", "9reactor: {clock: 100 kHz"),
    ("reactor: {clock: 100 kHz", String(repeating: "r", count: 65) + ": {clock: 100 kHz"),
    ("reactor: {clock: 100 kHz", "reactor: {speed: 1 kHz, clock: 100 kHz"),
    ("reactor: {clock: 100 kHz", "reactor: {speed: 100 kHz"),
    ("period: 100 ms", "period: 1 h -"), ("address: 0x61", "address: 0x68"),
    ("address: 0x61", "address: 97.5"), ("address: 0x61", "address: '0y61'"),
    ("address: 0x61", "address: sixty"), ("thermocouple: T", "thermocouple: Q"),
    ("thermocouple: T, ", ""), ("filter: 2", "filter: 9"), ("filter: 2", "vdd: 5 V"),
    ("part: MCP4728", "part: MCP4729"), ("part: MCP4728, ", ""),
    ("on: gas_mux.0, ", "on: gas_mux.8, "), ("on: gas_mux.0, ", "on: gas_mux.0.1, "),
    ("expander: valves.3", "gpio: gpiochip0 1, expander: valves.3"),
    ("expander: valves.3, ", ""), ("expander: valves.3", "expander: valves"),
    ("gpio: gpiochip0 22", "gpio: gpiochip0 022"), ("gpio: gpiochip0 22", "gpio: gpiochip0 +2"),
    ("gpio: gpiochip0 22", "gpio: 22"), ("direction: input, edges", "direction: in, edges"),
    ("edges: both", "edges: true"), ("kind: thermometer", "kind: hygrometer"),
    ("kind: thermometer, ", ""), ("input: ambient", "pin: ambient"), ("power: 40 W", "power: 40"),
    ("gas: Ar", "gas: 5"), ("gas: Ar", "gas: ''"),
  ]

  @Test("accept every recipe that the reader accepts, however deep", arguments: Recipes.all)
  func recipes(fixture: Recipes.Fixture) throws {
    let verdicts = try verdicts(.recipe, fixture.text)
    if verdicts.reader { #expect(verdicts == both) }
    // A range of a quantity is beyond regular expressions; everything else is not.
    if !verdicts.reader, !Recipes.ranges.contains(fixture.name) { #expect(verdicts == neither) }
  }

  @Test("know that steps stand within steps")
  func recursion() throws {
    func recipe(_ step: String) -> String {
      let nested = (0..<6).reduce(step) { inner, _ in "{repeat: {times: 2, steps: [\(inner)]}}" }
      return "{solidus: recipe/1, name: t, metal: Li, steps: [\(nested)]}"
    }
    #expect(try verdicts(.recipe, recipe("{purge: 30 s}")) == both)
    #expect(try verdicts(.recipe, recipe("{purge: 30 Pa}")) == neither)
    #expect(try verdicts(.recipe, recipe("{pruge: 30 s}")) == neither)
    #expect(try verdicts(.recipe, recipe("{purge: 30 s, hold: 1 s}")) == neither)
    #expect(try verdicts(.recipe, recipe("{every: {nth: 2, steps: [{hold: x * 2 s}]}}")) == both)
    #expect(try verdicts(.recipe, recipe("{do: {film: {dose: 0.1 s}}}")) == both)
    #expect(try verdicts(.recipe, recipe("{do: {film: [1]}}")) == neither)
  }

  @Test("leave the range of a quantity to the reader")
  func meaning() throws {
    #expect(try verdicts(.board, Examples.board("power: 40 W", "power: 0 W")) == onlySchema)
    #expect(try verdicts(.board, Examples.board("period: 100 ms", "period: -1 s")) == onlySchema)
    #expect(
      try verdicts(.world, Examples.world("resistance: 40 ohm", "resistance: 1e999 ohm"))
        == onlySchema)
  }

  @Test("agree on worlds and faults")
  func others() throws {
    #expect(try verdicts(.world, Examples.world("held: 1 Torr", "held: 1 W")) == neither)
    #expect(try verdicts(.world, Examples.world("held: 1 Torr", "hold: 1 Torr")) == neither)
    #expect(try verdicts(.world, Examples.world("[0 V, 5 V]", "[0 V]")) == neither)
    #expect(try verdicts(.world, Examples.world("[0 V, 5 V]", "[0 V, 1 V, 2 V]")) == neither)
    #expect(try verdicts(.world, Examples.world("heater: stage.heater", "a.b.c: x")) == neither)
    #expect(
      try verdicts(.world, Examples.world("tc.sample: tc_sample", "tc.sample: a b")) == neither)
    func when(_ moment: String) -> String { "[{target: t, kind: k, when: {\(moment)}}]" }
    #expect(try verdicts(.faults, when("for: 1 s, until: 2 s")) == neither)
    #expect(try verdicts(.faults, when("for: 1 s")) == both)
    #expect(try verdicts(.faults, when("")) == both)
    #expect(try verdicts(.faults, "[{target: t}]") == neither)
    #expect(try verdicts(.faults, "{solidus: faults/1}") == neither)
    #expect(try verdicts(.faults, "[{target: t, kind: k, params: {x: [1]}}]") == neither)
    #expect(try verdicts(.faults, "[{target: t, kind: k, params: {x: null}}]") == neither)
  }

  @Test("know every spelling of every unit", arguments: QuantityKind.allCases)
  func units(kind: QuantityKind) throws {
    let form = Form<AnyQuantity>.quantity(of: [kind])
    let validator = try #require(SchemaValidator(Schema.document(form, titled: "x").text))
    let place = Place.start(of: "t")
    let foreign = ["5 parsec", "five", "", "5 ", "0x5 V", ".5 s", "5.s"]
    let texts = Unit.table.flatMap { unit in unit.spellings.map { "5 \($0)" } } + foreign
    for text in texts {
      var report = Report()
      let node = Node(.scalar(Scalar(text, isQuoted: true)), at: place)
      let read = form.value(of: node, &report) != nil
      #expect(validator.accepts(node) == read, "'\(text)' as \(kind.phrase)")
    }
  }
}
