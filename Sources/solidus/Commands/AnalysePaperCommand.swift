import Documents
import Record

extension Command {
  static let analysePaper = Command(
    words: ["analyse", "paper"], operands: "FOLDER",
    about: "a run of an entry that is from a paper, beside the numbers that are printed there",
    options: [json]
  ) { arguments, console in
    do throws(Refusal) {
      let run = try KeptRun.recorded(by: arguments, for: "analyse paper", console)
      let found: [PaperComparison]
      do throws(RecordError) { found = try PaperComparison.all(of: run) } catch {
        throw Refusal("solidus analyse paper: \(error)", .usage)
      }
      guard !found.isEmpty else {
        throw Refusal(
          "solidus analyse paper: nothing that ran in \(run.path) has a number of a paper;"
            + " 'solidus library list --by paper' shows what has", .usage)
      }
      let report = PaperReport(run, found)
      console.put(arguments.has("json") ? report.json.text + "\n" : report.text)
      return .done
    } catch { return error.tell(console) }
  }
}

/// What `analyse paper` prints.
struct PaperReport {
  private let run: KeptRun
  private let found: [PaperComparison]

  init(_ run: KeptRun, _ found: [PaperComparison]) {
    self.run = run
    self.found = found
  }

  var json: JSON {
    .object([
      ("simulated", .boolean(run.start.isSimulated)), ("run", .string(run.path)),
      run.troubleJSON, ("papers", .array(found.map(\.json))),
    ])
  }

  var text: String {
    let stamp = run.start.isSimulated ? "SIMULATED  " : ""
    return "\(stamp)\(run.start.title)\n" + found.map(text).joined()
  }

  private func text(_ comparison: PaperComparison) -> String {
    let rows = comparison.rows.map { [$0.what, $0.claim.printed, $0.ours, $0.verdict] }
    let why = comparison.rows.compactMap(\.differs).reduce(into: [String]()) { seen, sentence in
      if !seen.contains(sentence) { seen.append(sentence) }
    }
    let changed = comparison.changes.map { "  \($0)\n" }.joined()
    let doubts = comparison.paper.doubts.map { "\n  doubtful in print: \($0)\n" } ?? ""
    let only = "  so this is no measure of the paper, whose numbers are for comparison only\n"
    return "\n\(comparison.paper.by), \(comparison.paper.journal)\n"
      + (changed.isEmpty ? "" : changed + only)
      + Table(["number", "paper", "here", "verdict"], rows).text
      + doubts + why.map { "\n  because: \($0)\n" }.joined()
  }
}
