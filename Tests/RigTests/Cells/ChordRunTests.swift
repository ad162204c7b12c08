import Analysis
import Documents
import Instrument
import Library
import Quantities
import Safety
import Simulator
import Testing

@testable import Record
@testable import Rig

/// Several sines at once, through the chip models and from the records of the journal.
@Suite("Impedance by sines that sound together")
struct ChordRunTests {
  /// What is measured, made anew each time: a cell ages.
  enum Kind: String, CaseIterable, Sendable {
    case kilohm = "a kilo-ohm"
    case arc = "an arc"
    case lithium = "Li | Li"
    case coated = "coated lithium"
    case full = "NMC | Li"

    func model() throws -> any CellModel {
      let library = try CellLibrary.shipped()
      let area = SquareMetres(0.785e-4)
      let bare = CellNumbers.metal(try #require(library.sets["li-bare"]), area: area)
      switch self {
      case .kilohm: return DummyCell(Ohms(1000))
      case .arc: return DummyCell(Ohms(100), before: Ohms(900), across: Farads(1e-3))
      case .lithium: return MetalCell(bare)
      case .coated:
        var coated = bare
        coated.bulk = 60
        coated.coating = (400, 400)
        coated.layer = 1e-3
        return MetalCell(coated)
      case .full:
        let host = try #require(library.hosts["NMC"])
        let numbers = CellNumbers.host(host, active: Kilograms(6e-6), filled: 0.5, area: area)
        return FullCell(numbers, against: bare)
      }
    }
  }

  static func spectra(
    _ step: String, of model: any CellModel, until end: Seconds = Seconds(50_000)
  ) throws -> [MeasuredSpectrum] {
    let sink = FrontEndRunTests.Spectra()
    let run = try FrontEndRunTests.run([("cell1", step)], on: [model], into: sink)
    _ = run.run(for: end)
    return sink.finish()
  }

  @Test(
    "each line is the cell's within 1 %, whichever of both is held", arguments: Kind.allCases,
    ["amplitude: 50 uA", "amplitude: 20 mV"])
  func lines(kind: Kind, amplitude: String) throws {
    let model = try kind.model()
    let found = try Self.spectra(
      "- impedance: { \(amplitude), from: 1 Hz, to: 10 mHz, multisine: 1 Hz }", of: model)
    #expect(found.count == 1)
    let spectrum = try #require(found.first)
    #expect(spectrum.points.count == 10 && spectrum.together == 10 && spectrum.missing == 0)
    // One of them comes again alone, and nothing has changed.
    #expect(spectrum.repeated?.hasChanged == false)
    for point in spectrum.points {
      let frequency = point.impedance.frequency
      let due = model.impedance(at: frequency.value, around: 0, in: model.fresh)
      let truth = Complex(due.real, due.imaginary)
      let error = (point.impedance.impedance - truth).magnitude / truth.magnitude
      #expect(error < 0.01, "\(frequency.value) Hz: \(point.impedance.impedance), not \(truth)")
    }
  }

  @Test(
    "of one that is cut off what was heard for long enough stays, right within 2 %",
    arguments: [(30.0, 1...2), (38, 3...5), (50, 5...6)], ["amplitude: 50 uA", "amplitude: 20 mV"])
  func cut(_ due: (after: Double, kept: ClosedRange<Int>), amplitude: String) throws {
    let step =
      "- impedance: { \(amplitude), from: 3 Hz, to: 30 mHz, points: 2, multisine: 1 Hz }"
    let model = try Kind.arc.model()
    let whole = try #require(try Self.spectra(step, of: model).first)
    #expect(whole.points.count == 8 && whole.together == 7 && whole.missing == 0)
    #expect(whole.repeated?.hasChanged == false && whole.cut.isEmpty)
    let half = try #require(try Self.spectra(step, of: model, until: Seconds(due.after)).first)
    #expect(due.kept.contains(half.together), "\(half.together)")
    #expect(half.points.count == 1 + half.together && half.missing == 7 - half.together)
    // What was lost is the slow ones, and which is said.
    #expect(half.cut.count == half.missing)
    #expect(half.cut.last == Hertz(0.03))
    #expect(half.points.first?.impedance.impedance == whole.points.first?.impedance.impedance)
    for point in half.points {
      let frequency = point.impedance.frequency
      let truly = model.impedance(at: frequency.value, around: 0, in: model.fresh)
      let truth = Complex(truly.real, truly.imaginary)
      let error = (point.impedance.impedance - truth).magnitude / truth.magnitude
      #expect(error < 0.02, "\(frequency.value) Hz after \(due.after) s: \(error)")
    }
  }

  @Test("one that leaves its range begins again in the next, and is whole")
  func range() throws {
    // The range of 200 uA ends at 204.8: the peak of 211 comes half a turn after the first sine, when
    // samples are written down already.
    let found = try Self.spectra(
      "- impedance: { amplitude: 95 mV, from: 170 mHz, to: 10 mHz, multisine: 170 mHz }",
      of: DummyCell(Ohms(450)))
    let spectrum = try #require(found.first)
    #expect(found.count == 1 && spectrum.missing == 0 && spectrum.together == 6)
    #expect(spectrum.points.count == 6)
    for point in spectrum.points {
      #expect((point.impedance.impedance - Complex(450)).magnitude < 9)
    }
  }
}
