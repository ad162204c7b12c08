import Control
import Documents
import Quantities
import Rig
import Safety

extension Command {
  static let identify = Command(
    words: ["identify"], operands: "",
    about: "find a stage's masses, conductances, losses and lags: two pulses, a cooling curve",
    options: [
      board, .value("zone", "NAME", "the zone to identify; the first if left out"),
      .value("metal", "Li|Na|K|none", "what must not melt meanwhile; Li if left out"),
      .value("holder", "NAME", "what carries the foil"),
      .value("gas", "NAME", "the gas around it"),
      .value("pressure", "P", "its pressure, such as 100Pa; a simulated chamber is pumped to it"),
      seed, .value("date", "YYYY-MM-DD", "the day to write beside the numbers"),
      .value("out", "FILE", "write the board's identification with the new entry there"),
      .flag("replace", "let --out replace a file that is there"), json,
    ]
  ) { arguments, console in
    do throws(Refusal) { return try IdentifyRun(arguments).run(console) } catch {
      return error.tell(console)
    }
  }
}

/// `identify`: one identification, shown as a table, written where it was asked for.
struct IdentifyRun {
  private let arguments: Arguments
  private let files: BoardFiles
  private let combination: Combination?
  private let date: Day?
  private let seed: UInt64
  private let work: IdentificationRun

  init(_ arguments: Arguments) throws(Refusal) {
    self.arguments = arguments
    guard arguments.operands.isEmpty else {
      throw Refusal("solidus identify: takes no operands; the zone is --zone NAME", .usage)
    }
    seed = try SeedOption.read(arguments, for: "identify")
    combination = try CombinationOption.read(arguments, for: "identify")
    date = try DateOption.read(arguments, for: "identify")
    let metal = try Self.metal(arguments)
    if arguments.value("out") != nil, combination == nil {
      throw Refusal(
        "solidus identify: --out needs --holder, --gas and --pressure to write under", .usage)
    }
    if let path = arguments.value("out") {
      try TextFile.check(path, replacing: arguments.has("replace"))
    }
    files = try BoardFolder.read(arguments)
    do throws(RigError) {
      work = try IdentificationRun(
        files, zone: arguments.value("zone"), metal: metal, combination: combination, seed: seed)
    } catch { throw Refusal(error, .refused) }
  }

  private static func metal(_ arguments: Arguments) throws(Refusal) -> Metal {
    switch arguments.value("metal") ?? "Li" {
    case "Li": return .lithium
    case "Na": return .sodium
    case "K": return .potassium
    case "none": return .none
    default: throw Refusal("solidus identify: --metal is Li, Na, K or none", .usage)
    }
  }

  func run(_ console: Console) -> ExitStatus {
    let asJSON = arguments.has("json")
    var line = LiveLine(console, isPaced: false)
    let outcome = work.identify { if !asJSON, console.isTerminal { line.show($0) } }
    if !asJSON, console.isTerminal { line.end() }
    let report = IdentifyReport(work, outcome, seed: seed)
    console.put(asJSON ? report.json.text + "\n" : report.text)
    guard case .identified(let stage) = outcome else { return report.status }
    do throws(Refusal) { try write(stage, console) } catch { return error.tell(console) }
    return .done
  }

  private func write(_ stage: IdentifiedStage, _ console: Console) throws(Refusal) {
    guard let path = arguments.value("out"), let combination,
      let known = files.identification
    else { return }
    let entry = IdentifiedCombination(combination, date: date, stage)
    let text = known.adding(entry, to: work.zone).text
    try TextFile.write(text, to: path, replacing: arguments.has("replace"))
    if !arguments.has("json") { console.print("written to \(path)") }
  }
}
