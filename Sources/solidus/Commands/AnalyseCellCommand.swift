import Documents
import Record

extension Command {
  static let analyseCell = Command(
    words: ["analyse", "cell"], operands: "FOLDER",
    about: "the cycles of a run: capacities, efficiencies, overpotentials, retention",
    options: [
      .value("cell", "CHANNEL", "one cell; all that took part if left out"), json,
    ]
  ) { arguments, console in
    do throws(Refusal) {
      let run = try KeptRun.recorded(by: arguments, for: "analyse cell", console)
      let channels = arguments.value("cell").map { [$0] } ?? run.channels
      guard !channels.isEmpty else {
        throw Refusal("solidus analyse cell: no cell took part in \(run.path)", .usage)
      }
      var results: [CellResult] = []
      do throws(RecordError) {
        for channel in channels { results.append(try run.result(of: channel)) }
      } catch { throw Refusal("solidus analyse cell: \(error)", .usage) }
      let report = CycleReport(run, results)
      console.put(arguments.has("json") ? report.json.text + "\n" : report.text)
      return .done
    } catch { return error.tell(console) }
  }
}
