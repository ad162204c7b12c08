import Documents
import Quantities
import Record

/// From where a recipe goes on whose run was cut off.
struct ResumePoint {
  /// The folder of the run that was cut off.
  let folder: String
  /// When that was cut off, in s; nil where nobody said.
  let cut: Double?
  /// The cycle with which it goes on, from 1 on, and how many the whole recipe has.
  let cycle: Int
  let count: Int
  /// Doses of the interrupted cycle that had been given, in words.
  let given: [String]
  /// The instruction of the whole recipe with which that cycle begins.
  let instruction: Int
  /// How long a real rig had stood there, in words; nil for a simulated one, which did not.
  let stood: String?
  /// What was given before it went on, each part by itself.
  let before: [CoatingPart]

  init(
    folder: String, cut: Double?, cycle: Int, count: Int, given: [String],
    instruction: Int, stood: String?, before: [CoatingPart] = []
  ) {
    self.folder = folder
    self.before = before
    self.cut = cut
    self.cycle = cycle
    self.count = count
    self.given = given
    self.instruction = instruction
    self.stood = stood
  }

  /// What a folder says; nil for a run whose recipe began at its beginning.
  init?(_ node: Node) {
    guard let cycle = node.number("cycle"), let count = node.number("of_cycles"),
      let instruction = node.number("instruction")
    else { return nil }
    self.init(
      folder: node.text("run") ?? "", cut: node.number("recipe_cut_s"), cycle: Int(cycle),
      count: Int(count),
      given: node.texts("given_of_the_interrupted"), instruction: Int(instruction),
      stood: node.text("stood"), before: node.list("before").map { CoatingPart($0) })
  }

  var members: [(key: String, value: JSON)] {
    [
      ("cycle", .integer(cycle)), ("of_cycles", .integer(count)),
      ("given_of_the_interrupted", .array(given.map(JSON.string))),
      ("instruction", .integer(instruction)),
    ] + (before.isEmpty ? [] : [("before", .array(before.map(\.json)))])
      + (cut.map { [("recipe_cut_s", .seconds($0))] } ?? [])
      + (stood.map { [("stood", .string($0))] } ?? [])
  }

  /// From where it goes on.
  var words: String {
    let before =
      given.isEmpty ? "" : "; the interrupted one had had \(given.joined(separator: ", "))"
    let when = cut.map { ", cut off at \(clock(Seconds($0)))" } ?? ""
    return "\(folder)\(when), with cycle \(cycle) of \(count)\(before)"
      + (stood.map { "; nobody measured it meanwhile: \($0)" } ?? "")
  }
}
