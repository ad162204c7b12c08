import Dispatch
import Documents
import Glibc
import Library
import Quantities
import Rig
import Safety
import Synchronization

extension Command {
  static let faults = Command(
    words: ["faults"], operands: "",
    about: "rehearse anneals with every fault in every phase; stop at the first broken promise",
    options: [
      board,
      .value(
        "rows", "LIST", "rows of the matrix, such as HT-01,TS-06; all, or none for sound rigs"),
      .value("phases", "LIST", "boot, ramp, soak, cool, plasma, dose, cell; all if left out"),
      .value("metals", "LIST", "Li, Na, K; Li if left out"),
      .value("plants", "LIST", "names of plants of the board; its own if left out"),
      .value("seeds", "N", "how many seeds; 1 if left out"),
      .value("first", "N", "the first seed; 1 if left out"),
      .value("sweep", "S", "let the fault come at each of the first S seconds of its phase"),
      .value("every", "S", "sweep in steps of so many seconds; 1 if left out"),
      .value("after", "S", "let the fault come so many seconds into its phase"),
      .value("out", "FILE", "keep results there, and go on from what it holds"),
      .flag("twice", "rehearse each case twice and compare the traces"),
      .flag("drawn", "let each seed draw one case: plant, metal, fault and phase"),
      .flag("go-on", "do not stop at the first broken promise"), json,
    ]
  ) { arguments, console in
    do throws(Refusal) { return try FaultsRun(arguments).run(console) } catch {
      return error.tell(console)
    }
  }
}

/// `faults`: a campaign on all cores.
struct FaultsRun {
  private let campaign: Campaign
  private let files: [String: BoardFiles]
  private let asJSON: Bool
  private let isTwice: Bool
  private let goesOn: Bool
  private let isDrawn: Bool
  private let log: CampaignLog

  init(_ arguments: Arguments) throws(Refusal) {
    let plants =
      arguments.value("plants").map { $0.split(separator: ",").map(String.init) } ?? ["own"]
    let files = try Self.read(plants, arguments)
    self.files = files
    let (first, count) = (
      try Self.number("first", arguments), try Self.number("seeds", arguments)
    )
    let rows = try Self.rows(arguments.value("rows") ?? "all")
    campaign = Campaign(
      rows: rows,
      phases: try Self.chosen(
        arguments.value("phases"), "phase",
        CampaignCase.Phase.allCases.map { ($0.rawValue, $0) }),
      metals: try Self.chosen(
        arguments.value("metals") ?? "Li", "metal",
        [Metal.lithium, .sodium, .potassium].map { ($0.symbol, $0) }),
      plants: plants, seeds: first..<(first + count),
      withSound: arguments.value("rows").map { $0 == "none" || $0 == "all" } ?? true,
      moments: try Self.moments(arguments),
      coating: Set(plants.filter { files[$0].map(Rehearsal.canCoat) ?? false }),
      dosing: Set(plants.filter { files[$0].map(Rehearsal.canDose) ?? false }),
      measuring: Set(plants.filter { files[$0].map(CellRehearsal.canMeasure) ?? false }))
    asJSON = arguments.has("json")
    isDrawn = arguments.has("drawn")
    goesOn = arguments.has("go-on")
    isTwice = arguments.has("twice")
    log = try CampaignLog(arguments.value("out"))
  }

  /// A plant is a folder under the board's own; `own` is the board as it is.
  private static func read(
    _ plants: [String], _ arguments: Arguments
  ) throws(Refusal) -> [String: BoardFiles] {
    let board = BoardFolder.path(arguments)
    var files: [String: BoardFiles] = [:]
    for plant in plants {
      let folder = plant == "own" ? board : "\(board)/plants/\(plant)"
      guard plant == "own" || BoardFolder.isBoard(folder, .withShippedBoards) else {
        throw Refusal(
          "solidus faults: the board has no plant '\(plant)'; a plant is a folder in"
            + " \(board)/plants, or 'own' for the board as it is", .usage)
      }
      files[plant] = try BoardFolder.read(folder)
    }
    return files
  }

  private static func number(_ name: String, _ arguments: Arguments) throws(Refusal) -> UInt64 {
    guard let number = UInt64(arguments.value(name) ?? "1"), number < 1 << 40 else {
      throw Refusal("solidus faults: --\(name) is a whole number from 0 on", .usage)
    }
    return number
  }

  private static func moments(_ arguments: Arguments) throws(Refusal) -> [Seconds] {
    if arguments.value("after") != nil {
      return [Seconds(Double(try number("after", arguments)))]
    }
    guard arguments.value("sweep") != nil else { return [] }
    let every = max(1, try number("every", arguments))
    return stride(from: 0, to: try number("sweep", arguments), by: Int(every)).map {
      Seconds(Double($0))
    }
  }

  private static func rows(_ list: String) throws(Refusal) -> [FaultRow] {
    let text = LibraryEntry.faultMatrix.text
    let path = "library/fault-matrix.yaml"
    let all: [FaultRow]
    do throws(Diagnostics) {
      all = try FaultMatrixDocument.read(at: path, from: .memory([path: text])).get().rows
    } catch { throw Refusal(error) }
    if list == "all" { return all }
    if list == "none" { return [] }
    return try chosen(list, "row", all.map { ($0.id, $0) })
  }

  /// The named ones of a list, or all of them.
  private static func chosen<Thing>(
    _ list: String?, _ noun: String, _ all: [(name: String, thing: Thing)]
  ) throws(Refusal) -> [Thing] {
    guard let list else { return all.map(\.thing) }
    var things: [Thing] = []
    for name in list.split(separator: ",") {
      guard let found = all.first(where: { $0.name == name }) else {
        let hint = Suggestion.nearest(to: String(name), among: all.map(\.name))
        let names = all.map(\.name).joined(separator: ", ")
        throw Refusal(
          "solidus faults: there is no \(noun) '\(name)'; "
            + (hint.map { "did you mean '\($0)'?" } ?? "write some of \(names)"), .usage)
      }
      things.append(found.thing)
    }
    return things
  }

  func run(_ console: Console) -> ExitStatus {
    let lots = isDrawn ? campaign.drawn : campaign.lots
    let state = Mutex(CampaignTally())
    let (files, log, isTwice, goesOn) = (files, log, isTwice, goesOn)
    // A lot is a seed's work: as many at once as there are cores.
    DispatchQueue.concurrentPerform(iterations: lots.count) { index in
      guard goesOn || state.withLock({ $0.broken.isEmpty }) else { return }
      let known = log.known(lots[index])
      if let known {
        state.withLock { tally in for (one, result) in known { tally.add(one, result) } }
        return
      }
      guard let board = files[lots[index].plant] else { return }
      Campaign.run(lots[index], on: board, twice: isTwice, goOn: goesOn) { one, result in
        state.withLock { $0.add(one, result) }
        log.note(one, result)
      }
    }
    let tally = state.withLock { $0 }
    let report = CampaignReport(tally)
    console.put(asJSON ? report.json.text + "\n" : report.text)
    return tally.broken.isEmpty ? .done : .findings
  }
}
