import Documents
import Procedures
import Quantities
import Safety
import Simulator
import Testing

@testable import Rig

@Suite("The truth behind a seed")
struct ScatterTests {
  private static let keys: [(String, @Sendable (StageParameters) -> Double)] = [
    ("element", { $0.element.value }), ("wall", { $0.wall.value }),
    ("holder", { $0.holder.value }), ("contact", { $0.contact.value }),
    ("elementToWall", { $0.elementToWall.value }), ("holderToWall", { $0.holderToWall.value }),
    ("wallToAmbient", { $0.wallToAmbient.value }), ("holderToFoil", { $0.holderToFoil.value }),
    ("area", { $0.area }), ("gap", { $0.gap }), ("emissivity", { $0.emissivity }),
    ("foil", { $0.foil.mass }),
  ]

  private static var drawn: StageParameters {
    var p = StageParameters()
    p.holderToWall = WattsPerKelvin(0.05)
    return p
  }

  private static func truth(_ seed: UInt64) -> StageParameters {
    Scatter(seed: seed).stage(drawn, of: "stage")
  }

  @Test("each number fills its fifth, evenly and about its nominal value", arguments: keys)
  func bounds(key: String, number: @Sendable (StageParameters) -> Double) {
    let shares = (UInt64(1)...2000).map { number(Self.truth($0)) / number(Self.drawn) - 1 }
    #expect(shares.allSatisfy { $0.magnitude <= 0.2 })
    #expect((shares.max() ?? 0) > 0.199)
    #expect((shares.min() ?? 0) < -0.199)
    let mean = shares.reduce(0, +) / 2000
    // Even over ±0.2: a standard deviation of 0.115, of the mean of 2000 0.0026.
    #expect(mean.magnitude < 0.011)
    let variance = shares.reduce(0) { $0 + $1 * $1 } / 2000
    #expect((variance - 0.04 / 3).magnitude < 0.0012)
  }

  @Test("numbers are independent of each other")
  func independence() {
    let all = (UInt64(1)...500).map { seed in
      Self.keys.map { $0.1(Self.truth(seed)) / $0.1(Self.drawn) - 1 }
    }
    for i in Self.keys.indices {
      for j in Self.keys.indices where j > i {
        let product = all.reduce(0) { $0 + $1[i] * $1[j] } / 500 / (0.04 / 3)
        #expect(product.magnitude < 0.25, "\(Self.keys[i].0) and \(Self.keys[j].0)")
      }
    }
  }

  @Test("is a function of the seed and the name, whoever else is asked")
  func function() {
    #expect(Self.truth(7) == Self.truth(7))
    #expect(Self.truth(7) != Self.truth(8))
    let scatter = Scatter(seed: 7)
    let first = scatter.share("stage.element")
    _ = scatter.share("stage.something_new")
    #expect(scatter.share("stage.element") == first)
    // The stream is part of what a recorded seed means: it may not move.
    #expect(first == 0.24877099045395923)
  }

  @Test("the room, the gas and the melting point stay what they are")
  func fixed() {
    let (drawn, truth) = (Self.drawn, Self.truth(3))
    #expect(truth.ambient == drawn.ambient && truth.pressure == drawn.pressure)
    #expect(truth.foil.melts == drawn.foil.melts && truth.foil.latent == drawn.foil.latent)
  }

  @Test("sensors are within their class, and fill it")
  func sensors() {
    let hot = Celsius(180.5)
    func widest(_ truth: (Scatter) -> SensorTruth) -> Double {
      (UInt64(1)...2000).map { truth(Scatter(seed: $0)).offset.value.magnitude }.max() ?? 0
    }
    // Class 1: K 1.5 K; T 0.5 K or 0.4 %, which is 0.722 K here; the converter 1.5 K.
    let k = widest { $0.couple(.typeK, of: "a", at: hot) }
    #expect(k <= 3 && k > 2.8)
    let t = widest { $0.couple(.typeT, of: "a", at: hot) }
    #expect(t <= 2.222 && t > 2.1)
    // 0.4 % of 400 °C is more than 1.5 K.
    #expect(Scatter.classOne(.typeK, at: Celsius(400)).value == 1.6)
    let platinum = widest { $0.platinum(of: "a", at: hot) }
    #expect(platinum <= 0.511 && platinum > 0.505)
  }

