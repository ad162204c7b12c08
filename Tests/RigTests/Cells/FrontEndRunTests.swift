import Analysis
import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator
import Testing

@testable import Record

/// Spectra above what stairs of a setpoint reach, through the models of converter, relays and
/// amplifiers, and from the records of the journal.
@Suite("Impedance by the front end that the cells share")
struct FrontEndRunTests {
  /// Makes the spectra of one cell of what is recorded.
  final class Spectra: RecordSink {
    private var maker = SpectrumMaker()
    private let cell: UInt8
    private(set) var looks: [TransformRecord] = []
    private(set) var notes: [String] = []

    init(of cell: UInt8 = 0) { self.cell = cell }

    func add(_ record: Span<UInt8>, at now: Instant) {
      guard record.count > 1, record[1] == cell else { return }
      if let tone = ToneRecord(record) { maker.add(tone) }
      if let note = CellNoteRecord(record) { notes.append(note.word) }
      guard let look = TransformRecord(record) else { return }
      maker.add(look)
      looks.append(look)
    }

    func finish() -> [MeasuredSpectrum] { maker.finish() }
  }

  static func run(
    _ steps: [(channel: String, steps: String)], on dummies: [any CellModel],
    into sink: any RecordSink, faults: String? = nil, seed: UInt64 = 1
  ) throws -> SimulatedRun {
    let tasks = try zip(steps, dummies).map { entry, dummy in
      CellTask(
        channel: entry.channel, program: try CellRun.compiled(entry.steps).program,
        declaration: CellValues.undeclared.declaration, isSlow: false, calibration: .none,
        simulated: dummy)
    }
    let document = try faults.map {
      try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": $0])).get()
    }
    return try SimulatedRun(
      [], metal: .none, cells: tasks, on: try Bench.files(), seed: seed, faults: document,
      into: sink)
  }

  private static func spectrum(
    _ step: String, of dummy: any CellModel, seed: UInt64 = 1
  ) throws -> MeasuredSpectrum {
    let sink = Spectra()
    let run = try run([("cell1", step)], on: [dummy], into: sink, seed: seed)
    #expect(run.run(for: Seconds(50_000)) == .done)
    #expect(run.world.misuse == nil)
    return try #require(sink.finish().first)
  }

  private static func error(
    of point: MeasuredSpectrum.Point, _ model: any CellModel
  ) -> Double {
    let found = point.impedance
    let truly = model.impedance(at: found.frequency.value, around: 0, in: model.fresh)
    let truth = Complex(truly.real, truly.imaginary)
    return (found.impedance - truth).magnitude / truth.magnitude
  }

  @Test("two foils that ship have an arc, and what is fitted to it is what they are made of")
  func foils() throws {
    let model = try DeclaredRun.shipped("li-li-arc").model
    let found = try Self.spectrum(
      "- impedance: { amplitude: 10 mV, from: 100 kHz, to: 10 Hz, by: front_end }", of: model)
    let fit = try #require(CircuitChoice(for: found.spectrum)?.fit)
    #expect(fit.circuit.text == "R0-p(R1,C1)")
    // 20 ohm cm2, twice RT/F over 1.75 mA/cm2, and two of 10 uF/cm2 in series, on 0.785 cm2.
    let truth = [20 / 0.785, 2 * 0.025693 / 1.75e-3 / 0.785, 10e-6 * 0.785 / 2]
    for (value, right) in zip(fit.values, truth) {
      #expect((value / right - 1).magnitude < 0.02, "\(value), not \(right)")
    }
  }

