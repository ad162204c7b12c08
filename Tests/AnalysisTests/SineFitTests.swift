import Glibc
import Quantities
import Testing

@testable import Analysis

/// A cell of known impedance under one or several sines, sampled as converters do it.
private struct Bench {
  var tones: [(frequency: Double, current: Double, impedance: Complex)] = [
    (3, 1e-3, Complex(100, -30))
  ]
  var rate = 100.0
  var length = 2.0
  /// Of the times, in seconds; the stamps are true.
  var jitter = 0.0
  var noise = (potential: 0.0, current: 0.0)
  var drift = (potential: 0.0, current: 0.0)
  /// By how much the current is sampled later than stamped.
  var delay = 0.0
  var start = 1234.5

  func samples(seed: UInt64 = 1) -> (potential: Samples, current: Samples) {
    var scatter = Scatter(seed: seed)
    let times = (0..<Int(rate * length)).map {
      start + Double($0) / rate + jitter * scatter.next()
    }
    func values(
      _ drift: Double, _ noise: Double, _ amplitude: (Complex) -> Complex, later: Double
    ) -> [Double] {
      times.map { time in
        tones.reduce(0.2 + drift * (time - start) + noise * scatter.next()) { sum, tone in
          let turn = 2 * Double.pi * tone.frequency * (time + later)
          let size = amplitude(tone.impedance) * Complex(cos(turn), sin(turn))
          return sum + size.real * tone.current
        }
      }
    }
    let stamps = times.map { Seconds($0) }
    return (
      Samples(times: stamps, values: values(drift.potential, noise.potential, { $0 }, later: 0)),
      Samples(
        times: stamps,
        values: values(drift.current, noise.current, { _ in Complex.one }, later: delay))
    )
  }

  func measured(seed: UInt64 = 1, delay: Double = 0) throws -> [MeasuredImpedance] {
    let samples = samples(seed: seed)
    return try MeasuredImpedance.from(
      potential: samples.potential, current: samples.current,
      at: tones.map { Hertz($0.frequency) }, delay: Seconds(delay))
  }
}

@Suite("Sines in samples with times of their own")
struct SineFitTests {
  @Test("give the impedance exactly, though samples are late, and both channels drift")
  func exact() throws {
    let bench = Bench(jitter: 2e-3, drift: (potential: 0.05, current: -1e-4))
    let found = try #require(try bench.measured().first)
    // Stamps are whole nanoseconds.
    #expect((found.impedance - Complex(100, -30)).magnitude < 1e-6)
    #expect((found.amplitudes.current - 1e-3).magnitude < 1e-12)
  }

  @Test("bear any length of a period, not whole ones only", arguments: [0.95, 1.37, 2.5, 7.77])
  func length(periods: Double) throws {
    let bench = Bench(length: periods / 3, drift: (potential: 0.02, current: 0))
    let found = try #require(try bench.measured().first)
    #expect((found.impedance - Complex(100, -30)).magnitude < 1e-8)
  }

  @Test("of several frequencies at once are told apart")
  func multisine() throws {
    let tones = [(1.0, 100.0), (3, 80), (7, 60), (11, 55), (19, 52)].map {
      (frequency: $0.0, current: 1e-3, impedance: Complex($0.1, -$0.1 / 5))
    }
    let found = try Bench(tones: tones, drift: (potential: 0.1, current: 1e-4)).measured()
    for (point, tone) in zip(found, tones) {
      #expect(point.frequency.value == tone.frequency)
      #expect((point.impedance - tone.impedance).magnitude < 1e-8)
    }
  }

  @Test("say how far off they may be, and are not further off than that")
  func uncertainty() throws {
    let bench = Bench(jitter: 1e-3, noise: (potential: 2e-3, current: 1e-5))
    var squares = 0.0
    var predicted = 0.0
    for seed in 1...200 {
      let found = try #require(try bench.measured(seed: UInt64(seed)).first)
      let error = found.impedance - Complex(100, -30)
      squares += (error.real * error.real + error.imaginary * error.imaginary) / 2
      predicted += found.scatter * found.scatter
    }
    #expect(predicted > 0)
    #expect((squares / predicted - 1).magnitude < 0.25, "\(squares / predicted)")
  }

  @Test("show a delay between the channels on a resistor, and are rid of it then")
  func delay() throws {
    // 200 µs are 14 degrees at 200 Hz.
    let tones = [20.0, 60, 200].map {
      (frequency: $0, current: 1e-3, impedance: Complex(100))
    }
    let resistor = Bench(tones: tones, rate: 1000, delay: 200e-6)
    let raw = try resistor.measured()
    #expect((raw[2].impedance.phase * 180 / Double.pi + 14.4).magnitude < 0.01)
    let delay = try #require(ChannelDelay(ofResistor: raw))
    #expect((delay.delay.value - 200e-6).magnitude < 1e-9)
    for point in try resistor.measured(delay: delay.delay.value) {
      #expect(point.impedance.phase.magnitude < 1e-6)
    }
    var cell = resistor
    cell.tones = [(frequency: 100, current: 1e-3, impedance: Complex(50, -20))]
    let found = try #require(try cell.measured(delay: delay.delay.value).first)
    #expect((found.impedance - Complex(50, -20)).magnitude < 1e-5)
  }

  @Test("are found where the clock of the source is off", arguments: [-0.03, -1e-4, 0, 0.02])
  func frequency(error: Double) throws {
    let bench = Bench(length: 5, noise: (potential: 1e-4, current: 0))
    let samples = bench.samples().potential
    let found = try SineSearch(samples, near: Hertz(3 + error))
    #expect((found.frequency.value - 3).magnitude < 5 * found.scatter.value + 1e-12)
    #expect(found.scatter.value < 1e-4)
  }

  @Test("are refused where samples cannot tell them")
  func refused() throws {
    let short = Bench(length: 0.25)
    #expect(throws: SineFit.Failure.self) { try short.measured() }
    let few = Bench(rate: 1, length: 4)
    #expect(throws: SineFit.Failure.tooFewSamples(4, unknowns: 4)) { try few.measured() }
    let tones = [3.0, 3.001].map { (frequency: $0, current: 1e-3, impedance: Complex(1)) }
    #expect(throws: SineFit.Failure.inseparable(Hertz(3))) {
      try Bench(tones: tones).measured()
    }
    // At 100 samples a second 103 Hz look like 3 Hz.
    let alias = [3.0, 103].map { (frequency: $0, current: 1e-3, impedance: Complex(1)) }
    #expect(throws: SineFit.Failure.inseparable(Hertz(3))) {
      try Bench(tones: alias).measured()
    }
  }
}
