import HAL
import Quantities
import Simulator
import Testing

/// A memory chip: a pointer, then bytes.
private final class Memory: I2CTarget {
  private var bytes = [UInt8](repeating: 0, count: 256)
  private var pointer = 0
  var misuse: Misuse? { nil }
  func write(_ out: Span<UInt8>, at now: Instant) -> Answer {
    guard !out.isEmpty else { return .acknowledged }
    pointer = Int(out[0])
    for i in 1..<max(1, out.count) { bytes[(pointer + i - 1) % 256] = out[i] }
    return .acknowledged
  }
  func read(_ into: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    for i in 0..<into.count { into[i] = bytes[(pointer + i) % 256] }
    return .acknowledged
  }
  func powerOnReset(at now: Instant) { bytes = [UInt8](repeating: 0, count: 256) }
}

private struct Bench {
  let timeline = Timeline()
  let trace = Trace()
  let chip = Memory()
  let bus: SimulatedBus

  init(seed: UInt64 = 1, health: Sockets.Health = .sound) {
    var sockets = Sockets()
    sockets.plug(chip, at: 0x50)
    sockets.ail(chip, with: health)
    bus = SimulatedBus(
      "reactor", index: 0, clock: Hertz(100_000), chips: sockets, timeline: timeline,
      trace: trace, noise: Noise(seed: seed))
  }
}

@Suite("The simulated bus")
struct SimulatedBusTests {
  @Test("a message takes the time that its bits take on the wire")
  func wireTime() throws {
    let bench = Bench()
    _ = try bench.bus.readWord(0x00, at: 0x50)
    // START, address, register; START, address, two bytes; STOP: 1 + 18 + 1 + 27 + 1 bits of 10 us.
    #expect(bench.timeline.now - Instant.zero == .microseconds(480))
  }

  @Test("what was written is read back")
  func memory() throws {
    let bench = Bench()
    try bench.bus.writeWord(0x10, 0xBEEF, at: 0x50)
    #expect(try bench.bus.readWord(0x10, at: 0x50) == 0xBEEF)
  }

  @Test("an address without a chip is not acknowledged, and the error says which and where")
  func nobody() {
    let bench = Bench()
    let expected = I2CError(.nakAddress, bus: 0, address: 0x51, register: 0x07)
    #expect(throws: expected) { try bench.bus.readByte(0x07, at: 0x51) }
  }

  @Test("a dead chip is not there, a deaf one forgets")
  func health() throws {
    #expect(throws: I2CError.self) { try Bench(health: .dead).bus.readByte(0, at: 0x50) }
    let deaf = Bench(health: .deaf)
    try deaf.bus.writeByte(0, 0x55, at: 0x50)
    #expect(try deaf.bus.readByte(0, at: 0x50) == 0)
  }

  @Test("a stuck bus gives up after the kernel's patience")
  func stuck() {
    for (clock, kind) in [(true, I2CError.Kind.timeout), (false, .stuckBus)] {
      let bench = Bench()
      var failures = BusFailures()
      failures.clockStuck = clock
      failures.dataStuck = !clock
      bench.bus.fail(as: failures)
      #expect(throws: I2CError(kind, bus: 0, address: 0x50, register: 0)) {
        try bench.bus.readByte(0, at: 0x50)
      }
      #expect(bench.timeline.now - Instant.zero == .milliseconds(20))
    }
  }

  @Test("of ten thousand messages the asked share fails, the same ones for the same seed")
  func shares() {
    func failed(_ seed: UInt64, _ failures: BusFailures) -> [Int] {
      let bench = Bench(seed: seed)
      bench.bus.fail(as: failures)
      var out: [Int] = []
      for i in 0..<10_000 {
        do throws(I2CError) {
          if try bench.bus.readByte(0, at: 0x50) != 0 { out.append(i) }
        } catch { out.append(i) }
      }
      return out
    }
    var naks = BusFailures()
    naks.naks = 0.02
    var flips = BusFailures()
    flips.flips = 0.02
    var collisions = BusFailures()
    collisions.collisions = 0.02
    for failures in [naks, flips, collisions] {
      let first = failed(1, failures)
      #expect((150...250).contains(first.count))
      #expect(first == failed(1, failures))
      #expect(first != failed(2, failures))
    }
  }

  @Test("the trace changes with one bit of one answer")
  func trace() throws {
    func hash(_ value: UInt8) throws -> String {
      let bench = Bench()
      try bench.bus.writeByte(0, 0x20, at: 0x50)
      _ = bench.chip.write([0x00, value].span, at: .zero)
      _ = try bench.bus.readByte(0, at: 0x50)
      return bench.trace.hash()
    }
    #expect(try hash(0x20) == hash(0x20))
    #expect(try hash(0x20) != hash(0x21))
  }

  @Test("the digest of nothing is SHA-256 of the empty message (FIPS 180-4)")
  func emptyDigest() {
    #expect(
      Trace().hash() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
