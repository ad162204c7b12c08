import Analysis
import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator
import Testing

@testable import Record

/// Spectra beyond the front end, through the driver, the model of the instrument, its relays, cables
/// and blocking capacitors, and from the records of the journal.
@Suite("Impedance by an analyser beside the buses")
struct AnalyserRunTests {
  /// Makes the spectra of the first cell of what is recorded.
  final class Spectra: RecordSink {
    private var maker = SpectrumMaker()
    private(set) var notes: [String] = []

    func add(_ record: Span<UInt8>, at now: Instant) {
      guard record.count > 1, record[1] == 0 else { return }
      if let note = CellNoteRecord(record) { notes.append(note.word) }
      if let tone = ToneRecord(record) { maker.add(tone) }
      if let look = TransformRecord(record) { maker.add(look) }
      if let look = AnalysisRecord(record) { maker.add(look) }
    }

    func finish() -> [MeasuredSpectrum] { maker.finish() }
  }

  private static func files() throws -> BoardFiles {
    try BoardFiles.read(Bench.board("bench-analyser"))
  }

  private static func run(
    _ step: String, of dummy: any CellModel, into sink: any RecordSink, seed: UInt64 = 1
  ) throws -> SimulatedRun {
    let files = try files()
    let task = CellTask(
      channel: "cell1", program: try CellRun.compiled(step, on: files.board).program,
      declaration: CellValues.undeclared.declaration, isSlow: false, calibration: .none,
      simulated: dummy)
    return try SimulatedRun([], metal: .none, cells: [task], on: files, seed: seed, into: sink)
  }

  private static func spectrum(
    _ step: String, of dummy: any CellModel, seed: UInt64 = 1
  ) throws -> MeasuredSpectrum {
    let sink = Spectra()
    let run = try run(step, of: dummy, into: sink, seed: seed)
    #expect(run.run(for: Seconds(50_000)) == .done)
    #expect(run.world.misuse == nil)
    #expect(sink.notes.isEmpty)
    return try #require(sink.finish().first)
  }

  private static func error(of point: MeasuredSpectrum.Point, _ model: any CellModel) -> Double {
    let found = point.impedance
    let truly = model.impedance(at: found.frequency.value, around: 0, in: model.fresh)
    let truth = Complex(truly.real, truly.imaginary)
    return (found.impedance - truth).magnitude / truth.magnitude
  }

  @Test(
    "is the dummy's within 2 % from 7 MHz to 10 kHz, from 10 ohm to 5 kohm, on boards that differ",
    arguments: [(10.0, 90.0, 3e-9), (50, 500, 300e-12), (500, 4500, 30e-12)], UInt64(1)...3)
  func recovers(_ parts: (Double, Double, Double), seed: UInt64) throws {
    let dummy = DummyCell(Ohms(parts.0), before: Ohms(parts.1), across: Farads(parts.2))
    let found = try Self.spectrum(
      "- impedance: { amplitude: 10 mV, from: 7 MHz, to: 10 kHz, by: analyser, points: 4 }",
      of: dummy, seed: seed)
    #expect(found.points.count == 12)
    #expect(found.missing == 0)
    for point in found.points {
      #expect(Self.error(of: point, dummy) < 0.02, "\(point.impedance.frequency.value) Hz")
    }
    let fit = try CircuitFit(CircuitText.parse("R0-p(R1,C1)"), to: found.spectrum)
    for (value, truth) in zip(fit.values, [parts.0, parts.1, parts.2]) {
      #expect(abs(value / truth - 1) < 0.02, "\(value) of \(truth)")
    }
  }

