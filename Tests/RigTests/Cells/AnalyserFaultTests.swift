import Analysis
import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator
import Testing

@testable import Record

/// What can befall the analyser, the way to it and its relays, as files of faults say it.
@Suite("Faults of the analyser beside the buses")
struct AnalyserFaultTests {
  private static let step = "- impedance: { amplitude: 10 mV, from: 7 MHz, to: 10 Hz, points: 3 }"
  private static let after = "\n- current: { at: 50 uA, for: 5 s }"

  /// A run of one cell with faults, and what a watcher outside of it saw.
  private struct Watched {
    let outcome: SimulatedRun.Outcome?
    let notes: [String]
    let spectrum: MeasuredSpectrum?
    let phase: Cell.Phase
    /// What its summary says is missing of its spectra.
    let unheard: (points: Int, analysers: Int)
    /// For how long one cell was joined to its card and to the analyser, by their contacts.
    let both: Seconds
    /// Which relays of the analyser were closed at any time, and which at the end.
    let closed: [Int]
    let left: [Int]
  }

  private static func run(_ faults: String, _ steps: String = step + after) throws -> Watched {
    let sink = AnalyserRunTests.Spectra()
    let files = try BoardFiles.read(Bench.board("bench-analyser"))
    let document = try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": faults])).get()
    #expect(document.findings.written(as: .text) == "")
    let task = CellTask(
      channel: "cell1", program: try CellRun.compiled(steps, on: files.board).program,
      declaration: CellValues.undeclared.declaration, isSlow: false, calibration: .none,
      simulated: DummyCell(Ohms(60), before: Ohms(500), across: Farads(3e-9)))
    let run = try SimulatedRun(
      [], metal: .none, cells: [task], on: files, seed: 1, faults: document, into: sink)
    let relays = try #require(run.world.parts.analyserRelays)
    let card = try #require(run.world.parts.card("cell1"))
    var both = Seconds.zero
    var closed: [Int] = []
    var last = run.now
    let outcome = run.run(for: Seconds(600)) { run in
      let now = run.now
      let joined = relays.closed(at: now)
      for place in joined where !closed.contains(place) { closed.append(place) }
      if joined.contains(0), card.lastClosed(by: now) == now { both = both + (now - last) }
      last = now
    }
    return Watched(
      outcome: outcome, notes: sink.notes, spectrum: sink.finish().first,
      phase: run.instrument.cell(0).phase, unheard: run.instrument.cell(0).unheard, both: both,
      closed: closed.sorted(),
      left: relays.closed(at: run.now + Seconds(1)))
  }

  @Test(
    "refused, silent, garbled, slow, dropped: its band is lost once, the method goes on",
    arguments: ["refused", "silent", "garbled", "slow, params: { s: 5 }", "dropped"], [0, 14])
  func lost(kind: String, after seconds: Int) throws {
    let when = seconds == 0 ? "" : ", when: { after: \(seconds) s }"
    let seen = try Self.run("- { target: analyser, kind: \(kind)\(when) }")
    #expect(seen.outcome == .done)
    #expect(seen.notes == ["analyser_lost"])
    #expect(seen.unheard == (points: 0, analysers: 1))
    let found = try #require(seen.spectrum)
    #expect(found.missing > 0)
    // The lowest that was asked for is measured, though it is no whole number of steps away.
    let lowest = found.points.map(\.impedance.frequency).min() ?? .zero
    #expect(abs(lowest.value - 10) < 0.1, "\(lowest)")
    // What the front end has is all there.
    #expect(found.points.filter { $0.impedance.frequency <= Hertz(100_000) }.count == 13)
    #expect(seen.both == .zero)
    #expect(seen.left == [])
    // One that never answered was never joined to the cell.
    #expect(seen.closed.contains(0) == (seconds > 0))
  }

  @Test(
    "what is over within its patience costs nothing",
    arguments: [
      "slow, params: { s: 0.2 }, when: { after: 12 s, for: 5 s }",
      "silent, when: { after: 14 s, for: 1 s }", "dropped, when: { after: 14 s, for: 100 ms }",
      "refused, when: { after: 14 s, for: 50 ms }", "garbled, when: { after: 14 s, for: 50 ms }",
    ])
  func bears(kind: String) throws {
    let seen = try Self.run("- { target: analyser, kind: \(kind) }")
    #expect(seen.outcome == .done)
    #expect(seen.notes == [])
    #expect(seen.spectrum?.missing == 0)
    #expect(seen.both == .zero && seen.left == [])
  }

