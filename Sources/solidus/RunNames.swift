import Instrument
import Record
import Rig

/// The names that the tables of a run give to what its records number.
struct RunNames {
  private let instrument: Instrument
  private let compiled: CompiledRecipe
  private let cells: [String]

  init(_ instrument: Instrument, _ compiled: CompiledRecipe, cells: [String]) {
    self.instrument = instrument
    self.compiled = compiled
    self.cells = cells
  }

  var layout: ChannelLayout {
    let panel = instrument.panel
    let compiled = compiled
    let names = StepWords(compiled, instrument)
    let places = compiled.program.instructions.indices
    return ChannelLayout(
      zones: (0..<instrument.zoneCount).map { instrument.zone($0).name },
      flows: (0..<panel.flowCount).map { panel.flow($0).name },
      valves: (0..<panel.valveCount).map { panel.valve($0).name }, cells: cells,
      step: { index in
        guard places.contains(index) else { return ("", "") }
        let path = compiled.path(of: index).map { "\($0.number)/\($0.of)" }
        let words = names.text(compiled.program.instructions[index])
        return (words, path.joined(separator: " "))
      })
  }
}
