import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// Keeps the pulses that an instrument recorded.
private final class PulseLog: RecordSink {
  private(set) var pulses: [(valve: UInt8, width: Seconds, ended: Instant)] = []

  func add(_ record: Span<UInt8>, at now: Instant) {
    if let pulse = PulseRecord(record) { pulses.append((pulse.valve, pulse.width, now)) }
  }
}

private let tma: UInt8 = 0
private let water: UInt8 = 1

/// The bench in 100 Pa of argon, doing this.
private func bench(
  _ instructions: [Instruction], conditions: [[Condition]] = [], into log: PulseLog? = nil,
  faults: String? = nil
) throws -> SimulatedRun {
  let document = try faults.map { text in
    try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
  }
  let start: [Instruction] = [
    .turn(switch: 1, on: true), .flow(controller: 0, to: SCCM(100)), .hold(Seconds(20)),
  ]
  return try SimulatedRun(
    Program(start + instructions, conditions: conditions), metal: .lithium,
    combination: Bench.plain, on: try Bench.files(), seed: 1, faults: document, into: log)
}

private func isOpen(_ run: SimulatedRun, _ line: String) throws -> Bool {
  run.world.lines.wire(try run.world.line(line)).driven == .high
}

@Suite("Pulses on the bench")
struct DoseTests {
  @Test(
    "are as long as they were asked to be, whatever the bus does",
    arguments: [Seconds(0.01), Seconds(0.013), Seconds(0.1), Seconds(0.25), Seconds(2.5)])
  func widths(width: Seconds) throws {
    let log = PulseLog()
    var cycle: [Instruction] = []
    for _ in 0..<10 {
      cycle += [.pulse(valve: tma, for: width), .hold(Seconds(1.003))]
      cycle += [.pulse(valve: water, for: width), .hold(Seconds(0.517))]
    }
    let run = try bench(cycle, into: log)
    #expect(run.run(for: Seconds(300)) == .done)
    #expect(log.pulses.count == 20)
    for pulse in log.pulses { #expect(pulse.width == width) }
    // What lies between is as long as it was asked to be, too.
    for (pulse, next) in zip(log.pulses, log.pulses.dropFirst()) {
      let pause = pulse.valve == tma ? Seconds(1.003) : Seconds(0.517)
      #expect(next.ended - pulse.ended == pause + width)
    }
  }

  @Test("never let two precursors in at once")
  func exclusive() throws {
    let run = try bench([
      .pulse(valve: tma, for: Seconds(0.1)), .pulse(valve: water, for: Seconds(0.1)),
    ])
    guard case .aborted(.gas(.together(tma, water)), _) = run.run(for: Seconds(60)) else {
      Issue.record("both were let in")
      return
    }
    #expect(try !isOpen(run, "pulse_water"))
  }

  @Test("leave a film that grows by the cycle, and the same trace each time")
  func film() throws {
    func coat() throws -> (nanometres: Double, hash: String) {
      var program: [Instruction] = [
        .heat(zone: 0, to: Celsius(100), rate: .asFastAsProvable)
      ]
      for _ in 0..<5 {
        program += [.pulse(valve: tma, for: Seconds(0.1)), .hold(Seconds(20))]
        program += [.pulse(valve: water, for: Seconds(0.1)), .hold(Seconds(40))]
      }
      let run = try bench(program)
      #expect(run.run(for: Seconds(6000)) == .done)
      let film = try #require(run.world.parts.chamber("chamber")).film(at: run.now)
      return (film.thickness(of: "Al2O3").value, run.world.trace.hash())
    }
    let (one, two) = (try coat(), try coat())
    #expect(one.nanometres > 0.4)
    #expect(one.nanometres < 0.65)
    #expect(one == two)
  }
}

@Suite("The gas panel is safe at once")
struct GasSafetyTests {
  /// A long pulse has begun and this much of it is over.
  private func inPulse(
    _ part: Seconds, conditions: [[Condition]] = [], faults: String? = nil
  ) throws -> SimulatedRun {
    let run = try bench(
      [.pulse(valve: tma, for: Seconds(5)), .hold(Seconds(30))], conditions: conditions,
      faults: faults)
    while try !isOpen(run, "pulse_tma") { run.stepOnce() }
    run.world.wait(until: run.now + part)
    return run
  }

  @Test(
    "when the program is aborted, at any instant of a pulse",
    arguments: [0, 1, 999_999, 40_000_001, 99_999_999, 100_000_000, 123_456_789])
  func abort(nanoseconds: Int64) throws {
    let run = try inPulse(Seconds(nanoseconds: nanoseconds))
    run.instrument.abort(.asked, at: run.now)
    #expect(try !isOpen(run, "pulse_tma"))
    guard case .aborted(.asked, _) = run.run(for: Seconds(60)) else {
      Issue.record("it went on")
      return
    }
    #expect(run.zonesLeftClean == 1)
  }

  @Test("when it is paused, and goes on with what comes next")
  func pause() throws {
    let run = try inPulse(Seconds(0.033))
    run.instrument.pause(at: run.now)
    #expect(try !isOpen(run, "pulse_tma"))
    for _ in 0..<300 {
      run.stepOnce()
      #expect(try !isOpen(run, "pulse_tma"))
    }
    #expect(!run.instrument.isDone)
    run.instrument.resume()
    #expect(run.run(for: Seconds(60)) == .done)
    #expect(run.instrument.panel.valve(Int(tma)).pulses == 1)
  }

  @Test("when the exhaust stops", arguments: ["exhaust", "pilot_air", "glovebox"])
  func interlock(name: String) throws {
    let run = try inPulse(Seconds(0.01))
    run.world.lines.fail(try run.world.line(name), as: stuckLow)
    let failed = run.now
    while try isOpen(run, "pulse_tma") {
      run.stepOnce()
      try #require(run.now - failed < Seconds(1))
    }
    #expect(run.now - failed <= .milliseconds(200))
    guard case .aborted(.gas(.interlock), _) = run.run(for: Seconds(60)) else {
      Issue.record("it went on")
      return
    }
  }

  private var stuckLow: SimulatedLines.LineFault {
    var fault = SimulatedLines.LineFault()
    fault.stuck = .low
    return fault
  }

  @Test("when the program dies: a lease ends every pulse")
  func lease() throws {
    let run = try inPulse(Seconds(0.01))
    let opened = run.now
    // Nobody scans, but somebody looks: as after a bus that hung for long.
    run.world.wait(until: opened + Lease.longest)
    _ = run.instrument.step(at: run.now)
    #expect(try !isOpen(run, "pulse_tma"))
  }

  @Test("a hot chamber is never vented")
  func vent() throws {
    let run = try bench([
      .heat(zone: 0, to: Celsius(80), rate: .asFastAsProvable), .turn(switch: 2, on: true),
      .hold(Seconds(10)),
    ])
    guard case .aborted(.gas(.rule(1)), _) = run.run(for: Seconds(3000)) else {
      Issue.record("it was vented")
      return
    }
    #expect(try #require(run.world.parts.net("chamber_pressure")).value(at: run.now) < 1000)
  }

  @Test("what does not come in time ends the program where it is written")
  func unmet() throws {
    let never = [Condition(.pressure, .below, 1e-6)]
    let run = try bench([.wait(condition: 0, longest: Seconds(5))], conditions: [never])
    guard case .aborted(.unmet(instruction: 3), let at) = run.run(for: Seconds(60)) else {
      Issue.record("it went on")
      return
    }
    #expect(at - .zero < Seconds(30))
  }
}

extension Lease {
  fileprivate static var longest: Seconds { Lease.term + .milliseconds(1) }
}
