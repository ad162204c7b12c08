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

  init(_ cutOff: CutOffRun) throws(Refusal) {
    self.cutOff = cutOff
    gap = try Self.gap(cutOff.asked.value("gap"))
  }

  var files: DocumentFiles { cutOff.board.files }

  /// Goes on with the cells alone.
  func run(_ console: Console) throws(Refusal) -> ExitStatus {
    let (folder, going) = (cutOff.folder, cutOff.going)
    if let from = cutOff.asked.value("from"), from != CutOffRun.none {
      throw CutOffRun.refusal(
        "no recipe of \(folder) is left, and cells go on where they were; leave --from out", .usage)
    }
    guard !going.isEmpty else {
      throw CutOffRun.refusal(
        "the cells of \(folder) had all ended; 'solidus runs report \(folder)' shows them",
        .refused)
    }
    // What both gave together is known only if the second is kept too.
    guard cutOff.asked.value("out") != nil else {
      throw CutOffRun.refusal(
        "\(folder) was cut off at \(clock(cutOff.kept.lastRecord.at - .zero)); it goes on with"
          + " \(going.joined(separator: ", ")): name a new folder with --out", .refused)
    }
    let arguments = try cutOff.arguments(recipe: false, cells: going)
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

  /// From where they go on, with the recipe beside them or without.
  func point(for works: [CellWork], beside recipe: ResumePoint? = nil) throws(Refusal)
    -> CellResumePoint
  {
    let found = try RemadeRun(cutOff)
    guard recipe == nil || !found.hasFailed else {
      throw CutOffRun.refusal(
        "its recipe had failed when \(cutOff.folder) was cut off; look at its events, and write --from"
          + " \(CutOffRun.none) to go on with the cells alone", .refused)
    }
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
