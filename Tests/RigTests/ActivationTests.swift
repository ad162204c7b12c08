import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Testing

@Suite("An anneal with an activation energy")
struct ActivationTests {
  private func recipe(_ anneal: String) throws -> RecipeDocument {
    let text =
      "solidus: recipe/1\nname: t\nmetal: Li\nholder: plain\ngas: Ar\npressure: 100 Pa\nsteps:\n"
      + "  - anneal: { zone: stage, rate: 5 K/min, \(anneal) }\n"
    return try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
  }

  private func plan(_ anneal: String) throws -> RecipePlan {
    let (recipe, files) = (try recipe(anneal), try Bench.files())
    return try RecipePlan(
      try RecipeCompiler(recipe, on: files).compile(), of: recipe, on: files)
  }

  private func hold(_ anneal: String) throws -> Double {
    let program = try RecipeCompiler(try recipe(anneal), on: try Bench.files()).compile().program
    guard case .hold(let span) = program.instructions.last else { return 0 }
    return span.value
  }

  private func refusal(_ anneal: String) throws -> String {
    let (recipe, files) = (try recipe(anneal), try Bench.files())
    do throws(Diagnostics) {
      _ = try RecipeCompiler(recipe, on: files).compile()
      return ""
    } catch { return error.written(as: .text) }
  }

  private static func activation(_ energy: String, printed: String = "180 C") -> String {
    "activation: { energy: \(energy), printed: \(printed), source: a test }"
  }

  /// 30 min x exp(128 kJ/mol / R x (1/T - 1/453.15 K)), by hand.
  @Test(
    "a colder hold is longer, a hotter one shorter, by the law of Arrhenius",
    arguments: [("120 C", 321_347.8), ("150 C", 20_012.7), ("165 C", 5759.5), ("160 C", 8640.3)])
  func lengthened(place: String, seconds: Double) throws {
    let span = try hold("at: \(place), for: 30 min, \(Self.activation("128 kJ/mol"))")
    #expect((span / seconds - 1).magnitude < 1e-3, "\(span)")
  }

  @Test("a short hot hold and the long cold one that equals it are each other's equals")
  func reverse() throws {
    let cold = try hold(
      "at: 130 C, for: 30 min, \(Self.activation("100 kJ/mol", printed: "165 C"))")
    let back = try hold(
      "at: 165 C, for: \(cold) s, \(Self.activation("100 kJ/mol", printed: "130 C"))")
    #expect(cold > 3600)
    #expect((back - 1800).magnitude < 0.01)
  }

  @Test("without one it stays as printed, however cold this rig is")
  func printed() throws {
    #expect(try hold("at: as hot as provable, for: 30 min") == 1800)
    let plan = try plan("at: as hot as provable, for: 30 min")
    #expect(plan.assumptions == [])
  }

  @Test("a plan shows what it assumes, of whom, and the range of a fifth either way")
  func shown() throws {
    let assumed = try plan("at: 150 C, for: 30 min, \(Self.activation("128 kJ/mol"))").assumptions
    #expect(
      assumed == [
        "assumed: 334 min at 150 C do what 30 min do at 180 C, with 128 kJ/mol (a test);"
          + " with a fifth less or more of it 206 min to 540 min"
      ])
  }

  @Test("the plan lasts as long as what is run")
  func duration() throws {
    let activation = Self.activation("128 kJ/mol")
    let long = try plan("at: 150 C, for: 30 min, \(activation)").forecast.duration
    let short = try plan("at: 150 C, for: 30 min").forecast.duration
    #expect((long - short).value > 18_000 && (long - short).value < 18_400)
  }

  @Test(
    "one that makes years, or nothing, of half an hour is refused",
    arguments: [
      Self.activation("900 kJ/mol"), Self.activation("1e6 kJ/mol"),
      Self.activation("128 kJ/mol", printed: "-273.15 C"),
    ])
  func endless(activation: String) throws {
    let text = try refusal("at: 60 C, for: 30 min, \(activation)")
    #expect(text.hasPrefix("r.yaml:8:"), "\(text)")
    #expect(text.contains("longer than a year; look at its activation"), "\(text)")
  }

  @Test("it says who says so")
  func source() {
    let text =
      "solidus: recipe/1\nname: t\nmetal: Li\nsteps:\n  - anneal: { zone: stage, at: 150 C, rate:"
      + " 5 K/min, for: 30 min, activation: { energy: 128 kJ/mol, printed: 180 C } }\n"
    let read = RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text]))
    #expect(read.diagnostics.written(as: .text).contains("source"))
  }
}
