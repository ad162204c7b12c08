import Documents
import Rig
import Testing

/// Mistakes of people about gas, which no rehearsal can show: they are refused on paper.
@Suite("Mistakes in recipes about gas")
struct GasRecipeTests {
  private static func recipe(
    metal: String = "Li", flow: String = "100 sccm", heat: String = "120 C",
    pulse: String = "0.1 s", purge: String = "60 s", more: String = ""
  ) -> String {
    """
    solidus: recipe/1
    name: t
    metal: \(metal)
    holder: plain
    gas: Ar
    pressure: 100 Pa
    \(more)
    steps:
      - open: [carrier]
      - flow: { argon: \(flow) }
      - pressure: { hold: 100 Pa, within: 5 min }
      - heat: { zone: stage, to: \(heat), rate: 10 K/min }
      - repeat:
          times: 10
          steps:
            - pulse: { TMA: \(pulse) }
            - purge: \(purge)
            - pulse: { H2O: 0.1 s }
            - purge: 60 s
      - cool: { zone: stage, below: 60 C }
    """
  }

  /// All that is found wrong, as it is printed.
  private func findings(_ text: String) throws -> String {
    let read = RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text]))
    guard let recipe = read.value else { return read.diagnostics.written(as: .text) }
    let examined = RecipeCompiler(recipe, on: try Bench.files()).examine()
    return examined.findings.written(as: .text)
  }

  @Test("nothing is wrong with what all of them begin with")
  func right() throws {
    #expect(try findings(Self.recipe()) == "")
    #expect(try findings(Self.recipe(flow: "0.1 slm")) == "")
  }

  @Test(
    "a flow without a unit, in another, or of another kind",
    arguments: [
      ("100", "10:20: error: '100' has no unit; a gas flow is due"),
      ("100 slm", "10:13: error: 100 slm is beyond flow controller 'argon'"),
      ("100 Pa", "10:20: error: '100 Pa' is a pressure, but a gas flow is due"),
    ])
  func units(flow: String, finding: String) throws {
    #expect(try findings(Self.recipe(flow: flow)).contains(finding))
  }

  @Test(
    "a soak above what can be proved, of each metal",
    arguments: [("Na", "98 C"), ("Li", "180 C"), ("K", "63 C")])
  func setpoint(metal: String, heat: String) throws {
    let found = try findings(Self.recipe(metal: metal, heat: heat))
    #expect(found.contains("12:30: error: \(heat) cannot be proved safe here: melts at"))
    #expect(found.contains("write at most"))
  }

  @Test("a temperature that is not in degrees Celsius", arguments: ["248 F", "120", "393 K"])
  func temperatures(heat: String) throws {
    let found = try findings(Self.recipe(heat: heat))
    #expect(found.contains("12:30: error: '\(heat)'") && found.contains("a temperature is due"))
  }

  @Test(
    "no purge, one below nothing, and a pulse of minutes",
    arguments: [
      ("0.1 s", "0 s", "H2O comes in while TMA is still there"),
      ("0.1 s", "-3 s", "is below 0 s"), ("100 s", "60 s", "TMA is let in for 100 s"),
      ("0.1", "60 s", "has no unit"),
    ])
  func bounds(pulse: String, purge: String, finding: String) throws {
    let found = try findings(Self.recipe(pulse: pulse, purge: purge))
    #expect(found.contains("error: ") && found.contains(finding))
  }

  @Test("water on lithium within 15 K of its melting point, unless that is meant")
  func hotWater() throws {
    let hot = "as hot as provable"
    let found = try findings(Self.recipe(heat: hot))
    #expect(found.contains("18:20: error: H2O at 169.5 C is within 15 K of the melting point"))
    let why = "accept: [{ rule: water-near-melting, reason: to see it corrode }]"
    #expect(try !findings(Self.recipe(heat: hot, more: why)).contains("within 15 K"))
  }
}
