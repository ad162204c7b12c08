import Analysis
import Documents
import Record

extension Command {
  static let runsExport = Command(
    words: ["runs", "export"], operands: "FOLDER",
    about: "write what a run recorded for other programs",
    options: [
      .value("format", "bdf|mpt|csv", "Battery Data Format, EC-Lab's text, or a plain table"),
      .value("cell", "CHANNEL", "one cell; all of them, and the reactor as csv, if left out"),
      .value("out", "PATH", "a file for one cell, a folder for several; here if left out"),
      .flag("replace", "let it replace files that are there"),
    ]
  ) { arguments, console in
    do throws(Refusal) {
      for path in try RunExport(arguments, console).write() { console.print("written to \(path)") }
      return .done
    } catch { return error.tell(console) }
  }
}

/// `runs export`: which files it writes, and where.
struct RunExport {
  private let run: KeptRun
  private let format: ExportFormat
  private let arguments: Arguments
  private let channels: [String]
  /// Whether the reactor's channels are asked for.
  private let isReactor: Bool

  init(_ arguments: Arguments, _ console: Console) throws(Refusal) {
    self.arguments = arguments
    let words = ExportFormat.allCases.map(\.rawValue)
    let word = arguments.value("format") ?? ""
    guard let format = ExportFormat(rawValue: word) else {
      throw Refusal(
        "solidus runs export: write --format; \(Suggestion.advice(for: word, among: words))", .usage
      )
    }
    self.format = format
    run = try KeptRun.recorded(by: arguments, for: "runs export", console)
    channels = arguments.value("cell").map { [$0] } ?? run.channels
    isReactor = channels.isEmpty
    guard !isReactor || format == .csv else {
      throw Refusal(
        "solidus runs export: no cell took part in \(run.path); write --format csv for the reactor",
        .usage)
    }
  }

  /// Writes every file, and says where.
  func write() throws(Refusal) -> [String] {
    if isReactor {
      let path = arguments.value("out") ?? "\(name).channels.csv"
      try put(try kept { () throws(RecordError) in try run.reactorTable() }, to: path)
      return [path]
    }
    var paths: [String] = []
    for channel in channels { paths += try write(channel) }
    return paths
  }

  private func kept(_ table: () throws(RecordError) -> [UInt8]) throws(Refusal) -> [UInt8] {
    do throws(RecordError) { return try table() } catch {
      throw Refusal("solidus runs export: \(error)", .usage)
    }
  }

  private func write(_ channel: String) throws(Refusal) -> [String] {
    let path = path(of: channel)
    let table = try kept { () throws(RecordError) in try run.table(of: channel, as: format) }
    try put(table, to: path)
    if format == .mpt { return [path] + (try spectra(of: channel, beside: path)) }
    guard format == .bdf else { return [path] }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let sidecar = path + BDFSidecar.suffix
    try put(run.sidecar(of: file, cell: channel), to: sidecar)
    return [path, sidecar]
  }

  /// Spectra are a file of their own: EC-Lab has one for each technique.
  private func spectra(of channel: String, beside path: String) throws(Refusal) -> [String] {
    let spectra = run.spectra(on: channel).filter { !$0.points.isEmpty }
    guard !spectra.isEmpty else { return [] }
    let stem = path.hasSuffix(format.suffix) ? String(path.dropLast(format.suffix.count)) : path
    let file = "\(stem).eis\(format.suffix)"
    let stamp = run.start.isSimulated ? "SIMULATED, " : ""
    let table = ECLabSpectrum(
      spectra.map(\.timed), together: spectra.contains { $0.together > 0 },
      comment: "\(stamp)\(channel) of \(run.start.title)")
    try put(Array(table.text.utf8), to: file)
    return [file]
  }

  private func path(of channel: String) -> String {
    let file = "\(name).\(channel)\(format.suffix)"
    guard let out = arguments.value("out") else { return file }
    return channels.count == 1 ? out : "\(out)/\(file)"
  }

  /// What the folder is called.
  private var name: String {
    run.path.split(separator: "/").last { $0 != "." && $0 != ".." }.map(String.init) ?? "run"
  }

  private func put(_ bytes: [UInt8], to path: String) throws(Refusal) {
    try TextFile.write(bytes, to: path, replacing: arguments.has("replace"))
  }
}
