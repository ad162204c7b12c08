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
  @Test("dump") func dump() throws {
    for kind in IdentificationPlant.Kind.allCases { for gains in [false, true] {
      var worst = [Double](repeating: 0, count: 12)
      for seed in 0..<60 {
        var p = IdentificationPlant(kind, seed: seed, .init(gains: gains))
        let rec = p.record()
        do {
        let f = try identify(rec)
        let e = [f.element.value.value/p.element-1, f.sample.value.value/p.sample-1, f.coupling.value.value/p.coupling-1, (f.sampleLoss.value.value/f.coupling.value.value)/(p.sampleLoss/p.coupling)-1]
        let v = e.map(\.magnitude) + [f.element.share, f.sample.share, f.coupling.share, f.elementLoss.share, f.sampleLoss.share, (f.elementLag.value-p.elementLag).magnitude, (f.sampleLag.value-p.sampleLag).magnitude, f.residual.value]
        for i in v.indices { worst[i] = max(worst[i], v[i]) }
        } catch { print(kind, seed, error) }
      }
      print(kind, gains, worst.enumerated().map { i, x in i < 9 ? "\((x*10000).rounded()/100)%" : "\((x*1000).rounded()/1000)" }.joined(separator: " "))
    } }
  }
}