  @Test(
    "is the dummy's within 2 % from 100 kHz to 1 Hz, from 5 ohm to 20 kohm, on boards that differ",
    arguments: [(5.0, 15.0, 1e-4), (20, 300, 3e-6), (100, 900, 1e-6), (2000, 18_000, 3e-8)],
    UInt64(1)...3)
  func recovers(_ parts: (Double, Double, Double), seed: UInt64) throws {
    let dummy = DummyCell(Ohms(parts.0), before: Ohms(parts.1), across: Farads(parts.2))
    let found = try Self.spectrum(
      "- impedance: { amplitude: 10 mV, from: 100 kHz, to: 1 Hz, by: front_end, points: 4 }",
      of: dummy, seed: seed)
    #expect(found.points.count == 21)
    #expect(found.missing == 0)
    for point in found.points {
      #expect(Self.error(of: point, dummy) < 0.02, "\(point.impedance.frequency.value) Hz")
    }
  }

  @Test("a spectrum from 100 kHz to 10 mHz goes through both bands by itself, in one piece")
  func both() throws {
    let dummy = DummyCell(Ohms(60), before: Ohms(500), across: Farads(20e-6))
    let found = try Self.spectrum(
      "- impedance: { amplitude: 50 uA, from: 100 kHz, to: 10 mHz }", of: dummy)
    // Seven decades of six, both ends.
    #expect(found.points.count == 43)
    for point in found.points {
      #expect(Self.error(of: point, dummy) < 0.02, "\(point.impedance.frequency.value) Hz")
    }
    let frequencies = found.points.map(\.impedance.frequency)
    #expect(zip(frequencies, frequencies.dropFirst()).allSatisfy { $0 > $1 })
    #expect(found.repeated?.hasChanged == false)
    let fit = try CircuitFit(CircuitText.parse("R0-p(R1,C1)"), to: found.spectrum)
    for (value, truth) in zip(fit.values, [60, 500, 20e-6]) {
      #expect(abs(value / truth - 1) < 0.02, "\(value) of \(truth)")
    }
    #expect(KramersKronig(found.spectrum).scatter < 0.02)
  }

  @Test("in the decade that both reach, front end and card are both right within 2 %")
  func overlap() throws {
    let dummy = DummyCell(Ohms(100), before: Ohms(900), across: Farads(50e-6))
    let range = "amplitude: 50 uA, from: 10 Hz, to: 1 Hz, points: 5"
    let high = try Self.spectrum("- impedance: { \(range), by: front_end }", of: dummy)
    let low = try Self.spectrum("- impedance: { \(range) }", of: dummy)
    #expect(high.points.count == 6 && low.points.count == 6)
    for (a, b) in zip(high.points, low.points) {
      // The front end is at whole numbers of periods: up to 5 % beside what was asked.
      let (ours, theirs) = (Self.error(of: a, dummy), Self.error(of: b, dummy))
      #expect(ours < 0.01 && theirs < 0.02, "\(a.impedance.frequency.value): \(ours), \(theirs)")
    }
  }

  @Test("two cells that want it at once take turns at each frequency, and neither is lost")
  func turns() throws {
    let (first, second) = (Spectra(of: 0), Spectra(of: 1))
    let both = Both(first, second)
    let dummies = [DummyCell(Ohms(100)), DummyCell(Ohms(3000))]
    let step = "- impedance: { amplitude: 10 mV, from: 100 kHz, to: 100 Hz, points: 3 }"
    let run = try Self.run([("cell1", step), ("cell2", step)], on: dummies, into: both)
    #expect(run.run(for: Seconds(1000)) == .done)
    for (sink, truth) in [(first, 100.0), (second, 3000)] {
      let found = try #require(sink.finish().first)
      #expect(found.points.count == 10)
      for point in found.points {
        #expect(abs(point.impedance.impedance.real / truth - 1) < 0.01)
      }
    }
  }

  private final class Both: RecordSink {
    private let sinks: [any RecordSink]
    init(_ sinks: any RecordSink...) { self.sinks = sinks }

    func add(_ record: Span<UInt8>, at now: Instant) {
      for sink in sinks { sink.add(record, at: now) }
    }
  }