  @Test("a spectrum from 7 MHz to 1 Hz goes through all three bands by itself, in one piece")
  func whole() throws {
    let dummy = DummyCell(Ohms(60), before: Ohms(500), across: Farads(3e-9))
    let found = try Self.spectrum(
      "- impedance: { amplitude: 10 mV, from: 7 MHz, to: 1 Hz }", of: dummy)
    #expect(found.points.count == 42)
    let frequencies = found.points.map(\.impedance.frequency)
    #expect(zip(frequencies, frequencies.dropFirst()).allSatisfy { $0 > $1 })
    // Each says what has measured it.
    for point in found.points {
      #expect(point.band == ImpedanceBand(for: point.impedance.frequency * 0.999))
    }
    #expect(Set(found.points.map(\.band)) == Set(ImpedanceBand.allCases))
    let table = String(decoding: SpectrumTable([found]).bytes, as: UTF8.self)
    let rows = table.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.map { String($0[11]) } == found.points.map(\.band.rawValue))
    for point in found.points {
      #expect(Self.error(of: point, dummy) < 0.02, "\(point.impedance.frequency.value) Hz")
    }
    #expect(found.repeated?.hasChanged == false)
    #expect(KramersKronig(found.spectrum).scatter < 0.02)
  }

  @Test("two arcs of a pellet, its grains and what is between them, are each found within 2 %")
  func pellet() throws {
    let parts = [800.0, 100e-12, 314, 10e-9]
    let dummy = DummyCell(
      Ohms(parts[0]), before: Ohms(parts[2]), across: Farads(parts[3]),
      seriesCapacitance: Farads(parts[1]))
    for seed in UInt64(1)...3 {
      let found = try Self.spectrum(
        "- impedance: { amplitude: 20 mV, from: 7 MHz, to: 1 Hz }", of: dummy, seed: seed)
      let fit = try CircuitFit(CircuitText.parse("p(R1,C1)-p(R2,C2)"), to: found.spectrum)
      for (value, truth) in zip(fit.values, parts) {
        #expect(abs(value / truth - 1) < 0.02, "\(value) of \(truth), seed \(seed)")
      }
    }
  }

  @Test("in the decade that both reach, analyser and front end are both right within 2 %")
  func overlap() throws {
    let dummy = DummyCell(Ohms(60), before: Ohms(500), across: Farads(10e-9))
    let range = "amplitude: 10 mV, from: 100 kHz, to: 10 kHz, points: 5"
    for means in ["analyser", "front_end"] {
      let found = try Self.spectrum("- impedance: { \(range), by: \(means) }", of: dummy)
      #expect(found.points.count == 6)
      for point in found.points { #expect(Self.error(of: point, dummy) < 0.02, "\(means)") }
    }
  }

  @Test(
    "an analyser that is silent, babbles or is unplugged costs its band alone, and is said once",
    arguments: [E4990AModel.Ailment.silent, .babbling, .unplugged])
  func lost(_ ailment: E4990AModel.Ailment) throws {
    let sink = Spectra()
    let dummy = DummyCell(Ohms(60), before: Ohms(500), across: Farads(3e-9))
    let run = try Self.run(
      "- impedance: { amplitude: 10 mV, from: 7 MHz, to: 1 kHz }", of: dummy, into: sink)
    // In the middle of its band.
    #expect(run.run(for: Seconds(16)) != .done)
    let meter = try #require(run.world.parts.meter)
    meter.ailment = ailment
    #expect(run.run(for: Seconds(1000)) == .done)
    #expect(sink.notes == ["analyser_lost"])
    let found = try #require(sink.finish().first)
    // What was measured before it was lost is there, and all that the front end has.
    #expect(found.missing > 0 && found.missing < 12)
    #expect(found.points.count + found.missing == 24)
    for point in found.points { #expect(Self.error(of: point, dummy) < 0.02) }
  }

  @Test("an overloaded input costs each point that it hides, and ends nothing")
  func overloaded() throws {
    let sink = Spectra()
    let run = try Self.run(
      "- impedance: { amplitude: 10 mV, from: 7 MHz, to: 1 MHz, points: 3 }",
      of: DummyCell(Ohms(60)), into: sink)
    try #require(run.world.parts.meter).ailment = .overloaded
    #expect(run.run(for: Seconds(1000)) == .done)
    #expect(sink.finish().isEmpty)
    #expect(!sink.notes.isEmpty && sink.notes.allSatisfy { $0 == "spectrum_point_lost" })
  }

  @Test("is refused without an analyser, at a bias, beyond its band, and below")
  func refuses() throws {
    let (bench, analyser) = (try Bench.files().board, try Self.files().board)
    for (board, step, words) in [
      (bench, "from: 7 MHz", "beyond the 100 kHz of the front end, and this board has no analyser"),
      (bench, "from: 1 kHz, by: analyser", "this board has no analyser"),
      (analyser, "from: 7 MHz, at: 1 V", "a cell is measured open"),
      (analyser, "from: 7 MHz, to: 1 kHz, by: analyser", "does not reach down"),
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
    let step = "- impedance: { amplitude: 10 mV, from: 7 MHz, to: 10 kHz, by: analyser, wait: 2 s }"
    let run = try Self.run(step, of: DummyCell(Ohms(1000)), into: sink)
    #expect(run.run(for: Seconds(1000)) == .done)
    let took = (run.now - .zero).value
    let text = "solidus: method/1\nname: t\nrecord: { every: 1 min }\nsteps:\n  \(step)\n"
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    let plan = try MethodPlan(method, for: .undeclared, with: [], on: try Self.files().board)
    #expect(abs(plan.takes.value / took - 1) < 0.25, "\(plan.takes) of \(took)")
  }
}
