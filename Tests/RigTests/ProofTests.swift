import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("The proof of the dead-man")
struct DeadManProofTests {
  private func refusal(_ fault: String, on board: String = "bench") throws -> String {
    let faults = try FaultDocument.read(at: "f", from: .memory(["f": "- {\(fault)}"])).get()
    let files = try BoardFiles.read(Bench.board(board))
    do throws(RigError) {
      _ = try SimulatedRun(
        [.hold(Seconds(1))], metal: .lithium, on: files, seed: 1,
        faults: faults)
      return "armed"
    } catch { return "\(error)" }
  }

  @Test("it is seen to drop the contactor whose line stays driven, with every heater off")
  func drops() throws {
    let run = try SimulatedRun(
      powering: [.hold(Seconds(1))], metal: .lithium, on: try Bench.files(), seed: 1)
    let lines = run.world.lines
    let (coil, heater) = (try run.world.line("contactor"), try run.world.line("stage_heater"))
    let feed = lines.wire(try run.world.line("dead_man"))
    var (last, longest) = (run.now, Seconds.zero)
    while run.instrument.state == .proving {
      run.stepOnce()
      while let edge = feed.takeEdge(until: run.now) {
        longest = max(longest, edge.time - last)
        last = edge.time
      }
      if longest < Seconds.milliseconds(150), try lines.level(of: coil) == .high {
        #expect(try lines.level(of: heater) == .low)
      }
    }
    #expect(run.instrument.state == .disarmed)
    // Otherwise it is fed every 100 ms, and here again as soon as the contact was seen to open.
    #expect(longest > .milliseconds(150) && longest < .milliseconds(450), "\(longest)")
    #expect(run.now - last < Seconds.milliseconds(150))
    #expect(run.instrument.unproved == [])
    #expect(try lines.level(of: coil) == .low)
  }

  @Test(
    "one that does not, or that nobody can see, is refused with what to do",
    arguments: ["bench", "sputter"],
    [
      (
        "target: dead_man, kind: bridge",
        "the dead-man holds the contactor 400 ms after the last edge; replace the dead-man"
      ),
      (
        "target: gpio.contactor_closed, kind: stuck_high",
        "auxiliary contact says closed although everything is off; replace the contactor"
      ),
      (
        "target: gpio.contactor_closed, kind: stuck_low",
        "does not say closed when the contactor is told to; look at the contactor's coil"
      ),
    ])
  func refused(board: String, fault: (what: String, words: String)) throws {
    #expect(try refusal(fault.what, on: board).contains(fault.words))
  }

  @Test("a board without an auxiliary contact says that it is not proved, and why")
  func unseen() throws {
    let run = try SimulatedRun(
      [.hold(Seconds(1))], metal: .lithium, on: try BoardFiles.read(Bench.board("minimal")), seed: 1
    )
    #expect(
      run.instrument.unproved == [
        .deadManUnseen, .sampleAlone(zone: 0), .currentUnseen(zone: 0),
      ])
    let words = Unproved.deadManUnseen.words(of: run.instrument)
    #expect(
      words == "the dead-man: the board names no auxiliary contact of a contactor that it feeds")
    #expect(run.run(for: Seconds(10)) == .done)
  }
}

@Suite("The proof of a zone's sensors, by a pulse of its heater")
struct PulseProofTests {
  private static let warming: Program = [
    .heat(zone: 0, to: Celsius(40), rate: KelvinsPerSecond(0.2))
  ]

  private func files(
    _ board: String = "bench", _ changes: [(String, String)] = []
  ) throws -> BoardFiles {
    let changed = DocumentFiles { path in
      DocumentFiles.disk.bytes(at: path).map { bytes in
        var text = String(decoding: bytes, as: UTF8.self)
        for (old, new) in changes { text = text.replacing(old, with: new) }
        return Array(text.utf8)
      }
    }
    return try BoardFiles.read(Bench.board(board), from: changed)
  }

