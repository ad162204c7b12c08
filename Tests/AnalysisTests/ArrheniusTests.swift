import Quantities
import Testing

@testable import Analysis

@Suite("Conductivities over temperature")
struct ArrheniusTests {
  /// -15 to 35 °C in steps of ten, as electrolytes are measured.
  private static let temperatures = stride(from: -15.0, through: 35, by: 10).map { Celsius($0) }

  /// 0.3 eV, and 1 mS/cm at 25 °C.
  private func series(_ law: Arrhenius.Law, scatter: Double = 0, seed: UInt64 = 1) throws
    -> Arrhenius
  {
    var noise = Scatter(seed: seed)
    let points = Self.temperatures.map { temperature in
      let kelvin = temperature.value + 273.15
      let rise = Numerics.exp(-0.3 / 8.617333262e-5 * (1 / kelvin - 1 / 298.15))
      let value = 0.1 * rise * (law == .hopping ? 298.15 / kelvin : 1)
      return Arrhenius.Point(at: temperature, value * (1 + scatter * noise.next()))
    }
    return try Arrhenius(points, law)
  }

  @Test("give back the energy that made them", arguments: [Arrhenius.Law.hopping, .rate])
  func exact(law: Arrhenius.Law) throws {
    let fit = try series(law)
    #expect((fit.electronvolts - 0.3).magnitude < 1e-9)
    #expect((fit.activation - 28945.6).magnitude < 0.1)
    #expect((fit.value(at: Celsius(25)) - 0.1).magnitude < 1e-12)
    #expect(fit.reach < 1e-6)
  }

  @Test("differ by RT between the two laws, which must not be mixed up")
  func laws() throws {
    let points = Self.temperatures.map { Arrhenius.Point(at: $0, 1) }
    let hopping = try Arrhenius(points, .hopping)
    // A constant σ has no energy as a rate; as hopping it has one mean RT, 2.35 kJ/mol at 10 °C.
    #expect(hopping.activation > 2330 && hopping.activation < 2360)
    #expect(try Arrhenius(points, .rate).activation.magnitude < 1e-6)
  }

  @Test("have intervals that hold the truth as often as they say")
  func intervals() throws {
    let inside = try (1...2000).count { seed in
      let fit = try series(.hopping, scatter: 0.02, seed: UInt64(seed))
      return (fit.electronvolts - 0.3).magnitude * 96485.33212 < fit.reach
    }
    #expect(inside > 1860 && inside < 1940, "\(inside) of 2000")
  }

  @Test("are refused where there is no line")
  func refused() {
    let one = Arrhenius.Point(at: Celsius(20), 1)
    #expect(throws: Arrhenius.Failure.tooFewPoints(2)) { try Arrhenius([one, one], .rate) }
    #expect(throws: Arrhenius.Failure.oneTemperature) { try Arrhenius([one, one, one], .rate) }
    let none = Arrhenius.Point(at: Celsius(30), 0)
    #expect(throws: Arrhenius.Failure.notPositive(Celsius(30))) {
      try Arrhenius([one, none, one], .rate)
    }
  }

  @Test("of a pellet: 1 mm, 10 mm across, 127.3 ohm is 1 mS/cm")
  func pellet() {
    let pellet = Pellet(thickness: 1e-3, area: SquareMetres(0.7854e-4))
    #expect((pellet.conductivity(of: Ohms(127.32)) - 0.1).magnitude < 1e-4)
  }
}
