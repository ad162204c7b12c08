import Documents
import Instrument
import Quantities
import Rig
import Safety

/// What a run that goes on says of itself when it is asked.
struct RunState {
  private let run: any RigRun
  private let subject: RunSubject
  private let folder: String
  private let guests: GuestBook?
  private var instrument: Instrument { run.instrument }

  /// - Parameter folder: where the run itself is kept.
  init(_ run: any RigRun, of subject: RunSubject, in folder: String, _ guests: GuestBook?) {
    self.run = run
    self.subject = subject
    self.folder = folder
    self.guests = guests
  }

  var json: JSON {
    .object([
      ("title", .string(subject.title)), ("simulated", .boolean(subject.isSimulated)),
      ("state", .string(word)), ("elapsed_s", .seconds(run.elapsed)),
      ("doing", .string(doing)), ("zones", .array((0..<instrument.zoneCount).map(zone))),
      ("cells", .array((0..<instrument.cellCount).map(cell))),
      ("folder", .string(folder)), ("board", .string(guests?.board ?? "")),
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
    let guest = guests?.guest(at: index)
    let elapsed = guest?.began.map { run.now - $0 } ?? run.elapsed
    return .object([
      ("cell", .string(cell.name)), ("over", .boolean(cell.isOver)),
      ("title", .string(guest?.title(of: cell.name) ?? subject.title(of: index))),
      ("state", .string(Self.word(cell.phase))), ("elapsed_s", .seconds(elapsed)),
      ("folder", .string(guest.map { $0.folder } ?? folder)),
      ("cycle", .integer(cell.cycle)),
      ("potential_V", .number(cell.sample?.potential.value ?? .nan)),
      ("current_A", .number(cell.sample?.current.value ?? .nan)),
    ])
  }
}

extension RunState {
  private static func word(_ phase: Cell.Phase) -> String {
    switch phase {
    case .waiting: "waiting"
    case .checking: "its connection is proved"
    case .running: "running"
    case .done: "done"
    case .stopped: "stopped"
    case .unmet: "ended early"
    case .judged: "ended by its verdict"
    case .tripped: "opened"
    }
  }
}

/// What is run, as people name it.
struct RunSubject {
  let title: String
  let isSimulated: Bool
  /// Nil where there is nothing but cells.
  let recipe: CompiledRecipe?
  /// What is done with each of its cells.
  let cells: [String]

  func title(of cell: Int) -> String { cells.indices.contains(cell) ? cells[cell] : title }
}
