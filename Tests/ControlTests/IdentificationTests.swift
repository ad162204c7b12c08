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
    #expect((ratio / (plant.sampleLoss / plant.coupling) - 1).magnitude < 0.01)
    #expect((found.element.value.value / plant.element - 1).magnitude < 0.015)
    #expect((found.sample.value.value / plant.sample - 1).magnitude < 0.015)
    #expect((found.coupling.value.value / plant.coupling - 1).magnitude < 0.015)
    #expect((found.elementLag.value - plant.elementLag).magnitude < 0.1)
    #expect((found.sampleLag.value - plant.sampleLag).magnitude < 0.2)
  }

  @Test(
    "finds them although both couples and the power meter are as wrong as they may be",
    arguments: IdentificationPlant.Kind.allCases, 200..<240)
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

  @Test("a loss that cannot be told from none is at most its bound, and no less than none")
  func noLoss() throws {
    var plant = IdentificationPlant(.puck, seed: 3, IdentificationPlant.Faults(noElementLoss: true))
    let found = try identify(plant.record())
    #expect(found.elementLoss.share == 1)
    #expect(found.elementLoss.lowest == .zero)
    #expect(found.elementLoss.highest < found.coupling.value * 0.05)
  }

  @Test("more scatter in the readings makes a wider box, not a wrong one", arguments: 0..<20)
  func noise(seed: Int) throws {
    var quiet = IdentificationPlant(.puck, seed: seed)
    var loud = IdentificationPlant(.puck, seed: seed, IdentificationPlant.Faults(noise: 0.12))
    let found = try identify(loud.record())
    #expect(found.sample.admits(JoulesPerKelvin(loud.sample)))
    #expect(found.coupling.admits(WattsPerKelvin(loud.coupling)))
    #expect(found.coupling.share > (try identify(quiet.record())).coupling.share)
  }
}

@Suite("An identification that would be nonsense is refused")
struct IdentificationRefusalTests {
  private typealias Faults = IdentificationPlant.Faults

  private func refusal(
    _ faults: IdentificationPlant.Faults, on kind: IdentificationPlant.Kind = .hotplate
  ) -> IdentificationRefusal? {
    var plant = IdentificationPlant(kind, seed: 1, faults)
    return refusal(plant.record())
  }

  private func refusal(_ samples: [IdentificationSample]) -> IdentificationRefusal? {
    do throws(IdentificationRefusal) {
      _ = try Identification.identify(samples.span)
      return nil
    } catch { return error }
  }

  @Test("sensors that are exchanged")
  func swapped() { #expect(refusal(Faults(swapped: true)) == .swapped) }

  @Test("a sensor the wrong way round, and which")
  func inverted() {
    #expect(refusal(Faults(invertedSample: true)) == .inverted(.sample))
    #expect(refusal(Faults(invertedElement: true)) == .inverted(.element))
  }

  @Test("too little heat, none at all, and heat that never reaches the element")
  func heat() throws {
    let little = try #require(refusal(Faults(secondPulse: false, heatFrom: 0.3), on: .puck))
    guard case .tooLittleHeat(let rise) = little else { throw Wrong(what: "\(little)") }
    #expect(rise < Kelvins(15))
    var plant = IdentificationPlant(.hotplate, seed: 1)
    let cold = plant.record().map { sample in
      var sample = sample
      sample.power = .zero
      sample.element = Celsius(25)
      sample.sample = Celsius(25)
      sample.surroundings = Celsius(25)
      return sample
    }
    #expect(refusal(cold) == .tooLittleHeat(rise: .zero))
  }

  @Test("no cooling curve")
  func cooling() throws {
    let refusal = try #require(self.refusal(Faults(cooling: 0.02)))
    guard case .noCooling = refusal else { throw Wrong(what: "\(refusal)") }
  }

  @Test("heat that nobody told of")
  func lamp() throws {
    let refusal = try #require(self.refusal(Faults(lamp: 60)))
    switch refusal {
    case .unexplained, .uncertain, .impossible: break
    case .badRecord, .notAtRest, .tooLittleHeat, .noCooling, .inverted, .swapped:
      throw Wrong(what: "\(refusal)")
    }
  }

  @Test("a stage that was not at rest")
  func warm() throws {
    let refusal = try #require(self.refusal(Faults(startsWarm: 8)))
    guard case .notAtRest = refusal else { throw Wrong(what: "\(refusal)") }
  }

  @Test("a record that is short, out of order or no number, and where")
  func record() {
    var plant = IdentificationPlant(.puck, seed: 1)
    let good = plant.record()
    #expect(refusal(good) == nil)
    #expect(refusal([]) == .badRecord(index: 0))
    #expect(refusal(Array(good.prefix(299))) == .badRecord(index: 299))
    var late = good
    late.swapAt(100, 101)
    #expect(refusal(late) == .badRecord(index: 101))
    var none = good
    none[50].sample = Celsius(.nan)
    #expect(refusal(none) == .badRecord(index: 50))
    #expect(refusal(Array(good.dropFirst(25))) == .badRecord(index: 6))
  }

  /// Another refusal came than was due.
  private struct Wrong: Error {
    let what: String
  }
}