  private func refusal(
    _ program: Program = warming, metal: Metal = .lithium, on files: BoardFiles,
    faults: String? = nil
  ) throws -> String {
    let faults = try faults.map {
      try FaultDocument.read(at: "f", from: .memory(["f": "- {\($0)}"])).get()
    }
    do throws(RigError) {
      _ = try SimulatedRun(program, metal: metal, on: files, seed: 1, faults: faults)
      return "armed"
    } catch { return "\(error)" }
  }

  @Test(
    "a sensor that falls, stays or runs ahead is named, with what to do",
    arguments: [
      (
        "target: tc.sample, kind: invert",
        "'tc_stage' fell while the zone's heater heated; its couple is the wrong way round"
      ),
      (
        "target: tc.heater, kind: invert",
        "'tc_element' fell while the zone's heater heated; its couple is the wrong way round"
      ),
      (
        "target: 'tc.*', kind: swap, params: {a: sample, b: heater}",
        "'tc_stage' runs ahead of the element's sensor while the heater heats; exchange"
      ),
      (
        "target: tc.sample, kind: detach, params: {reads: wall, tau_s: 8}",
        "'tc_stage' shows nothing of a pulse of the zone's heater; look whether"
      ),
      (
        "target: heater.0, kind: stuck_off",
        "a pulse of its heater ended in a trip: "
      ),
    ])
  func named(fault: String, words: String) throws {
    #expect(try refusal(on: try files(), faults: fault).contains(words))
  }

  @Test(
    "sensors that are swapped between two zones are refused, whichever is heated",
    arguments: [1, 2])
  func zones(zone: UInt8) throws {
    let swapped = try files(
      "bench-hybrid",
      [
        ("tc_jacket.hot: jacket_temperature", "tc_jacket.hot: line_temperature"),
        ("tc_line.hot: line_temperature", "tc_line.hot: jacket_temperature"),
      ])
    let program: Program = [.heat(zone: zone, to: Celsius(40), rate: KelvinsPerSecond(0.2))]
    let text = try refusal(program, on: swapped)
    let other = zone == 1 ? "tc_line" : "tc_jacket"
    #expect(
      text.contains("its heater warms '\(other)', which is another zone's; exchange the sensors"),
      "\(text)")
    let sound = try files("bench-hybrid")
    #expect(try refusal(program, on: sound) == "armed")
  }

  @Test("a sound zone is warmed by no more than four kelvin, and only if its program heats it")
  func small() throws {
    for (program, most) in [(Self.warming, 4.5), ([.hold(Seconds(1))], 0.001)]
      as [(Program, Double)]
    {
      let run = try SimulatedRun(program, metal: .sodium, on: try files(), seed: 1)
      let stage = try #require(run.world.parts.stage("stage"))
      let rise = stage.output(HeatedStage.Output.element.rawValue, at: run.now) - 25
      #expect(rise < most && rise > (most > 1 ? 2 : -0.1), "\(rise)")
      #expect(run.instrument.unproved == [])
    }
  }

  @Test("a zone that is not at rest is not tried, which is said")
  func moving() throws {
    let world = try SimulatedWorld(try files(), seed: 1)
    let stage = try #require(world.parts.stage("stage"))
    for part in [HeatedStage.Output.element, .holder, .foil] {
      stage.put(part, at: Celsius(60), now: .zero)
    }
    let run = try SimulatedRun(Self.warming, metal: .lithium, on: try files(), seed: 1, in: world)
    #expect(run.instrument.unproved == [.moving(zone: 0)])
    #expect(
      Unproved.moving(zone: 0).words(of: run.instrument)
        == "the sensors of zone 'stage' by a pulse: it was not at rest")
  }

  @Test("the governor forbids a pulse that comes too near to the limit")
  func forbidden() throws {
    let hot = try files("bench", [("ambient: 25 C", "ambient: 43 C")])
    let text = try refusal(metal: .potassium, on: hot)
    #expect(
      text.contains("it is too near to its limit for the pulse that shows whether its sensors")
        || text.contains("a pulse of its heater ended in a trip: measured"), "\(text)")
  }
}