  @Test("a cell that is too little for it costs its points, is said, and ends nothing")
  func short() throws {
    let sink = Spectra()
    let run = try Self.run(
      [("cell1", "- impedance: { amplitude: 10 mV, from: 10 kHz, to: 2 kHz, points: 2 }")],
      on: [DummyCell(Ohms(0.5))], into: sink)
    #expect(run.run(for: Seconds(1000)) == .done)
    #expect(sink.finish().isEmpty)
    #expect(sink.notes.allSatisfy { $0 == "spectrum_point_lost" })
    #expect(sink.notes.count == 2)
  }

  @Test("is refused without a front end, at a bias, beyond its band, and below")
  func refuses() throws {
    let minimal = try BoardFiles.read(Bench.board("minimal")).board
    let bench = try Bench.files().board
    for (board, step, words) in [
      (minimal, "from: 100 Hz", "this board has no front end"),
      (bench, "from: 100 Hz, at: 1 V", "a cell is measured open"),
      (bench, "from: 1 MHz", "beyond the 100 kHz of the front end, and this board has no analyser"),
      (bench, "from: 100 Hz, to: 0.5 Hz, by: front_end", "does not reach down"),
    ] {
      let error = #expect(throws: Diagnostics.self) {
        try CellRun.compiled("- impedance: { amplitude: 5 mV, \(step) }", on: board)
      }
      let text = error?.all.map(\.message).joined() ?? ""
      #expect(text.contains(words), "\(text)")
    }
  }

  @Test("a plan says how long a spectrum takes, within a quarter")
  func planned() throws {
    let sink = Spectra()
    let step = "- impedance: { amplitude: 10 mV, from: 100 kHz, to: 1 Hz, by: front_end }"
    let run = try Self.run([("cell1", step)], on: [DummyCell(Ohms(1000))], into: sink)
    #expect(run.run(for: Seconds(1000)) == .done)
    let took = (run.now - .zero).value
    let text = "solidus: method/1\nname: t\nrecord: { every: 1 min }\nsteps:\n  \(step)\n"
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    let plan = try MethodPlan(method, for: .undeclared, with: [], on: try Bench.files().board)
    #expect(abs(plan.takes.value / took - 1) < 0.25, "\(plan.takes) of \(took)")
  }

  @Test("milestones come after the cycles that they name, and nowhere else")
  func milestones() throws {
    let sink = Spectra()
    let run = try Self.run(
      [
        (
          "cell1",
          """
          - cycle:
              times: 5
              steps:
                - current: { at: 50 uA, for: 10 s }
                - current: { at: -50 uA, for: 10 s }
                - at: { cycles: [1, 4], steps: [{ impedance: { amplitude: 10 mV, from: 1 kHz, to: 100 Hz } }] }
          """
        )
      ], on: [DummyCell(Ohms(1000))], into: sink)
    #expect(run.run(for: Seconds(2000)) == .done)
    #expect(sink.finish().map(\.cycle) == [1, 4])
  }

  @Test("spectra at crossings are taken where the potential was crossed")
  func crossings() throws {
    let sink = Spectra()
    let run = try Self.run(
      [
        (
          "cell1",
          """
          - repeat:
              each: { crossing: [20 mV, 40 mV, 60 mV] }
              steps:
                - current: { at: 100 uA, until: potential > crossing, for: 1 h }
                - impedance: { amplitude: 10 mV, from: 10 kHz, to: 1 kHz, wait: 2 s }
          """
        )
      ], on: [DummyCell(Ohms(10), before: Ohms(1e6), across: Farads(10e-3))], into: sink)
    #expect(run.run(for: Seconds(2000)) == .done)
    let found = sink.finish()
    #expect(found.count == 3)
    for (spectrum, crossed) in zip(found, [0.02, 0.04, 0.06]) {
      let potential = try #require(spectrum.points.first).potential
      #expect(abs(potential - crossed) < 5e-3, "\(potential)")
    }
  }
}
