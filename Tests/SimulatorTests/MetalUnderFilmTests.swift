import Quantities
import Testing

@testable import Simulator

@Suite("The metal under a film")
struct MetalUnderFilmTests {
  private static let lithium = HostMetal("Li", melts: Celsius(180.5))
  private static let lithiation = FilmReaction.Conversion(
    of: "Li", into: "LiAlOx", speed: 50.0 / 1800, at: Celsius(180), energy: 135_000)

  /// 50 nm that grew cold, then were hot.
  private func annealed(
    _ seconds: Double, at temperature: Double, on metal: HostMetal? = lithium
  ) -> FilmTruth {
    let net = Net("holder", held: 25)
    var film = FilmReaction(
      "Al2O3", metal: 1, coreactant: 2, growth: .table([GrowthLaw.Point(Celsius(0), 5)]))
    film.conversions = [Self.lithiation]
    let chamber = GasChamber(
      ChamberParameters(), gases: [GasRig.nitrogen, GasRig.trimethylaluminium, GasRig.water],
      films: [film], surface: net, metal: metal)
    let rig = GasRig()
    let room = Net(held: 25)
    for (line, gas) in [(rig.metalLine, 1), (rig.waterLine, 2)] {
      let bottle = PrecursorBottle(.fixed(Pascals(2000)), at: room, content: 1e6)
      chamber.add(PulseValve(on: line, from: bottle, gas: gas, conductance: 1e-4))
    }
    rig.cycle(11)
    _ = chamber.film(at: rig.now)
    net.hold(temperature)
    rig.pass(seconds)
    return chamber.film(at: rig.now)
  }

  private func front(_ film: FilmTruth) -> Double {
    film.layers.reduce(0) { $0 + $1.nanometres * $1.converted }
  }

  @Test("half an hour at 180 °C lithiates 50 nm, and 4.46 h at 120 °C less than a twentieth")
  func anchors() {
    let hot = annealed(1800, at: 180)
    #expect((front(hot) - 50).magnitude < 0.1)
    #expect(hot.layers[0].product == "LiAlOx")
    let cold = annealed(4.46 * 3600, at: 120)
    #expect(front(cold) < 2.5)
    #expect(front(cold) > 1)
  }

  @Test("the front ends where the film does, and does not begin without the metal")
  func ends() {
    let long = annealed(7200, at: 180)
    #expect((front(long) - long.thickness.value).magnitude < 1e-9)
    let none = annealed(1800, at: 180, on: nil)
    #expect(front(none) == 0)
    #expect(none.layers[0].product == nil)
  }

  @Test("water on lithium at 180 °C eats by what it brings, and 15 K below not at all")
  func corrosion() {
    var water = GasRig.water
    water.corrodesHotMetal = true
    let hot = GasRig(water: water, surface: 180, on: Self.lithium)
    hot.cycle(200)
    let half = GasRig(water: water, surface: 180, on: Self.lithium)
    half.cycle(100)
    #expect(hot.film.corrosion > Nanometres(10))
    #expect((hot.film.corrosion.value / half.film.corrosion.value - 2).magnitude < 0.01)
    #expect(hot.film.oxygenDepth > hot.film.corrosion)
    let cooler = GasRig(water: water, surface: 165, on: Self.lithium)
    cooler.cycle(20)
    #expect(cooler.film.corrosion == Nanometres(0))
  }
}
