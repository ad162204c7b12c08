import Simulator
import Testing

@Suite("Noise")
struct NoiseTests {
  @Test("is a function of seed and index, with unit variance")
  func variance() {
    let noise = Noise(seed: 7)
    #expect(noise.gaussian(12) == Noise(seed: 7).gaussian(12))
    #expect(noise.stream("a").bits(1) != noise.stream("b").bits(1))
    var sum = 0.0
    var squares = 0.0
    for i in 0..<20_000 {
      let x = noise.gaussian(UInt64(i))
      sum += x
      squares += x * x
    }
    #expect((sum / 20_000).magnitude < 0.03)
    #expect((squares / 20_000 - 1).magnitude < 0.05)
  }
}
