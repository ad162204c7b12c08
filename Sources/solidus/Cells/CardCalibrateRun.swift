import Documents
import Quantities
import Rig

/// `calibrate --cell`: one card against dummy cells, shown, and written where it was asked for.
struct CardCalibrateRun {
  /// What hangs on a card while it is calibrated, where nobody says otherwise.
  static let usual = "short,open,4.096V,10kohm,1kohm,100ohm"

  private let arguments: Arguments
  private let files: BoardFiles
  private let date: Day?
  private let seed: UInt64
  private let work: CardCalibrationRun

  init(_ arguments: Arguments) throws(Refusal) {
    self.arguments = arguments
    guard arguments.operands.isEmpty else {
      throw Refusal("solidus calibrate: takes no operands; the card is --cell CHANNEL", .usage)
    }
    let others = ["with", "zone", "holder", "gas", "pressure"].filter { arguments.value($0) != nil }
    guard others.isEmpty else {
      throw Refusal(
        "solidus calibrate: --\(others[0]) is of a zone, and --cell of a card; do one at a time",
        .usage)
    }
    seed = try SeedOption.read(arguments, for: "calibrate")
    date = try DateOption.read(arguments, for: "calibrate")
    if arguments.value("out") != nil, date == nil {
      throw Refusal("solidus calibrate: --out needs --date: a certificate has a day", .usage)
    }
    files = try BoardFolder.read(arguments)
    let choice = try CellChoice.all(arguments, on: files.board, for: "calibrate")
    guard let channel = choice.first, choice.count == 1, channel.cell == nil, channel.method == nil
    else {
      throw Refusal("solidus calibrate: name one card, such as --cell cell1", .usage)
    }
    let (dummies, within) = (try Self.dummies(arguments), try Self.within(arguments))
    let box: CardBox
    do throws(RigError) { box = try CardBox(dummies, within: within) } catch {
      throw Refusal(error, .usage)
    }
    work = CardCalibrationRun(files, channel: channel.channel, against: box, seed: seed)
  }

  private static func dummies(_ arguments: Arguments) throws(Refusal) -> [CardDummy] {
    guard let list = arguments.value("dummy") else {
      throw Refusal(
        "solidus calibrate: name what hangs on the card, one after the other: --dummy \(usual)",
        .usage)
    }
    var dummies: [CardDummy] = []
    for text in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let dummy = CardDummy(written: String(text)) else {
        throw Refusal("solidus calibrate: '\(text)' is no dummy; write --dummy \(usual)", .usage)
      }
      dummies.append(dummy)
    }
    return dummies
  }

  private static func within(_ arguments: Arguments) throws(Refusal) -> Ratio {
    do throws(QuantityProblem) {
      return try Ratio(written: arguments.value("within") ?? "0.01%")
    } catch {
      throw Refusal("solidus calibrate: --within: \(error.message); \(error.remedy)", .usage)
    }
  }

  func run(_ console: Console) -> ExitStatus {
    let report = CardCalibrateReport(work, seed: seed)
    let result: CardCalibrationRun.Result
    do throws(CalibrationError) { result = try work.calibrate() } catch {
      switch error {
      case .rig(let error): return Refusal(error, .refused).tell(console)
      case .refused(let refusal):
        console.put(arguments.has("json") ? report.json(refusal).text + "\n" : report.text(refusal))
        return .findings
      }
    }
    let certificate = date.map {
      work.certificate(result, date: $0, instrument: "solidus \(Solidus.version)")
    }
    console.put(
      arguments.has("json")
        ? report.json(result, certificate).text + "\n" : report.text(result, certificate))
    do throws(Refusal) { try write(certificate, console) } catch { return error.tell(console) }
    return .done
  }

  private func write(_ certificate: CardCertificate?, _ console: Console) throws(Refusal) {
    guard let path = arguments.value("out"), let certificate else { return }
    let text = files.certificates.adding(certificate).text
    try TextFile.write(text, to: path, replacing: arguments.has("replace"))
    if !arguments.has("json") { console.print("written to \(path)") }
  }
}
