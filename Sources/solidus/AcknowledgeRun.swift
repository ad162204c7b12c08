import Documents
import Instrument
import Quantities
import Rig
import Safety

/// `acknowledge`: a simulated rig is powered, watched for five seconds, and left again.
struct AcknowledgeRun {
  private let latches: FolderLatches
  private let work: Acknowledgement
  private let zone: String?
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(Refusal) {
    guard arguments.operands.count < 2 else {
      throw Refusal("solidus acknowledge: name one zone, or none for all", .usage)
    }
    zone = arguments.operands.first
    asJSON = arguments.has("json")
    let (path, survey) = try StateOption.survey(arguments, for: "acknowledge")
    let files = try BoardFolder.read(arguments)
    let entries = survey.entries.filter { $0.board == files.board.name }
    guard !entries.isEmpty else { throw Self.unknown(files.board.name, path, survey) }
    let metal = try Self.metal(arguments, entries)
    guard let latches = try StateOption.latches(arguments, of: files) else {
      throw Refusal("solidus acknowledge: name the state folder: --state DIR", .usage)
    }
    self.latches = latches
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

  /// The metal that was written down; with several the one that melts first.
  private static func metal(
    _ arguments: Arguments, _ entries: [LatchSurvey.Entry]
  ) throws(Refusal) -> Metal {
    let known = entries.compactMap { $0.record?.metal }
    let first = known.min { ($0.melts?.value ?? .infinity) < ($1.melts?.value ?? .infinity) }
    let said = arguments.value("metal")
    let named = said.flatMap(Metal.init(symbol:))
    if said != nil, named == nil {
      throw Refusal("solidus acknowledge: --metal is Li, Na, K or none", .usage)
    }
    if let first, known.count == entries.count {
      guard named == nil || named == first else {
        throw Refusal(
          "solidus acknowledge: the record says \(first.symbol); leave --metal out", .usage)
      }
      return first
    }
    guard let named else {
      throw Refusal(
        "solidus acknowledge: the record is lost; say what lies there: --metal Li", .usage)
    }
    return named
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
          + "see whether \(latches.place ?? "its folder") can be written", false
      )
    }
  }

  private func json(_ outcomes: [(zone: String, Acknowledgement.Outcome)]) -> JSON {
    .object([
      ("simulated", .boolean(true)),
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
