import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("Faults as data")
struct FaultTests {
  /// Rows TS, HT, BU and GP of the fault matrix, as they are injected.
  private static let rows: [(String, String)] = [
    ("TS-01", "{target: tc.sample, kind: open, params: {}}"),
    ("TS-02", "{target: tc.sample, kind: short, params: {to: gnd}}"),
    ("TS-03", "{target: tc.sample, kind: short_mid, params: {reads: ambient}}"),
    ("TS-04", "{target: tc.sample, kind: stuck_last, params: {}}"),
    ("TS-05", "{target: tc.sample, kind: saturate, params: {at: range_max}}"),
    ("TS-06", "{target: tc.sample, kind: detach, params: {reads: wall, tau_s: 8}}"),
    ("TS-07", "{target: tc.sample, kind: detach, params: {reads: heater}}"),
    ("TS-08", "{target: tc.sample, kind: drift, params: {K_per_h: -2}}"),
    ("TS-09", "{target: tc.sample, kind: offset, params: {K: -10}}"),
    ("TS-10", "{target: tc.sample, kind: gain, params: {x: 0.8}}"),
    ("TS-11", "{target: tc.sample, kind: invert, params: {}}"),
    ("TS-12", "{target: 'tc.*', kind: swap, params: {a: sample, b: stage}}"),
    ("TS-13", "{target: tc.sample, kind: noise, params: {sigma_K: 3}}"),
    ("TS-14", "{target: tc.sample, kind: spike, params: {K: 50, sync: ssr, p: 0.05}}"),
    ("TS-15", "{target: tc.cj, kind: offset, params: {K: -15}}"),
    ("TS-16", "{target: tc.sample, kind: stuck_bit, params: {bit: 9, value: 0}}"),
    ("TS-17", "{target: 'tc.*', kind: offset, params: {K: -30}}"),
    ("HT-01", "{target: heater.0, kind: stuck_on, params: {}}"),
    ("HT-02", "{target: heater.0, kind: stuck_on, params: {at: soak, T: limit-2K}}"),
    ("HT-03", "{target: heater.0, kind: stuck_off, params: {}}"),
    ("HT-04", "{target: heater.0, kind: intermittent, params: {on_s: 20, off_s: 60}}"),
    ("HT-05", "{target: heater.0, kind: half_wave, params: {}}"),
    ("HT-06", "{target: heater.0, kind: gain, params: {x: 0.7}}"),
    ("HT-07", "{target: heater.0, kind: gain, params: {x: 4}}"),
    ("HT-08", "{target: supply.heater, kind: gain, params: {x: 1.15}}"),
    ("HT-09", "{target: pwm.0, kind: latched_last, params: {}}"),
    ("HT-10", "{target: plant.G, kind: scale, params: {x: 0.2}}"),
    ("HT-11", "{target: plant.Qext, kind: step, params: {W: 20}}"),
    ("HT-12", "{target: contactor, kind: weld, params: {}}"),
    ("BU-01", "{target: i2c.1, kind: nak, params: {p: 0.02}}"),
    ("BU-02", "{target: 'i2c.1:0x60', kind: dead, params: {}}"),
    ("BU-03", "{target: i2c.1, kind: sda_stuck, params: {}}"),
    ("BU-04", "{target: i2c.1, kind: scl_stuck, params: {}}"),
    ("BU-05", "{target: i2c.1, kind: flip, params: {p: 0.001}}"),
    ("BU-06", "{target: 'i2c.1:0x60', kind: wrong_id, params: {}}"),
    ("BU-07", "{target: 'i2c.1:0x60', kind: por, params: {}}"),
    ("BU-08", "{target: i2c.mux, kind: stuck, params: {ch: 0}}"),
    ("BU-09", "{target: i2c.1, kind: arb_lost, params: {p: 0.1}}"),
    ("BU-10", "{target: 'i2c.1:0x20', kind: write_lost, params: {p: 1}}"),
    ("GP-01", "{target: gpio.heater_en, kind: busy, params: {}}"),
    ("GP-02", "{target: gpio.heater_en, kind: ebadf, params: {}}"),
    ("GP-03", "{target: gpio.heater_en, kind: stuck_high, params: {}}"),
    ("GP-06", "{target: 'gpio.*', kind: invert, params: {}}"),
  ]

  /// Faults that nothing in this program need notice within five minutes of a warm-up: a latent
  /// one, a branch that no scan uses, an expander that no scan writes, two sensors side
  /// by side, a bit that is zero anyway below 32 °C.
  private static let latent: Set<String> = [
    "TS-12", "TS-16", "HT-12", "BU-06", "BU-08", "BU-10", "GP-01", "GP-03",
  ]

