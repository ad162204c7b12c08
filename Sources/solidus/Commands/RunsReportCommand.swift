import Record

extension Command {
  static let runsReport = Command(
    words: ["runs", "report"], operands: "FOLDER",
    about: "write a run as one page with pictures, tables and hashes",
    options: [
      .value("out", "FILE", "where to; report.html in the folder, over what is there, if left out")
    ]
  ) { arguments, console in
    do throws(Refusal) {
      let run = try KeptRun.named(by: arguments, for: "runs report")
      let path = arguments.value("out") ?? "\(run.path)/report.html"
      try TextFile.write(RunPage(run).html, to: path, replacing: true)
      console.print("written to \(path)")
      return .done
    } catch { return error.tell(console) }
  }
}
