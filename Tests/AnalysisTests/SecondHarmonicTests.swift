import Glibc
import Quantities
import Testing

@testable import Analysis

@Suite("What comes back at twice the frequency")
struct SecondHarmonicTests {
  /// A potential that bends with the current by so much of itself, and noise of both.
  private func found(bend: Double, odd: Double = 0, noise: Double = 0) -> SecondHarmonic? {
    var scatter = Scatter(seed: 7)
    let times = (0..<600).map { Double($0) * 0.0331 }
    let currents = times.map { sin(2 * Double.pi * 0.3 * $0) }
    let potentials = currents.map { x in
      // cos 2wt has half of the square's amplitude.
      x + 2 * bend * x * x + odd * x * x * x + noise * scatter.next()
    }
    let stamps = times.map { Seconds($0) }
    return SecondHarmonic(
      potential: Samples(times: stamps, values: potentials),
      current: Samples(times: stamps, values: currents.map { $0 * 1e-3 }), at: Hertz(0.3))
  }

  @Test("is as large as the curve makes it, and there above a hundredth", arguments: [0.005, 0.03])
  func size(bend: Double) throws {
    let second = try #require(found(bend: bend))
    #expect(abs(second.share - bend) < 1e-9)
    #expect(second.isThere == (bend > 0.01))
  }

  @Test("is nothing of a line, nor of a curve that is alike both ways")
  func none() throws {
    #expect(try #require(found(bend: 0, odd: 0.2)).share < 0.005)
    #expect(try #require(found(bend: 0)).share < 1e-9)
  }

  @Test("is no news where noise alone makes it")
  func noisy() throws {
    let second = try #require(found(bend: 0, noise: 0.5))
    #expect(second.share > 0.01 && !second.isThere)
  }
}