  /// Slow enough that the heater is not simply on all the time.
  private static let warmUp: [Instruction] = [
    .heat(zone: 0, to: Celsius(120), rate: KelvinsPerSecond(0.03)), .hold(Seconds(600)),
  ]

  @Test("every row can be injected, changes what happens, and melts nothing", arguments: rows)
  func row(name: String, fault: String) throws {
    let hash = try Self.twoMinutes("- \(fault.dropLast()), when: {after: 30 s, state: armed}}")
    let isSame = try hash == Self.sound.get()
    #expect(isSame == Self.latent.contains(name), "\(name)")
  }

  /// The trace of a warm-up without a fault, with which every row is compared.
  private static let sound = Result { try twoMinutes(nil) }

  /// Steps, and does not run to the end: after a trip that would be a quarter of an hour more.
  private static func twoMinutes(_ faults: String?) throws -> String {
    let run = try Bench.run(warmUp, faults: faults)
    // The proofs take three quarters of a minute.
    while run.elapsed < Seconds(165) { run.stepOnce() }
    #expect(run.world.parts.stage("stage")?.melted == 0)
    #expect(run.world.misuse == nil)
    // The lines of a run that is gone fall to their safe levels, which is traced too.
    return withExtendedLifetime(run) { run.world.trace.hash() }
  }

  @Test("a line that is busy, or the wrong chip, is a refusal before anything starts")
  func refusals() {
    #expect(throws: RigError.self) {
      try Bench.run(faults: "- {target: gpio.heater_en, kind: busy}")
    }
    #expect(throws: RigError.self) {
      try Bench.run(faults: "- {target: 'i2c.1:0x60', kind: wrong_id}")
    }
    #expect(throws: RigError.self) {
      try Bench.run(faults: "- {target: 'i2c.1:0x60', kind: dead}")
    }
    #expect(throws: RigError.self) {
      try Bench.run(faults: "- {target: 'i2c.1:0x20', kind: write_lost}")
    }
  }

  @Test(
    "a target or kind that there is not says so",
    arguments: [
      "{target: tc.sampl, kind: offset}", "{target: heater.0, kind: explode}",
      "{target: moon, kind: dead}",
    ])
  func unknown(fault: String) {
    #expect(throws: RigError.self) { try Bench.run(faults: "- \(fault)") }
  }

  @Test("two faults at once are both there, and end when they are told to")
  func composed() throws {
    let run = try Bench.run(
      faults: """
        - {target: i2c.1, kind: nak, params: {p: 0.2}, when: {after: 20 s, state: armed, for: 10 s}}
        - {target: tc.sample, kind: offset, params: {K: -1}, when: {after: 40 s, state: armed, for: 10 s}}
        """)
    var failed = 0
    var offset = 0.0
    _ = run.run(for: Seconds(80)) { run in
      let thermometer = run.instrument.thermometer(1)
      if thermometer.distrust != nil { failed += 1 }
      let since = run.faultBegan.map { run.now - $0 } ?? .zero
      if let seen = thermometer.latest, since > Seconds(22), since < Seconds(29) {
        let truth = run.world.parts.net("holder")?.value(at: run.now) ?? 0
        offset = truth - seen.value.value
      }
    }
    #expect(failed > 0)
    #expect((offset - 1).magnitude < 0.5)
    #expect(run.instrument.thermometer(1).distrust == nil)
  }

  @Test(
    "a heater that is stuck on trips its zone in time", arguments: [100.0, 600, 1300])
  func stuckOn(second: Double) throws {
    let run = try Bench.run(
      [
        .heat(zone: 0, to: Celsius(160), rate: KelvinsPerSecond(0.5)), .hold(Seconds(3600)),
      ], faults: "- {target: heater.0, kind: stuck_on, when: {after: \(second) s}}")
    guard case .tripped(zone: 0, at: _) = run.run(for: Seconds(7200)) else {
      Issue.record("a heater stuck on at \(second) s did not trip")
      return
    }
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.peak < Celsius(171.2))
    #expect(stage.melted == 0)
  }

  @Test(
    "a thermocouple that falls silent cuts the heat, at every minute of a run",
    arguments: [0, 3, 7, 14])
  func silence(minute: Int) throws {
    let moment = "when: {after: \(minute * 60 + 7) s, state: armed}"
    let run = try Bench.run(faults: "- {target: 'i2c.1:0x61', kind: dead, \(moment)}")
    guard case .tripped(zone: 0, let at) = run.run(for: Seconds(3600)) else {
      Issue.record("silence at minute \(minute) did not trip")
      return
    }
    let began = try #require(run.faultBegan)
    #expect(at - began < .milliseconds(500))
    #expect(run.world.parts.stage("stage")?.melted == 0)
  }
}
