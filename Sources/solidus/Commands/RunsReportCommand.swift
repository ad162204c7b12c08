import Record

extension Command {
  static let runsReport = Command(
    words: ["runs", "report"], operands: "FOLDER [FOLDER ...]",
    about: "write a run as one page with pictures, tables and hashes, or several over each other",
    options: [
      .flag("compare", "draw several runs over each other, and show what differs"),
      .value(
        "out", "FILE",
        "where to; if left out, report.html in the folder, over what is there, or comparison.html here"
      ),
      .flag("replace", "let what --out names be replaced if it is there, or a comparison"),
    ]
  ) { arguments, console in
    do throws(Refusal) {
      guard !arguments.has("compare") else {
        console.print("written to \(try RunsComparison(arguments, console).write())")
        return .done
      }
      let (path, isEmptied) = try report(arguments, console)
      console.print("written to \(path)")
      return isEmptied ? .usage : .done
    } catch { return error.tell(console) }
  }

  /// Refuses to write where something else is kept: a page goes over a page, and over nothing else.
  fileprivate static func page(_ path: String, replacing: Bool) throws(Refusal) {
    if replacing, !path.hasSuffix(".html") {
      try TextFile.check(path, replacing: false)
    } else {
      try TextFile.check(path, replacing: replacing)
    }
  }

  /// The page of one run; returns where it is, and whether it can only say that nothing is left.
  private static func report(
    _ arguments: Arguments, _ console: Console
  ) throws(Refusal) -> (path: String, isEmptied: Bool) {
    guard arguments.operands.count < 2 else {
      throw Refusal(
        "solidus runs report: name one folder, or write --compare to see several over each other",
        .usage)
    }
    let run = try KeptRun.named(by: arguments, for: "runs report", console)
    let path = arguments.value("out") ?? "\(run.path)/report.html"
    let isReplacing = arguments.value("out") == nil || arguments.has("replace")
    try page(path, replacing: isReplacing)
    try TextFile.write(RunPage(run).html, to: path, replacing: isReplacing)
    return (path, run.isEmptied)
  }
}

/// `runs report --compare`: several runs as one page.
private struct RunsComparison {
  private let page: ComparisonPage
  private let path: String
  private let isReplacing: Bool

  init(_ arguments: Arguments, _ console: Console) throws(Refusal) {
    let folders = arguments.operands
    guard folders.count > 1 else {
      throw Refusal(
        "solidus runs report: --compare wants two folders or more; 'solidus runs list' shows some",
        .usage)
    }
    guard folders.count <= ComparisonPage.most else {
      throw Refusal(
        "solidus runs report: nobody tells \(folders.count) curves apart; name at most"
          + " \(ComparisonPage.most) folders", .usage)
    }
    path = arguments.value("out") ?? "comparison.html"
    isReplacing = arguments.has("replace")
    try Command.page(path, replacing: isReplacing)
    var runs: [KeptRun] = []
    for folder in folders {
      runs.append(try KeptRun.read(folder, for: "runs report", console))
    }
    do throws(RecordError) { page = try ComparisonPage(runs) } catch {
      throw Refusal("solidus runs report: \(error)", .usage)
    }
  }

  /// Returns where it is.
  func write() throws(Refusal) -> String {
    try TextFile.write(page.html, to: path, replacing: isReplacing)
    return path
  }
}
