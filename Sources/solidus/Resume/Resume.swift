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
  private let cutOff: CutOffRun
  private var folder: String { cutOff.folder }
  private var kept: KeptRun { cutOff.kept }
  private var asked: Arguments { cutOff.asked }

  init(_ cutOff: CutOffRun) throws(Refusal) {
    self.cutOff = cutOff
    if cutOff.asked.value("gap") != nil {
      throw Self.refusal("--gap is how long cells stood open; leave it out", .usage)
    }
  }

  private static func refusal(_ what: String, _ status: ExitStatus) -> Refusal {
    CutOffRun.refusal(what, status)
  }

  var files: DocumentFiles { cutOff.board.files }

  /// The command line that makes the rest, with what else was asked of this one.
  func arguments() throws(Refusal) -> Arguments {
    let words =
      cutOff.command.basics + cutOff.command.samples([]) + cutOff.others + cutOff.command.recipe
    do throws(Arguments.Wrong) {
      return try Arguments(words, for: Command.run.options)
    } catch { throw Self.refusal(error.what, .usage) }
  }

  /// Where it goes on, or why it does not.
  func point(in whole: CompiledRecipe) throws(Refusal) -> ResumePoint {
    let cutOff = kept.cutOff
    let earlier = ResumePoint(in: folder)
    var originals = Array(whole.program.instructions.indices)
    if let earlier { originals = try Self.shortened(whole, at: earlier.instruction).originals }
    guard let last = cutOff.begun.last, originals.indices.contains(last.instruction) else {
      throw Self.refusal("\(folder) was cut off before anything began; run it anew", .refused)
    }
    let cycles = DoseCycles(whole).cycles
    let place = originals[last.instruction]
    guard let index = cycles.firstIndex(where: { $0.instructions.contains(place) }) else {
      throw Self.refusal(
        outside(
          whole, at: place, hasCoated: cycles.contains { $0.instructions.upperBound <= place },
          cutOff), .refused)
    }
    let began = cutOff.begun.first {
      cycles[index].instructions.contains(originals[$0.instruction])
    }
    let instructions = whole.program.instructions
    let given = doses(cutOff, since: began?.time ?? 0, last, instructions, place)
    let due = cycles[index].instructions.count {
      if case .pulse = instructions[$0] { true } else { false }
    }
    let point = try chosen(
      cycles, index, given, isWhole: given.count == due && given.perhaps == nil)
    // What both gave together is known only if the second is kept too.
    guard asked.value("out") != nil else {
      throw Self.refusal(
        "\(folder) was cut off in cycle \(index + 1) of \(cycles.count), \(given.words); it goes on"
          + " with cycle \(point.cycle): name a new folder with --out", .refused)
    }
    return point
  }

  /// The cycle that the operator chose. Nobody has to where the interrupted one had had no dose, or
  /// all of them.
  private func chosen(
    _ cycles: [DoseCycles.Cycle], _ index: Int, _ given: Given, isWhole: Bool
  ) throws(Refusal) -> ResumePoint {
    let number = index + 1
    let state = "\(folder) was cut off in cycle \(number) of \(cycles.count), \(given.words)"
    guard number < cycles.count || !isWhole else {
      throw Self.refusal(
        "\(state): its coating is whole; look at the foil, and run a recipe for the rest", .refused)
    }
    let again = "write --from \(number) to give all of it\(given.isEmpty ? "" : " again")"
    let next = number < cycles.count ? ", or --from \(number + 1) to leave it at that" : ""
    guard let text = asked.value("from") else {
      guard given.isEmpty || isWhole else {
        throw Self.refusal("\(state); \(again)\(next)", .refused)
      }
      return point(isWhole ? number + 1 : number, cycles, given)
    }
    guard let from = Int(text), from == number || from == number + 1, from <= cycles.count else {
      throw Self.refusal("\(state); '\(text)' is no place to go on: \(again)\(next)", .refused)
    }
    return point(from, cycles, given)
  }

  private func point(
    _ number: Int, _ cycles: [DoseCycles.Cycle], _ given: Given
  ) -> ResumePoint {
    ResumePoint(
      folder: folder, cycle: number, count: cycles.count, given: given.all,
      instruction: cycles[number - 1].instructions.lowerBound)
  }

  static func shortened(
    _ whole: CompiledRecipe, at instruction: Int
  ) throws(Refusal) -> ShortenedRecipe {
    do throws(Diagnostics) { return try ShortenedRecipe(whole, from: instruction) } catch {
      throw Refusal(String(error.written(as: .text).dropLast()), .refused)
    }
  }
}

/// What is said of where it was cut off.
extension Resume {
  /// The doses of the interrupted cycle: those that were seen to end, the one that was going on, and
  /// one that may have come in what the journal lost.
  private func doses(
    _ cutOff: KeptRun.CutOff, since began: Double, _ last: (instruction: Int, time: Double),
    _ instructions: [Instruction], _ place: Int
  ) -> Given {
    var given = Given()
    given.seen = cutOff.pulses.filter { $0.time >= began }.map { pulse in
      "\(fixed(pulse.width, 3)) s of \(valve(pulse.valve))"
    }
    let isSeen = cutOff.pulses.contains { $0.time >= last.time }
    if case .pulse(let index, _) = instructions[place], !isSeen {
      given.perhaps = "perhaps a pulse of \(valve(Int(index))), which had begun"
    } else if case .hold(let span) = instructions[place], place + 1 < instructions.count,
      case .pulse(let next, _) = instructions[place + 1],
      cutOff.time - last.time > span.value - Self.unkept
    {
      given.perhaps = "perhaps a pulse of \(valve(Int(next))), which was due"
    }
    return given
  }

  /// What a journal may have lost at its end, in s, with as much again for the rig to be late.
  private static let unkept = 0.5

  private func valve(_ number: Int) -> String {
    kept.start.valves.indices.contains(number) ? kept.start.valves[number] : "valve \(number)"
  }

  /// Why nothing goes on that was cut off outside the cycles.
  private func outside(
    _ whole: CompiledRecipe, at place: Int, hasCoated: Bool, _ cutOff: KeptRun.CutOff
  ) -> String {
    let heat = cutOff.heat
    let spans = heat.above.map { "\(clock(Seconds($0.seconds))) above \($0.celsius) C" }
    let dose =
      "its sample was at most \(fixed(heat.hottest, 2)) C warm, \(spans.joined(separator: ", "))"
    let latch = LatchNote(asked.value("state")).text
    guard hasCoated || !DoseCycles(whole).cycles.isEmpty else {
      return
        "\(folder) heats, and heat is never gone on with: \(dose); \(latch); look at the foil, and decide"
    }
    guard hasCoated else {
      return "\(folder) was cut off before its first dose (\(whole.place(of: place))); run it anew"
    }
    return "\(folder) was cut off behind its coating (\(whole.place(of: place))), and heat is never"
      + " gone on with: \(dose); \(latch); look at the foil, and run a recipe for the rest"
  }
}

/// The doses of a cycle that was interrupted.
private struct Given {
  /// Those that the journal has, in words.
  var seen: [String] = []
  /// One of which nobody knows.
  var perhaps: String?

  var all: [String] { seen + (perhaps.map { [$0] } ?? []) }
  var count: Int { seen.count }
  var isEmpty: Bool { all.isEmpty }

  var words: String {
    isEmpty ? "before any dose of it" : "after \(all.joined(separator: ", "))"
  }
}