  @Test("an overload costs each point that it hides, and is said of each")
  func overload() throws {
    let seen = try Self.run("- { target: analyser, kind: overload, when: { after: 14 s } }")
    #expect(seen.outcome == .done)
    #expect(!seen.notes.isEmpty && seen.notes.allSatisfy { $0 == "spectrum_point_lost" })
    #expect(seen.spectrum?.missing == seen.notes.count)
    #expect(seen.unheard == (points: seen.notes.count, analysers: 0))
    #expect(seen.both == .zero && seen.left == [])
  }

  @Test(
    "a path that does not close is told from a cell, each time",
    arguments: ["cell1", "short", "load"])
  func open(path: String) throws {
    let seen = try Self.run(
      "- { target: analyser.relay, kind: stuck_open, params: { path: \(path) } }")
    #expect(seen.outcome == .done)
    #expect(seen.notes.count == 6 && seen.notes.allSatisfy { $0 == "analyser_path_open" })
    #expect(seen.both == .zero && seen.left == [])
    // Before the known paths have shown what they are no cell comes.
    #expect(!seen.closed.contains(0))
  }

  @Test(
    "who needs no analyser calls none and closes none of its relays, which must be there all the same"
  )
  func unneeded() throws {
    let seen = try Self.run(
      "- { target: analyser, kind: refused }", "- current: { at: 50 uA, for: 5 s }")
    #expect(seen.outcome == .done)
    #expect(seen.notes == [] && seen.closed == [] && seen.unheard == (points: 0, analysers: 0))
    // Nobody knows what deaf relays join to a cell.
    let dead = "- { target: 'i2c.cells:0x22', kind: dead }"
    #expect(throws: RigError.self) {
      try Self.run(dead, "- current: { at: 50 uA, for: 5 s }")
    }
  }

  @Test("the path that leads nowhere leads nowhere without its relay, too")
  func nowhere() throws {
    let seen = try Self.run(
      "- { target: analyser.relay, kind: stuck_open, params: { path: open } }")
    #expect(seen.notes == [])
    #expect(seen.spectrum?.missing == 0)
  }

  @Test(
    "a relay that stays closed is found before a cell is joined, and ends what would be driven",
    arguments: [("cell1", 0), ("cell2", 1), ("short", 9), ("load", 10)])
  func welded(path: String, place: Int) throws {
    // A resistor across it is seen at all frequencies; without a cell nothing is there to be seen.
    let seen = try Self.run(
      "- { target: analyser.relay, kind: stuck_closed, params: { path: \(path) } }")
    guard path != "cell2" else {
      #expect(seen.notes == [])
      return
    }
    #expect(seen.outcome == .done)
    guard case .tripped(let fault, _) = seen.phase else {
      Issue.record("\(seen.phase)")
      return
    }
    #expect(fault == .stillJoined)
    // No other relay was ever closed but the path that leads nowhere, and the card never again.
    #expect(seen.closed == [place, 8].sorted())
    #expect(seen.both <= (place == 0 ? Seconds(3) : .zero))
  }

  @Test("a relay that welds between two spectra is found by the second, before the card drives")
  func weldsLater() throws {
    let short = "- impedance: { amplitude: 10 mV, from: 7 MHz, to: 5 MHz, wait: 2 s }"
    let seen = try Self.run(
      "- { target: analyser.relay, kind: stuck_closed, params: { path: cell1 },"
        + " when: { after: 11 s } }",
      short + "\n- rest: { for: 20 s }\n- impedance: { amplitude: 10 mV, from: 1 MHz, to: 100 kHz }"
        + Self.after)
    #expect(seen.phase.isTripped)
    #expect(seen.both == .zero)
  }

  @Test(
    "whenever a relay welds, no point is kept that it may have been part of",
    arguments: Array(stride(from: 2.0, to: 8.0, by: 0.1)), ["cell1", "short", "load"])
  func weldsWithin(after: Double, path: String) throws {
    let short = "- impedance: { amplitude: 10 mV, from: 7 MHz, to: 3 MHz, wait: 2 s }"
    let seen = try Self.run(
      "- { target: analyser.relay, kind: stuck_closed, params: { path: \(path) },"
        + " when: { after: \(Int(after * 1000)) ms } }",
      short + Self.after)
    #expect(seen.both == .zero)
    let truth = DummyCell(Ohms(60), before: Ohms(500), across: Farads(3e-9))
    for point in seen.spectrum?.points ?? [] {
      let found = point.impedance
      let truly = truth.impedance(at: found.frequency.value, around: 0, in: truth.fresh)
      let apart = Complex(
        found.impedance.real - truly.real, found.impedance.imaginary - truly.imaginary)
      #expect(apart.magnitude < 0.03 * found.impedance.magnitude, "\(found.frequency)")
    }
  }

  @Test(
    "whoever used it by hand left it biased, and by another sweep: that is set before a cell comes")
  func leftBiased() throws {
    let files = try BoardFiles.read(Bench.board("bench-analyser"))
    let task = CellTask(
      channel: "cell1", program: try CellRun.compiled(Self.step, on: files.board).program,
      declaration: CellValues.undeclared.declaration, isSlow: false, calibration: .none,
      simulated: DummyCell(Ohms(60), before: Ohms(500), across: Farads(3e-9)))
    let sink = AnalyserRunTests.Spectra()
    let run = try SimulatedRun([], metal: .none, cells: [task], on: files, seed: 1, into: sink)
    let (meter, relays) = (
      try #require(run.world.parts.meter), try #require(run.world.parts.analyserRelays)
    )
    meter.leave(biased: true, linear: false)
    let outcome = run.run(for: Seconds(600)) { run in
      if relays.closed(at: run.now).contains(0) { #expect(!meter.isBiased) }
    }
    #expect(outcome == .done)
    #expect(sink.notes == [] && sink.finish().first?.missing == 0)
  }

  @Test(
    "whenever its relays fall deaf, the cell is driven only once they have let go of it",
    arguments: Array(stride(from: 2.0, to: 8.0, by: 0.04)), ["", ", for: 50 ms", ", for: 2 s"])
  func deaf(after: Double, span: String) throws {
    let short = "- impedance: { amplitude: 10 mV, from: 7 MHz, to: 7 MHz, wait: 2 s }"
    let seen = try Self.run(
      "- { target: 'i2c.cells:0x22', kind: dead, when: { after: \(Int(after * 1000)) ms\(span) } }",
      short + Self.after)
    #expect(seen.both == .zero)
    // Either it was let go of and driven, or it is opened for good.
    #expect(seen.phase.isTripped || seen.phase.isDone, "\(seen.phase)")
  }

  @Test("a line that finds the way full is said again, and nothing is lost")
  func busy() throws {
    let files = try BoardFiles.read(Bench.board("bench-analyser"))
    let task = CellTask(
      channel: "cell1", program: try CellRun.compiled(Self.step, on: files.board).program,
      declaration: CellValues.undeclared.declaration, isSlow: false, calibration: .none,
      simulated: DummyCell(Ohms(60), before: Ohms(500), across: Farads(3e-9)))
    let sink = AnalyserRunTests.Spectra()
    let run = try SimulatedRun([], metal: .none, cells: [task], on: files, seed: 1, into: sink)
    let meter = try #require(run.world.parts.meter)
    var count = 0
    let outcome = run.run(for: Seconds(600)) { _ in
      count += 1
      // For some steps of the loop now and then, and for longer than a call takes.
      meter.isFull = count % 40 < 12
    }
    #expect(outcome == .done)
    #expect(sink.notes == [])
    #expect(sink.finish().first?.missing == 0)
  }

  @Test("what there is not is refused, with what there is")
  func refuses() throws {
    for (board, fault, words) in [
      ("bench", "{ target: analyser, kind: silent }", "this board has no analyser"),
      (
        "bench-analyser",
        "{ target: analyser.relay, kind: stuck_open, params: { path: cell12 } }",
        "f.yaml:1:13: no relay of the analyser leads to 'cell12'"
      ),
    ] {
      let files = try BoardFiles.read(Bench.board(board))
      let document = try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": "- " + fault]))
        .get()
      let task = CellTask(
        channel: "cell1", program: try CellRun.compiled(Self.after, on: files.board).program,
        declaration: CellValues.undeclared.declaration, isSlow: false, calibration: .none,
        simulated: DummyCell(Ohms(60)))
      let error = #expect(throws: RigError.self) {
        try SimulatedRun([], metal: .none, cells: [task], on: files, seed: 1, faults: document)
      }
      #expect(error?.what.contains(words) == true, "\(error?.what ?? "")")
    }
  }
}

extension Cell.Phase {
  var isTripped: Bool { if case .tripped = self { true } else { false } }
}
