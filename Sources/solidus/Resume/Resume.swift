import Documents
import Instrument
import Procedures
import Quantities
import Record
import Rig

/// `run --resume`: goes on with a coating that was cut off, at a cycle that the operator names.
///
/// No dose is given twice unless somebody said so, and no heating is gone on with at all.
struct Resume {
  let cutOff: CutOffRun
  /// What goes on beside it.
  let cells: CellResume?
  var folder: String { cutOff.folder }
  var kept: KeptRun { cutOff.kept }
  var asked: Arguments { cutOff.asked }

  init(_ cutOff: CutOffRun, beside cells: CellResume?) throws(Refusal) {
    self.cutOff = cutOff
    self.cells = cells
    if cells == nil, cutOff.asked.value("gap") != nil {
      throw CutOffRun.refusal("--gap is how long cells stood open; leave it out", .usage)
    }
  }

  private func refusal(_ what: String) -> Refusal {
    let alone = cutOff.going.joined(separator: ", ")
    let besides = "; --from \(CutOffRun.none) leaves it, and goes on with \(alone) alone"
    return CutOffRun.refusal(what + (cells == nil ? "" : besides), .refused)
  }

  var files: DocumentFiles { cutOff.board.files }

  /// The command line that makes the rest, with what else was asked of this one.
  func arguments() throws(Refusal) -> Arguments {
    try cutOff.arguments(recipe: true, cells: cells == nil ? [] : cutOff.going)
  }

  /// Where it goes on with its cells, or why it does not.
  func from(
    in whole: CompiledRecipe, of recipe: RecipeDocument, beside works: [CellWork]
  ) throws(Refusal) -> ResumedFrom? {
    let point = try point(in: whole, of: recipe)
    return ResumedFrom(point, try cells?.point(for: works, beside: point), .cutOff(folder))
  }

  /// Where it goes on, or why it does not.
  func point(in whole: CompiledRecipe, of recipe: RecipeDocument) throws(Refusal) -> ResumePoint {
    let found = try interrupted(in: whole, of: recipe)
    let (number, cycles) = (try chosen(found), found.cycles)
    // What both gave together is known only if the second is kept too.
    guard asked.value("out") != nil else {
      throw refusal(
        "\(found.words); it goes on with cycle \(number): name a new folder with --out")
    }
    // Whoever lost power meets this first: it is told before there is a folder with that name.
    let latches = cutOff.latches
    guard !latches.isLatched else { throw refusal("\(found.words): \(latches.text)") }
    return ResumePoint(
      folder: folder, cut: cutOff.seen.time, cycle: number, count: cycles.count,
      given: found.given.all, instruction: cycles[number - 1].instructions.lowerBound,
      stood: kept.start.isSimulated ? nil : UnchangedRig.stood(kept),
      before: kept.earlierParts + [kept.part(grown: try grown())])
  }

  /// What had grown when it was cut off; nil where nobody can know: on a real rig, and where the run
  /// cannot be made again as it was.
  private func grown() throws(Refusal) -> [GrownFilm]? {
    guard kept.start.isSimulated, kept.meta == nil else { return nil }
    do throws(Refusal) { return try cutOff.again.made(of: cutOff).films } catch {
      guard !Interruption.isAsked else { throw error }
      return nil
    }
  }

  /// The cycle in which it was cut off.
  private func interrupted(
    in whole: CompiledRecipe, of recipe: RecipeDocument
  ) throws(Refusal) -> InterruptedCycle {
    let cutOff = cutOff.seen
    var (ran, originals) = (whole.program, Array(whole.program.instructions.indices))
    if let earlier = self.cutOff.earlier?.recipe {
      let rest = try Self.shortened(whole, at: earlier.instruction)
      (ran, originals) = (rest.compiled.program, rest.originals)
    }
    try checkProgram(ProgramDigest.text(of: ran, from: recipe))
    guard let last = cutOff.begun.last, originals.indices.contains(last.instruction) else {
      throw refusal("\(folder) was cut off before anything began; run it anew")
    }
    if let zone = cutOff.tripped { throw refusal(tripped(zone, cutOff)) }
    let cycles = DoseCycles(whole).cycles
    let place = originals[last.instruction]
    guard let index = cycles.firstIndex(where: { $0.instructions.contains(place) }) else {
      let hasCoated = cycles.contains { $0.instructions.upperBound <= place }
      throw refusal(outside(whole, at: place, hasCoated: hasCoated, cutOff))
    }
    let began = cutOff.begun.first {
      cycles[index].instructions.contains(originals[$0.instruction])
    }
    let instructions = whole.program.instructions
    return InterruptedCycle(
      folder: folder, cycles: cycles, index: index,
      given: doses(
        cutOff, since: began?.time ?? 0, last, instructions, place,
        of: cycles[index].instructions),
      due: cycles[index].instructions.count {
        if case .pulse = instructions[$0] { true } else { false }
      })
  }

  /// Numbers of instructions mean the same only in the same program.
  private func checkProgram(_ digest: String) throws(Refusal) {
    guard let ran = kept.start.programDigest else {
      guard kept.start.isSimulated else {
        throw refusal(
          "\(folder) does not say which program it was, so that nobody knows whether this is the same;"
            + " run a recipe for the rest")
      }
      return
    }
    guard ran == digest else {
      throw refusal(
        "what \(folder)/recipe.yaml makes here is another program than the one that was cut off;"
          + " that was made by Solidus \(kept.start.version); run a recipe for the rest")
    }
  }

  /// The cycle that the operator chose. Nobody has to where the interrupted one had had no dose, or
  /// all of them.
  private func chosen(_ found: InterruptedCycle) throws(Refusal) -> Int {
    let (number, last) = (found.number, found.cycles.count)
    guard number < last || !found.isWhole else {
      throw refusal(
        "\(found.words): its coating is whole; look at the foil, and run a recipe for the rest")
    }
    guard let text = asked.value("from") else {
      guard found.given.isEmpty || found.isWhole else {
        throw refusal("\(found.words); \(found.choice)")
      }
      return found.isWhole ? number + 1 : number
    }
    guard let from = Int(text), found.choices.contains(from) else {
      throw refusal("\(found.words); '\(text)' is no place to go on: \(found.choice)")
    }
    return from
  }

  /// What is left of a recipe; all of it without a point.
  static func rest(
    of whole: CompiledRecipe, from point: ResumePoint?
  ) throws(Refusal) -> CompiledRecipe {
    guard let point else { return whole }
    return try shortened(whole, at: point.instruction).compiled
  }

  static func shortened(
    _ whole: CompiledRecipe, at instruction: Int
  ) throws(Refusal) -> ShortenedRecipe {
    do throws(Diagnostics) { return try ShortenedRecipe(whole, from: instruction) } catch {
      throw Refusal(String(error.written(as: .text).dropLast()), .refused)
    }
  }
}
