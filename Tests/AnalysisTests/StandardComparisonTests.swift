import Analysis
import Quantities
import Testing

@Suite("An impedance between two known resistors")
struct StandardComparisonTests {
  /// What a front end shows of an impedance: turned, scaled, and behind leads.
  private static func seen(_ impedance: Complex, turned by: Complex, leads: Double) -> Complex {
    by / (impedance + Complex(leads))
  }

  private static let truths = [
    Complex(3), Complex(40, -30), Complex(500, -2000), Complex(1, 8), Complex(90_000, -1000),
  ]

  @Test("whatever amplifiers and leads do to all three cancels", arguments: truths)
  func exact(truth: Complex) throws {
    for turn in [Complex(2e5), Complex(-3e4, 8e4), Complex(0, -1e6)] {
      let low = Self.seen(Complex(10), turned: turn, leads: 0.3)
      let high = Self.seen(Complex(100), turned: turn, leads: 0.3)
      let line = try #require(
        StandardComparison(.init(Ohms(10), seen: low), .init(Ohms(100), seen: high)))
      let looks = [Self.seen(truth, turned: turn, leads: 0.3)]
      let found = try #require(line.impedance(at: Hertz(1000), looks))
      #expect((found.impedance - truth).magnitude < 1e-9 * truth.magnitude)
    }
  }

  @Test("counts are whole numbers, and what that costs is in the scatter")
  func rounded() throws {
    let turn = Complex(-6.6e4, 1.4e5)
    func counts(_ impedance: Complex) -> Complex {
      let seen = Self.seen(impedance, turned: turn, leads: 0.2)
      return Complex(seen.real.rounded(), seen.imaginary.rounded())
    }
    let line = try #require(
      StandardComparison(
        .init(Ohms(10), seen: counts(Complex(10))), .init(Ohms(100), seen: counts(Complex(100)))))
    for ohms in [11.0, 33, 77, 150, 400, 1000] {
      let truth = Complex(ohms, -ohms / 3)
      let looks = [Complex](repeating: counts(truth), count: 4)
      let found = try #require(line.impedance(at: Hertz(1), looks))
      #expect((found.impedance - truth).magnitude < 5 * found.scatter, "\(ohms)")
      #expect(found.scatter < 0.005 * truth.magnitude, "\(ohms): \(found.scatter)")
    }
  }

  @Test("without two resistors that differ and are seen there is no line, nor without a look")
  func nothing() {
    let one = StandardComparison.Standard(Ohms(10), seen: Complex(5))
    #expect(StandardComparison(one, one) == nil)
    #expect(StandardComparison(one, .init(Ohms(100), seen: Complex(0))) == nil)
    #expect(StandardComparison(one, .init(Ohms(100), seen: Complex(5))) == nil)
    let line = StandardComparison(one, .init(Ohms(100), seen: Complex(1)))
    #expect(line?.impedance(at: Hertz(1), []) == nil)
    #expect(line?.impedance(at: Hertz(1), [Complex(0)]) == nil)
  }
}
