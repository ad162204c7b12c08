import Documents
import HAL
import Instrument
import Library
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// Keeps what was found of each pulse.
private final class PressureLog: RecordSink {
  private(set) var pulses: [PulsePressureRecord] = []

  func add(_ record: Span<UInt8>, at now: Instant) {
    if let pulse = PulsePressureRecord(record) { pulses.append(pulse) }
  }

  func health(of valve: UInt8) -> [PulseHealth] {
    pulses.filter { $0.valve == valve }.map(\.health)
  }
}

private let tma: UInt8 = 0
private let water: UInt8 = 1

/// Cycles of TMA and water on a cold bench in 100 Pa of argon.
private struct PulseBench {
  let run: SimulatedRun
  let log = PressureLog()

  init(
    cycles: Int = 16, dose: Seconds = Seconds(0.1), then other: Seconds? = nil,
    purge: Seconds = Seconds(15.013),
    under throttle: Throttle = .holding(Pascals(100)), bearingMissing: Bool = false,
    faults: String = "[]"
  ) throws {
    var program: [Instruction] = [
      .turn(switch: 1, on: true), .flow(controller: 0, to: SCCM(100)),
      .throttle(throttle), .hold(Seconds(60)),
    ]
    for cycle in 0..<cycles {
      let dose = cycle < cycles / 2 ? dose : other ?? dose
      program += [.pulse(valve: tma, for: dose), .hold(purge)]
      program += [.pulse(valve: water, for: dose), .hold(purge)]
    }
    let document = try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": faults])).get()
    run = try SimulatedRun(
      Program(program, bearingMissingPulses: bearingMissing), metal: .none,
      combination: Bench.plain, on: try Bench.files(), seed: 1, faults: document, into: log)
  }

  /// Steps until a valve has opened so often.
  func step(until pulses: Int, of valve: UInt8) {
    run.step { $0.instrument.panel.valve(Int(valve)).pulses >= pulses }
  }

  func stick(_ line: String, _ level: Level) throws {
    var fault = SimulatedLines.LineFault()
    fault.stuck = level
    run.world.lines.fail(try run.world.line(line), as: fault)
  }
}

@Suite("What the gauge says of each pulse")
struct PulseHealthTests {
  @Test("doses that the recipe wants shorter are no weak ones of the longer")
  func shorter() throws {
    let bench = try PulseBench(cycles: 24, then: Seconds(0.012))
    bench.run.step { $0.instrument.isDone }
    #expect(bench.run.instrument.panel.stop == nil)
    for valve in [tma, water] {
      let tally = bench.run.instrument.panel.tally(of: Int(valve))
      #expect(tally.missing == 0 && tally.weak == 0)
      let health = bench.log.health(of: valve)
      // The first of each are learnt from.
      #expect(health.count > 20 && health[12] == .learning && health.contains(.sound))
    }
  }

  @Test("what is gone between two looks of the gauge is unseen, not missing")
  func aliased() throws {
    let bench = try PulseBench(cycles: 40, purge: Seconds(5), under: .open)
    bench.run.step { $0.instrument.isDone }
    for valve in [tma, water] {
      let health = bench.log.health(of: valve)
      #expect(health.count >= 39)
      #expect(health.allSatisfy { [.learning, .unseen].contains($0) }, "\(health)")
    }
    #expect(bench.run.instrument.panel.stop == nil)
  }

  @Test("where the gauge has only glimpses, three in a row without one end the run")
  func glimpsed() throws {
    let bench = try PulseBench(cycles: 40, purge: Seconds(5), under: .open)
    bench.step(until: 10, of: tma)
    try bench.stick("pulse_tma", .low)
    bench.run.step { $0.instrument.isDone || $0.instrument.panel.stop != nil }
    #expect(bench.run.instrument.panel.stop == .pulseMissing(tma))
    #expect(bench.run.instrument.panel.valve(Int(tma)).pulses < 18)
  }

