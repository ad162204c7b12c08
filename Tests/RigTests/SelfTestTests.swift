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
      _ board: String, faults: String? = nil, byHand: Bool = false, stoppedAfter most: Int = .max
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
        return try instrument.hasLeft
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
      byHand: true)
    #expect(trial.refusal == nil)
    #expect(
      Array(trial.begun.prefix(2)) == [
        .hand(interlock: 0, wasOpen: false), .hand(interlock: 0, wasOpen: true),
      ])
    #expect(try trial.isLeft)
  }

  @Test("a stop that nobody presses, or whose wire is bridged, is not proved")
  func bridged() throws {
    let trial = try Trial("minimal", byHand: true)
    #expect(trial.refusal?.contains("not seen to open within a minute; open it when") == true)
    #expect(trial.begun == [.hand(interlock: 0, wasOpen: false)])
    #expect(try trial.isLeft)
  }

  @Test("one that stays open is not proved either")
  func stuck() throws {
    let trial = try Trial(
      "minimal", faults: "- {target: estop, kind: press, when: {after: 5 s}}", byHand: true)
    #expect(trial.refusal?.contains("did not close again within a minute; let go") == true)
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
    let open = Proof.hand(interlock: 0, wasOpen: false)
    #expect(words.text(open) == "open 'emergency_stop' now; there is a minute")
    #expect(words.passed(open) == nil)
    #expect(
      words.passed(.hand(interlock: 0, wasOpen: true))
        == "interlock 'emergency_stop' opens and closes by hand")
  }
}
