import Control
import Documents
import Quantities
import Rig
import Safety

extension Command {
  static let calibrate = Command(
    words: ["calibrate"], operands: "",
    about: "find what a sample's sensors read at a melting point, or a cell's card on dummies",
    options: [
      board, .value("with", "CALIBRANT", "indium, sodium, lithium or ice, in a sealed cell"),
      .value("cell", "CHANNEL", "calibrate the potentiostat card of this cell instead"),
      .value("dummy", "LIST", "with --cell: \(CardCalibrateRun.usual)"),
      .value("within", "SHARE", "with --cell: how well the dummies are known; 0.01% if left out"),
      .flag("no-foil", "declare that there is no foil in the chamber; never assumed"),
      .value("zone", "NAME", "the zone whose sample place it is; the first if left out"),
      .value("holder", "NAME", "what carries the cell, as later the foil"),
      .value("gas", "NAME", "the gas around it"),
      .value("pressure", "P", "its pressure, such as 100Pa; a simulated chamber is pumped to it"),
      seed, .value("date", "YYYY-MM-DD", "the day of the certificate; --out needs it"),
      .value("out", "FILE", "write the board's certificates with the new one there"),
      .flag("replace", "let --out replace a file that is there"), json,
    ]
  ) { arguments, console in
    do throws(Refusal) {
      if arguments.value("cell") != nil { return try CardCalibrateRun(arguments).run(console) }
      return try CalibrateRun(arguments).run(console)
    } catch {
      return error.tell(console)
    }
  }
}

/// `calibrate`: one calibration, shown with its terms, written where it was asked for.
struct CalibrateRun {
  private let arguments: Arguments
  private let files: BoardFiles
  private let date: Day?
  private let seed: UInt64
  private let work: CalibrationRun

  init(_ arguments: Arguments) throws(Refusal) {
    self.arguments = arguments
    guard arguments.operands.isEmpty else {
      throw Refusal("solidus calibrate: takes no operands; the zone is --zone NAME", .usage)
    }
    seed = try SeedOption.read(arguments, for: "calibrate")
    let names = Calibrant.all.map(\.word).joined(separator: ", ")
    guard let calibrant = arguments.value("with").flatMap(Calibrant.init(word:)) else {
      throw Refusal("solidus calibrate: name the calibrant: --with \(names)", .usage)
    }
    guard let combination = try CombinationOption.read(arguments, for: "calibrate") else {
      throw Refusal(
        "solidus calibrate: name all three: --holder plain --gas Ar --pressure 100Pa", .usage)
    }
    date = try DateOption.read(arguments, for: "calibrate")
    if arguments.value("out") != nil, date == nil {
      throw Refusal("solidus calibrate: --out needs --date: a certificate has a day", .usage)
    }
    guard arguments.has("no-foil") else {
      throw Refusal(
        "solidus calibrate: this heats to 3 K above where \(calibrant.word) melts, which melts a"
          + " foil; take every foil out of the chamber, put the sealed cell in its place, then say"
          + " so with --no-foil", .refused)
    }
    if let path = arguments.value("out") {
      try TextFile.check(path, replacing: arguments.has("replace"))
    }
    files = try BoardFolder.read(arguments)
    do throws(RigError) {
      work = try CalibrationRun(
        files, zone: arguments.value("zone"), with: calibrant, combination: combination, seed: seed)
    } catch { throw Refusal(error, .refused) }
  }

  func run(_ console: Console) -> ExitStatus {
    let asJSON = arguments.has("json")
    var line = LiveLine(console, isPaced: false)
    let outcome = work.calibrate { if !asJSON, console.isTerminal { line.show($0) } }
    if !asJSON, console.isTerminal { line.end() }
    let certificate = certificate(outcome)
    let report = CalibrateReport(work, outcome, certificate, seed: seed)
    console.put(asJSON ? report.json.text + "\n" : report.text)
    guard let certificate else { return report.status }
    do throws(Refusal) { try write(certificate, console) } catch { return error.tell(console) }
    return .done
  }

  private func certificate(_ outcome: CalibrationRun.Outcome) -> Certificate? {
    guard case .found(let point) = outcome, let date else { return nil }
    return work.certificate(point, date: date, instrument: "solidus \(Solidus.version)")
  }

  private func write(_ certificate: Certificate, _ console: Console) throws(Refusal) {
    guard let path = arguments.value("out") else { return }
    let text = files.certificates.adding(certificate).text
    try TextFile.write(text, to: path, replacing: arguments.has("replace"))
    if !arguments.has("json") { console.print("written to \(path)") }
  }
}
