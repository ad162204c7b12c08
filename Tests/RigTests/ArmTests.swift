import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("What must be so before anything is armed")
struct ArmTests {
  private func refusal(_ fault: String) throws -> String {
    do {
      _ = try Bench.run(faults: "- {\(fault)}")
      return "armed"
    } catch let error as RigError { return "\(error)" }
  }

  @Test(
    "a rig that is not so is refused with what to do",
    arguments: [
      ("target: contactor, kind: weld", "10 A flow with the contactor open; replace"),
      ("target: gpio.heater_en, kind: stuck_high", "10 A flow with the contactor open"),
      ("target: heater.0, kind: stuck_on", "10 A flow with the heater's switch off; replace"),
      ("target: tc.sample, kind: offset, params: {K: -3.2}", "more than 3 K apart; look for"),
      ("target: tc.sample, kind: offset, params: {K: 3.2}", "more than 3 K apart"),
      ("target: estop, kind: press", "interlock 'emergency_stop' is open; close it"),
      ("target: host, kind: kill9", "the proofs did not end"),
    ])
  func refused(fault: String, words: String) throws {
    #expect(try refusal(fault).contains(words))
  }

  @Test("what two sensors differ by when cold is not held against them later")
  func rest() throws {
    let run = try Bench.run(
      [.heat(zone: 0, to: Celsius(60), rate: KelvinsPerSecond(0.5)), .hold(Seconds(120))],
      faults: "- {target: tc.sample, kind: offset, params: {K: -2.8}}")
    var concerned = false
    let outcome = run.run(for: Seconds(2000)) {
      if !$0.instrument.zone(0).concerns.isEmpty { concerned = true }
    }
    #expect(outcome == .done)
    #expect(!concerned)
  }
}

@Suite("What stops a run")
struct StopTests {
  private func cause(_ fault: String) throws -> (word: String, after: Double) {
    let run = try Bench.run(faults: "- {\(fault), when: {after: 100 s}}")
    guard case .tripped(zone: 0, let at) = run.run(for: Seconds(1500)),
      case .tripped(let cause, _) = run.instrument.zone(0).state
    else { return ("none", 0) }
    return ("\(cause.word)", (at - (run.faultBegan ?? at)).value)
  }

  @Test(
    "each fault by its own name, and in time",
    arguments: [
      ("target: estop, kind: press", "interlock", 0.2),
      ("target: 'i2c.1:0x62', kind: por", "settings_lost", 2.0),
      ("target: 'i2c.1:0x61', kind: dead", "blind", 0.5),
      ("target: i2c.1, kind: sda_stuck", "blind", 0.5),
      ("target: gpio.heater_en, kind: ebadf", "line_lost", 0.3),
      ("target: clock.mono, kind: gap, params: {s: 5}", "stalled", 5.2),
      ("target: heater.0, kind: gain, params: {x: 4}", "too_much_current", 1.0),
      ("target: heater.0, kind: stuck_off", "no_current", 2.5),
      ("target: tc.sample, kind: detach, params: {reads: wall, tau_s: 8}", "disagreement", 30),
      ("target: heater.0, kind: half_wave", "unexplained", 120),
    ])
  func named(fault: String, word: String, within: Double) throws {
    let found = try cause(fault)
    #expect(found.word == word)
    #expect(found.after <= within, "\(found.after) s")
  }

  @Test("one message in fifty lost, or a bit flipped now and then, stops nothing")
  func borne() throws {
    for fault in ["kind: nak, params: {p: 0.02}", "kind: flip, params: {p: 0.00001}"] {
      let run = try Bench.run(
        [.heat(zone: 0, to: Celsius(60), rate: KelvinsPerSecond(0.5)), .hold(Seconds(300))],
        faults: "- {target: i2c.1, \(fault)}")
      #expect(run.run(for: Seconds(2000)) == .done, "\(fault)")
    }
  }
}

@Suite("The emergency stop of every board that ships")
struct EmergencyStopTests {
  /// A board whose stop stopped nothing has shipped once: its word had been left out.
  @Test(arguments: ["bench", "minimal", "sputter"])
  func stops(board: String) throws {
    let faults = try FaultDocument.read(
      at: "f.yaml",
      from: .memory(["f.yaml": "- {target: estop, kind: press, when: {after: 60 s}}"])
    ).get()
    let run = try SimulatedRun(
      Program(Bench.soak), metal: .lithium, on: try BoardFiles.read(Bench.board(board)), seed: 1,
      faults: faults)
    guard case .tripped(zone: 0, let at) = run.run(for: Seconds(1500)),
      case .tripped(.interlock, _) = run.instrument.zone(0).state
    else {
      Issue.record("'\(board)' goes on with its emergency stop pressed")
      return
    }
    #expect(at - (run.faultBegan ?? .zero) <= .milliseconds(250))
  }

  @Test("an interlock that does not say what it stops is refused where it stands")
  func unsaid() {
    let files = DocumentFiles { path in
      DocumentFiles.disk.bytes(at: path).map { bytes in
        Array(
          String(decoding: bytes, as: UTF8.self)
            .replacing(", stops: everything }", with: " }").utf8)
      }
    }
    do {
      _ = try BoardFiles.read(Bench.board("minimal"), from: files)
      Issue.record("it was taken")
    } catch {
      #expect("\(error)".contains("board.yaml:35:"))
      #expect("\(error)".contains("stops"))
    }
  }
}
