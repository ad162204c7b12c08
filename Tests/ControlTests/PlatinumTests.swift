import Control
import Quantities
import Testing

@Suite("Platinum")
struct PlatinumTests {
  @Test(
    "agrees with the tables of IEC 60751",
    arguments: [
      (18.52, -200.0), (60.26, -100), (80.31, -50), (100, 0), (119.40, 50), (138.51, 100),
      (168.48, 180), (175.86, 200), (247.09, 400), (390.48, 850),
    ])
  func table(ohms: Double, celsius: Double) throws {
    // The table has two decimals of an ohm: 0.013 K.
    let found = try #require(Platinum.temperature(of: Ohms(ohms)))
    #expect((found - Celsius(celsius)).magnitude < Kelvins(0.02))
  }

  @Test("says nothing of a broken or shorted element", arguments: [0, 18.4, 390.6, 1e9, -3, .nan])
  func nonsense(ohms: Double) { #expect(Platinum.temperature(of: Ohms(ohms)) == nil) }
}
