import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Testing

@Suite("A self-test, as a technician does it at the first power-up")
struct SelfTestTests {
  /// What a self-test of a board came to, and what it said on the way.
  private struct Trial {
    let run: SimulatedRun
    var begun: [Proof] = []
    var outcome = SelfTest.Outcome.stopped

    init(
      _ board: String, faults: String? = nil, byHand: [Int] = [], stoppedAfter most: Int = .max
    ) throws {
      let document = try faults.map { text in
        try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
      }
      let files = try BoardFiles.read(Bench.board(board))
      run = try SimulatedRun(
        powering: SelfTest.program(for: files.board), metal: .none, on: files, seed: 1,
        faults: document)
      var steps = 0
      var begun: [Proof] = []
      outcome = try SelfTest(run, on: files, under: .none, run.world.latches).prove(
        byHand: byHand, each: { begun.append($0) },
        unless: {
          steps += 1
          return steps > most
        })
      self.begun = begun
    }

    var refusal: String? {
      guard case .refused(let error) = outcome else { return nil }
      return "\(error)"
    }
    var isProved: Bool {
      guard case .proved = outcome else { return false }
      return true
    }
    /// Whether nothing is on, and the next run need not ask anybody.
    var isLeft: Bool {
      get throws {
        let instrument = run.instrument
        return try instrument.state == .ended
          && (0..<instrument.zoneCount).allSatisfy {
            try run.world.latches.isClean(instrument.zone($0).name)
          }
      }
    }
  }

  @Test("a sound rig: everything that a run proves, one after the other, and all off again")
  func sound() throws {
    let trial = try Trial("bench")
    #expect(trial.isProved)
    #expect(trial.begun.first == .alert(0))
    #expect(trial.begun.contains(.heater(zone: 0)))
    #expect(trial.begun.contains(.deadMan))
    #expect(trial.begun.last == .pulse(zone: trial.run.instrument.zoneCount - 1))
    #expect(Set(trial.begun).count == trial.begun.count)
    #expect(try trial.isLeft)
  }

  @Test("the emergency stop is opened and closed by hand before anything is energised")
  func byHand() throws {
    let trial = try Trial(
      "minimal", faults: "- {target: estop, kind: press, when: {after: 5 s, for: 2 s}}",
      byHand: [0])
    #expect(trial.refusal == nil)
    #expect(
      Array(trial.begun.prefix(2)) == [
        .byHand(interlock: 0, wasOpen: false), .byHand(interlock: 0, wasOpen: true),
      ])
    #expect(try trial.isLeft)
  }

  @Test("a stop that nobody presses, or whose wire is bridged, is not proved")
  func bridged() throws {
    let trial = try Trial("minimal", byHand: [0])
    #expect(trial.refusal?.contains("not seen to open within 1 min; open it when") == true)
    #expect(trial.begun == [.byHand(interlock: 0, wasOpen: false)])
    #expect(try trial.isLeft)
  }

  @Test("one that stays open is not proved either")
  func stuck() throws {
    let trial = try Trial(
      "minimal", faults: "- {target: estop, kind: press, when: {after: 5 s}}", byHand: [0])
    #expect(trial.refusal?.contains("did not close again within 1 min; let go") == true)
  }

  @Test("a blip, a line that cannot be read, or another switch prove nothing")
  func elsewhere() throws {
    let blip = try Trial(
      "minimal", faults: "- {target: estop, kind: press, when: {after: 5 s, for: 100 ms}}",
      byHand: [0])
    #expect(blip.refusal?.contains("not seen to open") == true)
    let lost = try Trial(
      "minimal",
      faults: "- {target: gpio.emergency_stop, kind: ebadf, when: {after: 5 s, for: 2 s}}",
      byHand: [0])
    #expect(lost.refusal?.contains("not seen to open") == true)
    let other = try Trial(
      "bench", faults: "- {target: exhaust, kind: stop, when: {after: 5 s, for: 2 s}}",
      byHand: [0])
    #expect(other.refusal?.contains("was to be opened, and 'exhaust' is open; close that") == true)
  }

  @Test("two interlocks, one after the other, and nothing is fed meanwhile")
  func two() throws {
    let trial = try Trial(
      "bench",
      faults: "- {target: estop, kind: press, when: {after: 3 s, for: 1 s}}\n"
        + "- {target: exhaust, kind: stop, when: {after: 6 s, for: 1 s}}",
      byHand: [0, 1])
    #expect(trial.isProved)
    #expect(
      Array(trial.begun.prefix(4)) == [
        .byHand(interlock: 0, wasOpen: false), .byHand(interlock: 0, wasOpen: true),
        .byHand(interlock: 1, wasOpen: false), .byHand(interlock: 1, wasOpen: true),
      ])
  }

  @Test("what was shown before a refusal is known, and what came after was not tried")
  func welded() throws {
    let trial = try Trial("bench", faults: "- {target: contactor, kind: weld}")
    #expect(trial.refusal?.contains("flow with the contactor open; replace") == true)
    #expect(trial.begun.contains(.sensors(zone: 0)))
    #expect(trial.begun.last == .heater(zone: 0))
    #expect(!trial.begun.contains(.deadMan))
  }

  @Test("asked to end in the middle of a proof, it leaves with everything off")
  func stopped() throws {
    for steps in [1, 15, 30, 45, 60, 90] {
      let trial = try Trial("bench", stoppedAfter: steps)
      guard case .stopped = trial.outcome else {
        Issue.record("it ended as \(trial.outcome)")
        return
      }
      #expect(try trial.isLeft)
    }
  }

  @Test("every proof has words, before and after")
  func words() throws {
    let trial = try Trial("bench")
    let words = ProofWords(trial.run.instrument)
    for proof in trial.begun {
      #expect(words.passed(proof) == words.text(proof))
    }
    let open = Proof.byHand(interlock: 0, wasOpen: false)
    #expect(words.text(open) == "open 'emergency_stop' now, within 1 min")
    #expect(words.passed(open) == nil)
    #expect(
      words.passed(.byHand(interlock: 0, wasOpen: true))
        == "interlock 'emergency_stop' opens and closes by hand")
  }
}