  @Test("each sensor of the bench is off by a constant of its own, and noisy")
  func onTheBench() throws {
    let files = try Bench.files()
    let world = try SimulatedWorld(files, seed: 5, scatter: Scatter(seed: 5))
    var means: [Double] = []
    for pin in ["tc_element.hot", "tc_stage.hot", "tc_wall.hot", "tc_line_metal.hot"] {
      let net = try #require(world.parts.net(pin))
      let values = (0..<4000).map { net.value(at: .zero + .milliseconds($0)) - 25 }
      let mean = values.reduce(0, +) / 4000
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000
      #expect((Arithmetic.squareRoot(variance) - 0.053).magnitude < 0.003)
      #expect(mean.magnitude <= 3.01)
      means.append(mean)
    }
    #expect(Set(means.map { Int($0 * 1000) }).count == 4)
    let platinum = try #require(world.parts.net("pt_stage.ain0"))
    let values = (0..<4000).map { platinum.value(at: .zero + .milliseconds($0)) - 25 }
    let mean = values.reduce(0, +) / 4000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000
    #expect((Arithmetic.squareRoot(variance) - 0.02).magnitude < 0.0015)
    #expect(mean.magnitude <= 0.512)
    // The truth itself is not noisy, and without a scatter nothing is off.
    #expect(world.parts.net("element")?.value(at: .zero) == 25)
    let plain = try SimulatedWorld(files, seed: 5)
    #expect(plain.parts.net("tc_stage.hot")?.value(at: .zero) == 25)
  }

  @Test("a fault of a sensor comes on top of its error, and leaves it when it ends")
  func faults() throws {
    func reading(_ faults: String?) throws -> Double {
      let document = try faults.map { text in
        try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
      }
      let run = try SimulatedRun(
        [], metal: .lithium, on: try Bench.files(), seed: 5, faults: document,
        scatter: Scatter(seed: 5))
      for _ in 0..<200 { run.stepOnce() }
      return try #require(run.world.parts.net("tc_stage.hot")).value(at: .zero + Seconds(21))
    }
    let healthy = try reading(nil)
    let offset = "- {target: tc.sample, kind: offset, params: {K: -10}, when: {after: 1 s"
    #expect((try reading("\(offset)}}") - healthy + 10).magnitude < 1e-9)
    #expect(try reading("\(offset), for: 5 s}}") == healthy)
  }

  @Test("lags, power and the limiter scatter too")
  func rest() {
    let drawn = Self.drawn
    var plain = Limiter(setPoint: Celsius(199), lag: Seconds(3), tolerance: Kelvins(1))
    plain.error = Kelvins(0)
    var errors: [Double] = []
    for seed in UInt64(1)...500 {
      let scatter = Scatter(seed: seed)
      let limiter = scatter.limiter(
        plain, of: "stage", on: drawn, truly: scatter.stage(drawn, of: "stage"))
      #expect((limiter.lag.value / 3 - 1).magnitude <= 0.2)
      errors.append(limiter.error.value)
      #expect((scatter.lag(Seconds(6), of: "holder").value / 6 - 1).magnitude <= 0.2)
      let power = 10 / scatter.resistance(Ohms(10), of: "stage").value
      #expect((power - 1).magnitude <= 0.2000001)
    }
    #expect(errors.allSatisfy { $0.magnitude <= 1 })
    #expect((errors.max() ?? 0) > 0.95 && (errors.min() ?? 0) < -0.95)
  }

  @Test("a limiter is dialled in on the rig: the stage under it is as hot as on the drawing")
  func dialledIn() {
    var drawn = Self.drawn
    drawn.heldWall = Celsius(25)
    let plain = Limiter(setPoint: Celsius(199), lag: Seconds(3), tolerance: Kelvins(1))
    func stage(_ limiter: Limiter, _ p: StageParameters) -> Double {
      // In a long soak what the element gives the holder is what the holder loses.
      let (g, loss) = (p.contact.value, p.holderToWall.value)
      return (g * limiter.setPoint.value + loss * 25) / (g + loss)
    }
    for seed in UInt64(1)...20 {
      let scatter = Scatter(seed: seed)
      let truth = scatter.stage(drawn, of: "stage")
      let limiter = scatter.limiter(plain, of: "stage", on: drawn, truly: truth)
      #expect((stage(limiter, truth) - stage(plain, drawn)).magnitude < 1e-9)
    }
  }

  @Test("a run with a scatter is a function of its seed, and another without it")
  func deterministic() throws {
    func hash(_ scatter: Scatter?) throws -> String {
      let run = try SimulatedRun(
        Bench.soak, metal: .lithium, on: try Plants.files("puck"), seed: 1, scatter: scatter)
      _ = run.run(for: Seconds(20))
      return run.world.trace.hash()
    }
    #expect(try hash(Scatter(seed: 1)) == hash(Scatter(seed: 1)))
    #expect(try hash(Scatter(seed: 1)) != hash(Scatter(seed: 2)))
    #expect(try hash(nil) == hash(nil))
    #expect(try hash(nil) != hash(Scatter(seed: 1)))
  }
}
