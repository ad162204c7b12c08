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
/// The cells of a simulated rig are found again by making the run again until that record; those of a
/// real one are where they are, and what became of them meanwhile nobody saw.
struct CellResume {
  private let cutOff: CutOffRun
  private let gap: Seconds

  init(_ cutOff: CutOffRun) throws(Refusal) {
    self.cutOff = cutOff
    gap = try Self.gap(cutOff.asked.value("gap"))
  }

  var files: DocumentFiles { cutOff.board.files }
  private var isSimulated: Bool { cutOff.kept.start.isSimulated }

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
    guard !isSimulated || !cutOff.kept.start.isJoined else {
      throw CutOffRun.refusal(
        "\(folder) joined a simulated run that went on, and how its cells were left nobody can find out by"
          + " making that again; begin anew", .refused)
    }
    // What both gave together is known only if the second is kept too.
    guard cutOff.asked.value("out") != nil else {
      throw CutOffRun.refusal(
        "\(folder) was cut off at \(clock(cutOff.kept.look.last - .zero)); it goes on with"
          + " \(going.joined(separator: ", ")): name a new folder with --out", .refused)
    }
    let arguments = try cutOff.arguments(recipe: false, cells: going)
    if !isSimulated, let request = try JoinRequest(arguments, resuming: self, of: folder) {
      return try request.run(console)
    }
    return isSimulated
      ? try MethodRun(arguments, nil, resuming: self).run(console)
      : try LiveMethodRun(arguments, resuming: self).run(console)
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

  /// From where they go on alone.
  func from(for works: [CellWork]) throws(Refusal) -> ResumedFrom? {
    ResumedFrom(nil, try point(for: works), .cutOff(cutOff.folder))
  }

  /// From where they go on, with the recipe beside them or without.
  func point(for works: [CellWork], beside recipe: ResumePoint? = nil) throws(Refusal)
    -> CellResumePoint
  {
    if !isSimulated { try UnchangedCells.check(works, of: cutOff) }
    let (cells, cut, hasFailed) = try found()
    guard recipe == nil || !hasFailed else {
      throw CutOffRun.refusal(
        "its recipe had failed when \(cutOff.folder) was cut off; look at its events, and write --from"
          + " \(CutOffRun.none) to go on with the cells alone", .refused)
    }
    return CellResumePoint(
      folder: cutOff.folder, cut: cut,
      gap: isSimulated ? gap : .zero,
      stood: isSimulated ? nil : UnchangedRig.stood(cutOff.kept) ?? "nobody knows how long",
      earlier: EarlierJournals.names(after: cutOff.folder),
      cells: works.map { work in
        let state = cells.first { $0.channel == work.channel }?.state ?? CellState()
        let before = earlier?.cells.first { $0.channel == work.channel }
        return entry(work, isSimulated ? state : nil, before)
      })
  }

  /// From where the run went on that was cut off, if its cells did.
  private var earlier: CellResumePoint? { cutOff.earlier?.cells }

  /// How the cells were left that nobody can look at, when, and whether a recipe beside them had failed.
  private func found() throws(Refusal) -> (
    cells: [(channel: String, state: CellState)], cut: Instant, hasFailed: Bool
  ) {
    let kept = cutOff.kept
    guard !isSimulated else {
      let again = try cutOff.again.made(of: cutOff)
      return (again.cells, again.at, again.hasFailed)
    }
    // Time goes on from the last record, even if this run had come to none.
    return ([], max(kept.look.last, earlier?.cut ?? .zero), cutOff.seen.hasFailed)
  }

  private func entry(
    _ work: CellWork, _ state: CellState?, _ earlier: CellResumePoint.Entry?
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
