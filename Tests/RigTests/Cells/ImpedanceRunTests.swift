import Analysis
import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// Spectra of a dummy of which the impedance is known, through the chip models and the journal's
/// records.
@Suite("Impedance of a cell of the bench")
struct ImpedanceRunTests {
  /// Keeps the samples of sines.
  final class Tones: RecordSink {
    private(set) var tones: [ToneRecord] = []

    func add(_ record: Span<UInt8>, at now: Instant) {
      if let tone = ToneRecord(record) { tones += [tone] }
    }

    /// What each sine of a spectrum comes to.
    func impedances(of spectrum: Int = 1) throws -> [MeasuredImpedance] {
      let mine = tones.filter { $0.spectrum == spectrum }
      return try (1...(mine.last?.sine ?? 1)).flatMap { number in
        let samples = mine.filter { $0.sine == number }
        let first = try #require(samples.first)
        return try MeasuredImpedance.from(
          potential: Samples(
            times: samples.map { $0.at - .zero }, values: samples.map(\.potential)),
          current: Samples(
            times: samples.map { $0.currentAt - .zero }, values: samples.map(\.current)),
          at: [first.frequency])
      }
    }
  }

  private static func run(_ steps: String, on dummy: any CellModel) throws -> (
    run: SimulatedRun, tones: Tones
  ) {
    let tones = Tones()
    let task = CellTask(
      channel: "cell1", program: try CellRun.compiled(steps).program,
      declaration: CellValues.undeclared.declaration, isSlow: false, calibration: .none,
      simulated: dummy)
    let run = try SimulatedRun(
      [], metal: .none, cells: [task], on: try Bench.files(), seed: 1, into: tones)
    return (run, tones)
  }

  /// A resistor before another across a capacitor.
  private static func truth(_ frequency: Hertz, across capacitance: Double = 1e-3) -> Complex {
    let turn = 2 * Double.pi * frequency.value
    return Complex(100) + Complex(900) / Complex(1, turn * 900 * capacitance)
  }

  @Test(
    "is the dummy's within 1 % from 10 Hz to 10 mHz, whichever of both is held",
    arguments: ["amplitude: 50 uA", "amplitude: 20 mV"])
  func recovers(amplitude: String) throws {
    let (run, tones) = try Self.run(
      "- impedance: { \(amplitude), points: 3 }",
      on: DummyCell(Ohms(100), before: Ohms(900), across: Farads(1e-3)))
    #expect(run.run(for: Seconds(20_000)) == .done)
    let found = try tones.impedances()
    // Three a decade over three decades, both ends, and the middle once more.
    #expect(found.count == 11)
    for point in found {
      let truth = Self.truth(point.frequency)
      let error = (point.impedance - truth).magnitude / truth.magnitude
      #expect(error < 0.01, "\(point.frequency.value) Hz: \(point.impedance), not \(truth)")
    }
  }

  @Test(
    "of a small capacitor within 1 %, though a stair of the potential charges it in an instant",
    arguments: [1e-6, 5e-6, 20e-6, 100e-6], ["amplitude: 50 uA", "amplitude: 10 mV"])
  func smallCapacitors(_ capacitance: Double, amplitude: String) throws {
    let (run, tones) = try Self.run(
      "- impedance: { \(amplitude), to: 100 mHz, points: 4 }",
      on: DummyCell(Ohms(100), before: Ohms(900), across: Farads(capacitance)))
    #expect(run.run(for: Seconds(20_000)) == .done)
    for point in try tones.impedances() {
      let truth = Self.truth(point.frequency, across: capacitance)
      let error = (point.impedance - truth).magnitude / truth.magnitude
      #expect(error < 0.01, "\(point.frequency.value) Hz: \(point.impedance), not \(truth)")
    }
  }

  @Test("a fit to what came over the bus has the dummy's parts within 2 %")
  func fits() throws {
    let (run, tones) = try Self.run(
      "- impedance: { amplitude: 50 uA }",
      on: DummyCell(Ohms(100), before: Ohms(900), across: Farads(1e-3)))
    #expect(run.run(for: Seconds(20_000)) == .done)
    let points = try tones.impedances().map {
      Spectrum.Point(at: $0.frequency, $0.impedance)
    }
    let fit = try CircuitFit(CircuitText.parse("R0-p(R1,C1)"), to: Spectrum(points))
    for (value, truth) in zip(fit.values, [100, 900, 1e-3]) {
      #expect(abs(value / truth - 1) < 0.02, "\(value) of \(truth)")
    }
  }

  @Test("of two metal electrodes with a capacity each, the fit has the plant's parameters in 2 %")
  func metal() throws {
    var p = MetalCellParameters()
    p.area = 0.785
    p.bulk = 60
    p.coating = (400, 400)
    p.layer = 1e-3
    let (run, tones) = try Self.run(
      "- impedance: { amplitude: 20 uA, to: 30 mHz }", on: MetalCell(p))
    #expect(run.run(for: Seconds(20_000)) == .done)
    let points = try tones.impedances().map {
      Spectrum.Point(at: $0.frequency, $0.impedance)
    }
    let fit = try CircuitFit(CircuitText.parse("R0-p(R1,C1)"), to: Spectrum(points))
    // Both interfaces share 400 ohm cm2, and their capacities stand in a row.
    for (value, truth) in zip(fit.values, [60 / 0.785, 400 / 0.785, 1e-3 * 0.785 / 2]) {
      #expect(abs(value / truth - 1) < 0.02, "\(value) of \(truth)")
    }
  }

  @Test("every four hours stays every four hours: no spectrum drifts by a sampling period")
  func schedule() throws {
    let (run, tones) = try Self.run(
      """
      - repeat:
          times: 7
          steps:
            - impedance: { amplitude: 50 uA, from: 5 Hz, to: 1 Hz, points: 2 }
            - rest: { each: 4 h }
      """, on: DummyCell(Ohms(1000)))
    #expect(run.run(for: Seconds(200_000)) == .done)
    let began = try (1...7).map { number in
      try #require(tones.tones.first { $0.spectrum == number }).at
    }
    for number in 1..<7 {
      let off = (began[number] - began[1]) - Seconds(4 * 3600) * Int64(number - 1)
      #expect(abs(off.value) < 0.1, "spectrum \(number): \(off.value) s")
    }
  }

  @Test("is refused where stairs make no sine, and where nothing small is asked for")
  func refuses() throws {
    for (step, words) in [
      ("- impedance: { amplitude: 5 uA, from: 200 kHz, at: 1 uA }", "a cell is measured open"),
      ("- impedance: { amplitude: 2 V }", "no small signal"),
      ("- impedance: { amplitude: 5 uA, at: 1 V }", "a current cannot be held"),
      ("- rest: { each: 4 h, for: 1 h }", "has no other end"),
    ] {
      let error = #expect(throws: Diagnostics.self) { try CellRun.compiled(step) }
      let text = error?.all.map(\.message).joined() ?? ""
      #expect(text.contains(words), "\(text)")
    }
  }
}