  @Test("sound ones are learnt from, then within a quarter of the first, whatever the beat")
  func sound() throws {
    let bench = try PulseBench(cycles: 30)
    #expect(bench.run.run(for: Seconds(2000)) == .done)
    for valve in [tma, water] {
      let pulses = bench.log.pulses.filter { $0.valve == valve }
      #expect(pulses.prefix(6).map(\.health) == Array(repeating: .learning, count: 6))
      #expect(Set(pulses.dropFirst(6).map(\.health)) == [.sound])
      for pulse in pulses.dropFirst(6) { #expect((pulse.share - 1).magnitude < 0.25) }
      #expect(bench.run.instrument.panel.tally(of: Int(valve)).weak == 0)
    }
  }

  @Test(
    "the peak is the chamber's own, as far as a gauge that is read five times a second shows it")
  func peak() throws {
    let bench = try PulseBench(cycles: 8)
    var highest: [Double] = []
    let chamber = try #require(bench.run.world.parts.net("chamber_pressure"))
    for count in 1...8 {
      bench.step(until: count, of: water)
      var most = 0.0
      let end = bench.run.now + Seconds(3)
      while bench.run.now < end {
        bench.run.stepOnce()
        most = max(most, chamber.value(at: bench.run.now))
      }
      highest.append(most)
    }
    let shown = bench.log.pulses.filter { $0.valve == water }
    for (pulse, most) in zip(shown, highest) {
      #expect(pulse.base + pulse.peak <= most + 1)
      #expect(pulse.peak > 0.6 * (most - pulse.base))
    }
  }

  @Test("an empty bottle shows as falling peaks, is flagged weak, and ends the run when it is dry")
  func empty() throws {
    let bench = try PulseBench(cycles: 40)
    let bottle = try #require(bench.run.world.parts.bottle("bottle_tma"))
    // Below a fiftieth of its 25 g a bottle gives less and less: weeks of use in ten pulses.
    for (count, grams) in zip(10..., [0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05, 0]) {
      bench.step(until: count, of: tma)
      bench.run.stand(at: bench.run.now + Seconds(10))
      bottle.fill(to: grams)
    }
    guard case .aborted(.gas(.pulseMissing(tma)), _) = bench.run.run(for: Seconds(3000)) else {
      Issue.record("it went on without a precursor")
      return
    }
    let pulses = bench.log.pulses.filter { $0.valve == tma }
    let health = pulses.map(\.health)
    #expect(health.suffix(2) == [.missing, .missing])
    let weak = try #require(health.firstIndex(of: .weak))
    #expect(health.contains(.sound) && weak < health.count - 2)
    #expect(pulses[6].peak > pulses[weak].peak)
    #expect(pulses[weak].peak > pulses.last?.peak ?? 99)
    #expect(bench.run.instrument.panel.tally(of: Int(tma)).weak > 2)
    #expect(bench.run.zonesLeftClean == 1)
  }

  @Test("a head that stands still is named, and no bottle", arguments: [240.0, 247.3, 251])
  func still(after: Double) throws {
    let bench = try PulseBench(
      faults: "- {target: gauge, kind: stuck_last, when: {phase: dose, after: \(after) s}}")
    guard case .aborted(.gas(.gaugeStill(let index)), _) = bench.run.run(for: Seconds(3000)) else {
      Issue.record("it went on, or blamed a valve")
      return
    }
    #expect(bench.run.instrument.panel.gauge(Int(index)).name == "process_pressure")
  }

  @Test(
    "doses of 10 ms of an organic precursor are sound for as long as they are", arguments: 1...5)
  func faint(seed: UInt64) throws {
    let text = try #require(LibraryEntry.named("alucone-on-sodium")).text
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    let files = try Bench.files()
    let log = PressureLog()
    let run = try SimulatedRun(
      try RecipeCompiler(recipe, on: files).compile().program, metal: .sodium,
      combination: Bench.plain, on: files, seed: seed, into: log)
    #expect(run.run(for: Seconds(20_000)) == .done)
    let organic: UInt8 = 3
    #expect(Set(log.health(of: organic)) == [.learning, .sound])
  }

  @Test("one that is missing is told, two in a row end the run", arguments: [tma, water])
  func stuckShut(valve: UInt8) throws {
    let bench = try PulseBench()
    bench.step(until: 8, of: valve)
    bench.run.stand(at: bench.run.now + Seconds(10))
    try bench.stick(valve == tma ? "pulse_tma" : "pulse_water", .low)
    guard case .aborted(.gas(.pulseMissing(valve)), _) = bench.run.run(for: Seconds(2000)) else {
      Issue.record("it went on")
      return
    }
    #expect(bench.log.health(of: valve).suffix(2) == [.missing, .missing])
    #expect(bench.run.instrument.panel.valve(Int(valve)).pulses == 10)
  }

  @Test("one single miss is no end")
  func once() throws {
    let bench = try PulseBench()
    bench.step(until: 8, of: tma)
    bench.run.stand(at: bench.run.now + Seconds(10))
    try bench.stick("pulse_tma", .low)
    bench.step(until: 9, of: tma)
    bench.run.stand(at: bench.run.now + Seconds(10))
    bench.run.world.lines.fail(
      try bench.run.world.line("pulse_tma"), as: SimulatedLines.LineFault())
    #expect(bench.run.run(for: Seconds(2000)) == .done)
    #expect(bench.log.health(of: tma).count { $0 == .missing } == 1)
  }

  @Test(
    "a valve that does not shut ends the run before its partner comes in", arguments: [3, 9])
  func stuckOpen(pulse: Int) throws {
    let bench = try PulseBench()
    bench.step(until: pulse, of: tma)
    try bench.stick("pulse_tma", .high)
    let end = bench.run.run(for: Seconds(2000))
    if case .aborted(.gas(.unpurged(tma)), _) = end {} else { Issue.record("it went on: \(end)") }
    #expect(bench.run.instrument.panel.valve(Int(water)).pulses == pulse - 1)
  }

  @Test("a line that is pumped empty may fade away where the program says so")
  func fading() throws {
    let bench = try PulseBench(bearingMissing: true)
    bench.step(until: 8, of: tma)
    bench.run.stand(at: bench.run.now + Seconds(10))
    try bench.stick("pulse_tma", .low)
    #expect(bench.run.run(for: Seconds(2000)) == .done)
    #expect(bench.run.instrument.panel.tally(of: Int(tma)).missing == 8)
  }

  @Test("pulses too small for the gauge are said to be so, and never missed")
  func unseen() throws {
    let bench = try PulseBench(dose: Seconds(0.008))
    #expect(bench.run.run(for: Seconds(2000)) == .done)
    #expect(bench.log.health(of: tma).last == .unseen)
    #expect(bench.run.instrument.panel.tally(of: Int(tma)).isUnseen)
  }

  @Test("the first of other surroundings are learnt anew")
  func relearnt() throws {
    var program: [Instruction] = [.turn(switch: 1, on: true)]
    for flow in [100.0, 40] {
      program += [.flow(controller: 0, to: SCCM(flow)), .throttle(.holding(Pascals(100)))]
      program += [.hold(Seconds(60))]
      for _ in 0..<8 { program += [.pulse(valve: water, for: Seconds(0.1)), .hold(Seconds(15))] }
    }
    let log = PressureLog()
    let run = try SimulatedRun(
      Program(program), metal: .none, combination: Bench.plain, on: try Bench.files(), seed: 1,
      into: log)
    #expect(run.run(for: Seconds(2000)) == .done)
    let one = Array(repeating: PulseHealth.learning, count: 6) + [.sound, .sound]
    #expect(log.health(of: water) == one + one)
  }
}
