import Documents
import Instrument
import Quantities
import Rig
import Safety

/// `acknowledge`: a rig is powered, watched for five seconds, and left again.
struct AcknowledgeRun {
  private let place: String
  private let isSimulated: Bool
  private let work: Acknowledgement
  private let zone: String?
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(Refusal) {
    guard arguments.operands.count < 2 else {
      throw Refusal("solidus acknowledge: name one zone, or none for all", .usage)
    }
    zone = arguments.operands.first
    asJSON = arguments.has("json")
    isSimulated = !arguments.has("live")
    let files = try BoardFolder.read(arguments)
    if !isSimulated {
      (work, place) = try LiveOption.acknowledgement(arguments, files)
      return
    }
    let (path, survey) = try StateOption.survey(arguments, for: "acknowledge")
    let entries = survey.entries.filter { $0.board == files.board.name }
    guard !entries.isEmpty else { throw Self.unknown(files.board.name, path, survey) }
    let metal = try AcknowledgeMetal.read(arguments, entries)
    guard let latches = try StateOption.latches(arguments, of: files) else {
      throw Refusal("solidus acknowledge: name the state folder: --state DIR", .usage)
    }
    place = path
    let seed = try SeedOption.read(arguments, for: "acknowledge")
    let faults = try RecipeRun.faults(arguments)
    let world = try Self.world(files, seed, latches)
    for setting in arguments.all("set") { try WorldSetting.apply(setting, to: world) }
    do throws(RigError) {
      work = Acknowledgement(
        try SimulatedRun(
          powering: [], metal: metal, on: files, seed: seed, faults: faults, in: world))
    } catch { throw Refusal(error, .refused) }
  }

  private static func world(
    _ files: BoardFiles, _ seed: UInt64, _ latches: FolderLatches
  ) throws(Refusal) -> SimulatedWorld {
    do throws(RigError) { return try SimulatedWorld(files, seed: seed, latches: latches) } catch {
      throw Refusal(error, .findings)
    }
  }

  private static func unknown(_ board: String, _ path: String, _ survey: LatchSurvey) -> Refusal {
    let known = survey.entries.map { "\($0.board).\($0.zone)" }.joined(separator: ", ")
    return Refusal(
      "solidus acknowledge: \(path) has no zone of board '\(board)'; "
        + (known.isEmpty ? "it is empty" : "it has \(known): name the board with --board"), .usage)
  }

  func run(_ console: Console) throws(Refusal) -> ExitStatus {
    let outcomes: [(zone: String, Acknowledgement.Outcome)]
    do throws(RigError) { outcomes = try work.acknowledge(zone) } catch {
      throw Refusal(error, .usage)
    }
    if asJSON { console.print(json(outcomes).text) }
    var status = ExitStatus.done
    for (zone, outcome) in outcomes {
      let (text, isFine) = words(zone, outcome)
      if !isFine { status = .refused }
      if !asJSON { isFine ? console.print(text) : console.complain(text) }
    }
    return status
  }

  private func words(
    _ zone: String, _ outcome: Acknowledgement.Outcome
  ) -> (text: String, isFine: Bool) {
    switch outcome {
    case .acknowledged: ("zone '\(zone)': acknowledged; a run may arm it again", true)
    case .wasClean: ("zone '\(zone)': is clean; there is nothing to acknowledge", true)
    case .refused(let refusal, let objection):
      (
        "zone '\(zone)' stays latched: \(LatchWords.why(refusal))"
          + (objection.map { ": \($0)" } ?? "") + "; \(refusal.remedy)", false
      )
    case .stillLatched:
      (
        "zone '\(zone)' stays latched: its token cannot be put back; "
          + "see whether \(place) can be written", false
      )
    }
  }

  private func json(_ outcomes: [(zone: String, Acknowledgement.Outcome)]) -> JSON {
    .object([
      ("simulated", .boolean(isSimulated)),
      (
        "zones",
        .array(
          outcomes.map { zone, outcome in
            let (text, isFine) = words(zone, outcome)
            return .object([
              ("zone", .string(zone)), ("latched", .boolean(!isFine)), ("reason", .string(text)),
            ])
          })
      ),
    ])
  }
}
