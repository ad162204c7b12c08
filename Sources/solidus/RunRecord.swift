import Documents
import Instrument
import Quantities
import Record
import Rig

/// The folder of one run, filled as the run goes on.
struct RunRecord {
  private let folder: RunFolder
  private let compiled: CompiledRecipe

  /// Makes the folder that `--out` names, with what is run in it; nil without that option.
  static func begin(
    _ arguments: Arguments, _ compiled: CompiledRecipe, recipe: String, board: String
  ) throws(Refusal) -> RunRecord? {
    guard let path = arguments.value("out") else { return nil }
    var documents = [(name: "recipe.yaml", text: recipe)]
    for name in ["board.yaml", "world.yaml", "identification.yaml", "certificates.yaml"] {
      if let text = text(of: "\(board)/\(name)") { documents.append((name, text)) }
    }
    if let faults = arguments.value("faults"), let text = text(of: faults) {
      documents.append(("faults.yaml", text))
    }
    do throws(RecordError) {
      return RunRecord(
        folder: try RunFolder(creating: path, documents: documents), compiled)
    } catch { throw Refusal("solidus run: \(error)", .usage) }
  }

  /// A document as it is; it was read before, so that it is there.
  private static func text(of path: String) -> String? {
    guard case .success(let bytes) = DocumentFiles.disk.bytes(at: path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private init(folder: RunFolder, _ compiled: CompiledRecipe) {
    self.folder = folder
    self.compiled = compiled
  }

  var path: String { folder.path }
  var sink: any RecordSink { folder.journal }

  /// Writes what the run says of itself at its end, and waits until it is kept.
  func finish(_ run: SimulatedRun, _ report: RunReport) throws(Refusal) {
    do throws(RecordError) {
      try folder.finish(layout(of: run.instrument), meta: report.json)
    } catch { throw Refusal("solidus run: \(error)", .hardwareLost) }
  }

  private func layout(of instrument: Instrument) -> ChannelLayout {
    let panel = instrument.panel
    let compiled = compiled
    let names = StepWords(compiled, instrument)
    let places = compiled.program.instructions.indices
    return ChannelLayout(
      zones: (0..<instrument.zoneCount).map { instrument.zone($0).name },
      flows: (0..<panel.flowCount).map { panel.flow($0).name },
      valves: (0..<panel.valveCount).map { panel.valve($0).name },
      step: { index in
        guard places.contains(index) else { return ("", "") }
        let path = compiled.path(of: index).map { "\($0.number)/\($0.of)" }
        let words = names.text(compiled.program.instructions[index])
        return (words, path.joined(separator: " "))
      })
  }
}
