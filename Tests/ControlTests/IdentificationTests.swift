import Control
import Quantities
import Testing

@Suite("Identification, on plants within a fifth of their drawing")
struct IdentificationTests {
  private typealias Kind = IdentificationPlant.Kind

  private func identify(_ samples: [IdentificationSample]) throws -> IdentifiedStage {
    try Identification.identify(samples.span)
  }

  @Test(
    "finds every number within its box, and the box is narrow",
    arguments: IdentificationPlant.Kind.allCases, 0..<200)
  func found(kind: IdentificationPlant.Kind, seed: Int) throws {
    var plant = IdentificationPlant(kind, seed: seed)
    let found = try identify(plant.record())
    expectTruth(found, plant)
    let ratio = found.sampleLoss.value / found.coupling.value
    #expect((ratio / (plant.sampleLoss / plant.coupling) - 1).magnitude < 0.03)
    #expect((found.elementLag.value - plant.elementLag).magnitude < 0.3)
    #expect((found.sampleLag.value - plant.sampleLag).magnitude < 0.5)
  }

  @Test(
    "finds them although both couples and the power meter are as wrong as they may be",
    arguments: IdentificationPlant.Kind.allCases, 0..<200)
  func wrongScales(kind: IdentificationPlant.Kind, seed: Int) throws {
    var plant = IdentificationPlant(
      kind, seed: seed, IdentificationPlant.Faults(gains: true))
    expectTruth(try identify(plant.record()), plant)
  }

  private func expectTruth(_ found: IdentifiedStage, _ plant: IdentificationPlant) {
    #expect(found.element.admits(JoulesPerKelvin(plant.element)))
    #expect(found.sample.admits(JoulesPerKelvin(plant.sample)))
    #expect(found.coupling.admits(WattsPerKelvin(plant.coupling)))
    #expect(found.elementLoss.admits(WattsPerKelvin(plant.elementLoss)))
    #expect(found.sampleLoss.admits(WattsPerKelvin(plant.sampleLoss)))
    #expect(found.element.share < 0.05)
    #expect(found.sample.share < 0.05)
    #expect(found.coupling.share < 0.05)
  }
}
