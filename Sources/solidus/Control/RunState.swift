import Documents
import Instrument
import Quantities
import Rig
import Safety

/// What a run that goes on says of itself when it is asked.
struct RunState {
  private let run: any RigRun
  private let subject: RunSubject
  private var instrument: Instrument { run.instrument }

  init(_ run: any RigRun, of subject: RunSubject) {
    self.run = run
    self.subject = subject
  }

  var json: JSON {
    .object([
      ("title", .string(subject.title)), ("simulated", .boolean(subject.isSimulated)),
      ("state", .string(word)), ("elapsed_s", .seconds(run.elapsed)),
      ("doing", .string(doing)), ("zones", .array((0..<instrument.zoneCount).map(zone))),
      ("cells", .array((0..<instrument.cellCount).map(cell))),
    ])
  }

  private var word: String {
    if instrument.aborted != nil { return "ending" }
    switch instrument.state {
    case .proving: return "proving"
    case .refused, .disarmed, .acknowledged: return "off"
    case .armed: return instrument.isPaused ? "paused" : "running"
    case .disarming: return "ending"
    case .ended: return "over"
    case .tripped: return "tripped"
    }
  }

  private var doing: String {
    guard let index = instrument.instructionIndex, let instruction = instrument.instruction else {
      return ""
    }
    return StepWords(subject.recipe, instrument).text(instruction, at: index)
  }

  private func zone(_ index: Int) -> JSON {
    let zone = instrument.zone(index)
    let seen = zone.observation
    return .object([
      ("zone", .string(zone.name)), ("sample_C", .number(seen?.sample.value.value ?? .nan)),
      ("element_C", .number(seen?.element.value.value ?? .nan)),
      ("setpoint_C", .number(zone.setpoint?.value ?? .nan)),
      ("margin_K", .number(zone.margin?.value ?? .nan)), ("limit_C", .number(zone.limit.value)),
    ])
  }

  private func cell(_ index: Int) -> JSON {
    let cell = instrument.cell(index)
    return .object([
      ("cell", .string(cell.name)), ("over", .boolean(cell.isOver)),
      ("cycle", .integer(cell.cycle)),
      ("potential_V", .number(cell.sample?.potential.value ?? .nan)),
      ("current_A", .number(cell.sample?.current.value ?? .nan)),
    ])
  }
}

/// What is run, as people name it.
struct RunSubject {
  let title: String
  let isSimulated: Bool
  /// Nil where there is nothing but cells.
  let recipe: CompiledRecipe?
}
