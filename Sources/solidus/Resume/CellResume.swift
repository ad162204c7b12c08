import Documents
import Instrument
import Procedures
import Quantities
import Record
import Rig
import Simulator

/// `run --resume` of cells: each goes on in the step in which it was interrupted, with the charge and
/// the time that this had by its last record.
///
/// The cells of a simulated rig are found again by making the run again until that record.
struct CellResume {
  private let cutOff: CutOffRun
  private let gap: Seconds
  /// How each cell had ended, by its channel; those that had not go on.
  private let going: [String]

  init(_ cutOff: CutOffRun) throws(Refusal) {
    self.cutOff = cutOff
    guard cutOff.asked.value("from") == nil else {
      throw CutOffRun.refusal("cells go on where they were; leave --from out", .usage)
    }
    gap = try Self.gap(cutOff.asked.value("gap"))
    let kept = cutOff.kept
    going = kept.channels.filter { kept.end(of: $0) == nil }
    guard !going.isEmpty else {
      throw CutOffRun.refusal(
        "the cells of \(cutOff.folder) had all ended;"
          + " 'solidus runs report \(cutOff.folder)' shows them", .refused)
    }
    // What both gave together is known only if the second is kept too.
    guard cutOff.asked.value("out") != nil else {
      throw CutOffRun.refusal(
        "\(cutOff.folder) was cut off at \(clock(kept.lastRecord.at - .zero)); it goes on with"
          + " \(going.joined(separator: ", ")): name a new folder with --out", .refused)
    }
  }

  var files: DocumentFiles { cutOff.board.files }

  func run(_ console: Console) throws(Refusal) -> ExitStatus {
    let command = cutOff.command
    let words =
      command.basics + command.cells(going) + command.samples(going) + cutOff.others
    let arguments: Arguments
    do throws(Arguments.Wrong) {
      arguments = try Arguments(words, for: Command.run.options)
    } catch { throw CutOffRun.refusal(error.what, .usage) }
    return try MethodRun(arguments, nil, resuming: self).run(console)
  }

  /// Long enough for a cell to come to rest.
  private static let usualGap = Seconds(600)

  private static func gap(_ text: String?) throws(Refusal) -> Seconds {
    guard let text else { return usualGap }
    guard let quantity = AnyQuantity(written: text), quantity.kind == .time,
      quantity.counted >= 0, quantity.counted <= 3.2e8
    else {
      throw CutOffRun.refusal(
        "--gap \(text): write how long the cells stood open, as in --gap '2 h'", .usage)
    }
    return Seconds(quantity.counted)
  }

  /// From where they go on.
  func point(for works: [CellWork]) throws(Refusal) -> CellResumePoint {
    let found = try again()
    let earlier = CellResumePoint(in: cutOff.folder)
    return CellResumePoint(
      folder: cutOff.folder, source: .cutOff(cutOff.folder), cut: found.at, gap: gap,
      earlier: EarlierJournals.names(after: cutOff.folder),
      cells: works.map { work in
        let state = found.cells.first { $0.channel == work.channel }?.state
        let before = earlier?.cells.first { $0.channel == work.channel }
        return entry(work, state ?? CellState(), before)
      })
  }

  /// How the simulated rig left its cells.
  private func again() throws(Refusal) -> MethodRun.Left {
    let replay = try Replay(cutOff.folder)
    let silent: Arguments
    do throws(Arguments.Wrong) { silent = try Arguments([], for: []) } catch {
      throw CutOffRun.refusal(error.what, .usage)
    }
    let run = try MethodRun(try replay.arguments(silent), nil, repeating: replay)
    guard let found = run.again(until: cutOff.kept.lastRecord.count, counting: { replay.alike })
    else {
      let version = cutOff.kept.start.version
      throw CutOffRun.refusal(
        "made again, \(cutOff.folder) is another run, so that nobody knows what its cells became;"
          + " it was made by Solidus \(version)", .refused)
    }
    return found
  }

  private func entry(
    _ work: CellWork, _ state: CellState, _ earlier: CellResumePoint.Entry?
  ) -> CellResumePoint.Entry {
    let cut = cutOff.kept.cut(
      on: work.channel, instructions: work.compiled.program.instructions.count)
    guard let last = cut.last, let origin = cut.origin else {
      let said = earlier?.said ?? "\(work.channel) had not begun, and begins"
      return CellResumePoint.Entry(
        channel: work.channel, carry: earlier?.carry, warmth: earlier?.warmth, state: state,
        said: said)
    }
    let rest = ResumedMethod(
      work.compiled,
      ResumedMethod.Cut(
        last: last, place: cut.place, origin: origin, before: cut.before, visited: cut.visited,
        spectrum: cut.spectrum))
    return CellResumePoint.Entry(
      channel: work.channel, carry: rest.carry, warmth: rest.warmth, state: state,
      said: CellResumeWords(work, rest, last).text)
  }
}
