import Documents
import Instrument
import Procedures
import Quantities

/// A cell of a rehearsal and what is done with it.
struct CellSubject {
  private let cell: String
  private let method: String

  /// The one that something befalls.
  init(_ kind: FaultRow.Subject, for span: Seconds, holder: Int) {
    let seconds = "for: \(QuantityPrinter.text(span))"
    switch kind {
    case .plated:
      cell = Self.foils(three: false, holder)
      method = "current: { at: 1 mA, \(seconds) }"
    case .referenced:
      cell = Self.foils(three: true, holder)
      method = "current: { at: 1 mA, \(seconds) }"
    case .led:
      cell = Self.foils(three: true, holder)
      method = "voltage: { at: 30 mV, \(seconds) }"
    case .held:
      cell = Self.host("LFP", filled: "50 %", holder)
      method = "voltage: { at: 3.45 V, \(seconds) }"
    case .charged:
      cell = Self.host("LFP", filled: "50 %", holder)
      method = "current: { at: 1 mA, \(seconds), until: potential > 3.8 V }"
    case .full:
      cell = Self.host("NMC", filled: "13 %", holder)
      method = "voltage: { at: 4.2 V, \(seconds) }"
    }
  }

  /// The one that must not notice.
  static func neighbour(for span: Seconds, holder: Int) -> CellSubject {
    CellSubject(
      cell: foils(three: false, holder),
      method: "current: { at: -0.5 mA, for: \(QuantityPrinter.text(span)) }")
  }

  private init(cell: String, method: String) {
    self.cell = cell
    self.method = method
  }

  func task(on channel: String) throws(RigError) -> CellTask {
    do throws(Diagnostics) {
      let files = DocumentFiles.memory([
        "cell.yaml": cell, "method.yaml": Self.head + "  - \(method)\n",
      ])
      let declared = try DeclaredCell(
        CellDocument.read(at: "cell.yaml", from: files).get(), at: "cell.yaml")
      let compiled = try MethodCompiler.compile(
        MethodDocument.read(at: "method.yaml", from: files).get(), for: declared.values)
      return CellTask(
        channel: channel, program: compiled.program, declaration: declared.values.declaration,
        isSlow: false, calibration: .none, simulated: declared.model)
    } catch { throw RigError(error.written(as: .text), remedy: "mend the rehearsal") }
  }

  private static let head =
    "solidus: method/1\nname: rehearsal\nrecord: { every: 1 s }\nsteps:\n"

  /// What every cell of a rehearsal bears: a warm one is soon too hot.
  private static func head(_ kind: String, _ holder: Int) -> String {
    "solidus: cell/1\nkind: \(kind)\nname: rehearsal\narea: 0.785 cm2\nholder: \(holder)\n"
  }

  private static func foils(three: Bool, _ holder: Int) -> String {
    head("symmetric", holder) + "three_electrodes: \(three)\nelectrodes: { metal: Li }\n"
      + "limits: { lowest: -1 V, highest: 1 V, current: 4 mA, hottest: 35 C }\n"
  }

  private static func host(_ name: String, filled: String, _ holder: Int) -> String {
    head("full", holder) + "working: { host: \(name), active: 10 mg, filled: \(filled) }\n"
      + "counter: { metal: Li }\n"
      + "limits: { lowest: 2 V, highest: 4.4 V, current: 20 mA, hottest: 35 C }\n"
  }
}
