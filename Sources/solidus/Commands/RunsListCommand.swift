import Documents
import Quantities
import Record

extension Command {
  static let runsList = Command(
    words: ["runs", "list"], operands: "[WORD ...]",
    about:
      "find runs again: those with these words in their names, reasons, notes and tags, or all",
    options: [
      catalogue,
      .value("recipe", "NAME", "of a recipe or a method; * stands for anything", repeats: true),
      .value("metal", "Li|Na|K", "on the stage or in a cell", repeats: true),
      .value("cell", "NAME", "what a cell is called in its document", repeats: true),
      .value("outcome", "WORD", "done, tripped, aborted, 'cut off', ...", repeats: true),
      .value(
        "verdict", "WORD", "what was said of a cell: hard_short, depletion, ...", repeats: true),
      .value("sample", "NAME", "what a foil or a cell is called", repeats: true),
      .value("operator", "NAME", "who made it", repeats: true),
      .value("series", "NAME", "what it is a replicate of", repeats: true),
      .value("lot", "NUMBER", "of anything that it was made from", repeats: true),
      .value("tag", "TAG", "given with 'solidus runs tag'", repeats: true),
      .value("since", "YYYY-MM-DD", "the first day; runs without a day are left out"),
      .value("until", "YYYY-MM-DD", "the last day"), json,
      .flag("rebuild", "read every folder anew"),
    ]
  ) { arguments, console in
    do throws(Refusal) {
      let (found, unknown) = try RunsList.find(arguments)
      let list = RunsList(found: found, in: RunsList.folder(arguments))
      console.put(arguments.has("json") ? list.json.text + "\n" : list.text)
      list.tellTroubles(console)
      for words in unknown { console.complain(words) }
      return .done
    } catch { return error.tell(console) }
  }

  static let catalogue = Option.value(
    "in", "DIR", "the folder below which runs lie; here if left out")
}

/// `runs list`: runs that were found, as a table.
struct RunsList {
  private let found: [FoundRun]
  private let folder: String

  init(found: [FoundRun], in folder: String) {
    self.found = found
    self.folder = folder
  }

  static func folder(_ arguments: Arguments) -> String { arguments.value("in") ?? "." }

  /// The runs, and what of the question no run has: that is most often a slip.
  static func find(
    _ arguments: Arguments
  ) throws(Refusal) -> (runs: [FoundRun], unknown: [String]) {
    let search = try search(arguments)
    do throws(RecordError) {
      let catalogue = try Catalogue(of: folder(arguments), rebuilt: arguments.has("rebuild"))
      let found = try catalogue.search(search)
      return (found, found.isEmpty ? try unknown(search, in: catalogue) : [])
    } catch { throw Refusal("solidus runs list: \(error)", .usage) }
  }

  private static func unknown(
    _ search: RunSearch, in catalogue: Catalogue
  ) throws(RecordError) -> [String] {
    var words: [String] = []
    for (key, value) in search.filters where !value.contains("*") {
      let known = try catalogue.values(of: key) + (key == .outcome ? [RunEnd.goingOn.word] : [])
      guard !known.contains(where: { $0.lowercased() == value.lowercased() }) else { continue }
      let some = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", ..." : "")
      words.append(
        "solidus runs list: no run here has --\(key.rawValue) '\(value)'"
          + (known.isEmpty ? ", nor any other" : "; there are \(some)"))
    }
    return words
  }

  private static func search(_ arguments: Arguments) throws(Refusal) -> RunSearch {
    var search = RunSearch()
    search.words = arguments.operands
    for key in SearchKey.allCases {
      search.filters += arguments.all(key.rawValue).map { (key, $0) }
    }
    search.since = try day(arguments, "since")
    search.until = try day(arguments, "until")
    return search
  }

  private static func day(_ arguments: Arguments, _ option: String) throws(Refusal) -> String? {
    guard let text = arguments.value(option) else { return nil }
    guard let day = Day(text) else {
      throw Refusal(
        "solidus runs list: --\(option): '\(text)' is no day; write 2026-11-21", .usage)
    }
    return "\(day)"
  }

  var text: String {
    guard !found.isEmpty else { return "no such run below \(folder)\n" }
    let rows = found.map { run in
      [
        run.path, run.date ?? "-", run.samples.joined(separator: ", "), run.title, run.outcome,
        run.verdicts.joined(separator: ", "),
        run.duration.map { clock(Seconds($0)) } ?? "-", run.tags.joined(separator: ", "),
        run.notes > 0 ? "\(run.notes)" : "",
      ]
    }
    let head = ["folder", "day", "sample", "what", "outcome", "verdicts", "took", "tags", "notes"]
    let count = "\(found.count) \(found.count == 1 ? "run" : "runs")\n"
    return Table(head, rows).text + count
      + replicates.groups.map { group in
        "n = \(group.n)  \(group.words)\n" + group.clashes.map { "  \($0)\n" }.joined()
      }.joined()
  }

  /// Of each run that was found: what of it nobody can read any more.
  func tellTroubles(_ console: Console) {
    for run in found {
      FileTrouble.tell(
        run.troubles, of: folder == "." ? run.path : "\(folder)/\(run.path)", console)
    }
  }

  /// How many samples were found that are alike: the number that a paper has to state.
  private var replicates: Replicates { Replicates(of: found.flatMap(\.replicates)) }

  var json: JSON {
    let replicates = JSON.array(
      replicates.groups.map { group in
        .object([
          ("series", .string(group.series)), ("what", .string(group.what)),
          ("metal", .string(group.metal)), ("n", .integer(group.n)),
          ("clashes", .array(group.clashes.map(JSON.string))),
        ])
      })
    return .object([
      ("in", .string(folder)), ("runs", .array(found.map(Self.json))), ("replicates", replicates),
    ])
  }

  private static func json(_ run: FoundRun) -> JSON {
    .object([
      ("folder", .string(run.path)), ("samples", .array(run.samples.map(JSON.string))),
      ("series", .array(run.replicates.map { .string($0.series) })), ("title", .string(run.title)),
      ("date", .string(run.date ?? "")), ("outcome", .string(run.outcome)),
      ("reason", .string(run.reason)), ("verdicts", .array(run.verdicts.map(JSON.string))),
      ("duration_s", .seconds(run.duration ?? .nan)),
      ("tags", .array(run.tags.map(JSON.string))), ("notes", .integer(run.notes)),
      FileTrouble.json(run.troubles),
    ])
  }
}
