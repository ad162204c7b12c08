import Quantities
import Testing

@testable import Analysis

@Suite("A spectrum without an arc")
struct FlatSpectrumTests {
  @Test("is the resistor that it is", arguments: [0.0, 0.001])
  func resistor(scatter: Double) throws {
    let flat = try #require(try Spectra.of("R0", [620], scatter: scatter).resistor)
    #expect((flat - Ohms(620)).magnitude < Ohms(3))
    // A hundredth of it behind a capacitor is no arc that anybody would see.
    #expect(try Spectra.of("R0-p(R1,C1)", [620, 6, 1e-5], scatter: scatter).resistor != nil)
  }

  @Test("is none that has one, or scatters too much to tell")
  func arc() throws {
    #expect(try Spectra.of("R0-p(R1,C1)", [620, 40, 1e-5]).resistor == nil)
    #expect(try Spectra.of("R0-W1", [620, 8]).resistor == nil)
    #expect(try Spectra.of("R0", [620], scatter: 0.02).resistor == nil)
    #expect(Spectrum([]).resistor == nil)
  }
}
