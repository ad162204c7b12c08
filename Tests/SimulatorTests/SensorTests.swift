import HAL
import Quantities
import Simulator
import Testing

@Suite("A sensor")
struct SensorTests {
  private func sensor(_ net: Net, tau: Double, offset: Double = 0, sigma: Double = 0) -> Sensor {
    Sensor(
      feeling: net, lag: Seconds(tau), offset: Kelvins(offset), sigma: Kelvins(sigma),
      noise: Noise(seed: 3))
  }

  @Test("shows 63 % of a step after its time constant, however often it is asked")
  func step() {
    for count in [1, 7, 100] {
      let net = Net("place", held: 20)
      let slow = sensor(net, tau: 3)
      _ = slow.output(0, at: .zero)
      net.hold(120)
      // The step is there from the first asking after it; it is a line from the one before.
      _ = slow.output(0, at: Instant(nanoseconds: 1))
      var shown = 0.0
      for step in 1...count {
        shown = slow.output(0, at: .zero + Seconds(3 * Double(step) / Double(count)))
      }
      #expect((shown - (20 + 100 * (1 - 0.36787944))).magnitude < 1e-4)
    }
  }

  @Test("is off by its offset for good, and its noise is a function of the moment")
  func error() {
    let net = Net("place", held: 50)
    let noisy = sensor(net, tau: 0, offset: 1.5, sigma: 0.05)
    var (sum, squares) = (0.0, 0.0)
    for step in 0..<10_000 {
      let now = Instant.zero + .milliseconds(Int64(step) * 100)
      let shown = noisy.output(0, at: now)
      #expect(shown == noisy.output(0, at: now))
      sum += shown - 51.5
      squares += (shown - 51.5) * (shown - 51.5)
    }
    #expect((sum / 10_000).magnitude < 0.002)
    #expect((squares / 10_000 - 0.0025).magnitude < 0.0002)
  }
}
