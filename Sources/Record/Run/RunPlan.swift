import Documents

/// What each step of a run is and when it was planned to begin, as `plan.json` keeps it.
public struct RunPlan: Sendable, Hashable {
  /// One instruction of the program.
  public struct Step: Sendable, Hashable {
    public let what: String
    /// The repetitions around it: `3/50 1/2`; empty where there are none.
    public let path: String
    /// In s since the program began, on paper.
    public let begins: Double

    public init(_ what: String, path: String, begins: Double) {
      self.what = what
      self.path = path
      self.begins = begins
    }
  }

  public let steps: [Step]
  /// When all of them are over, in s.
  public let ends: Double

  public init(_ steps: [Step], ends: Double) {
    self.steps = steps
    self.ends = ends
  }

  /// What a folder keeps; nil where nothing was planned.
  public init?(in folder: String) {
    guard let node = WholeFile.there("\(folder)/\(Self.file)").flatMap(WholeFile.node),
      let ends = node.number("ends_s")
    else { return nil }
    let steps = node.list("steps").compactMap { step -> Step? in
      guard let what = step.text("what"), let begins = step.number("begins_s") else { return nil }
      return Step(what, path: step.text("path") ?? "", begins: begins)
    }
    self.init(steps, ends: ends)
  }

  static let file = "plan.json"

  var json: JSON {
    .object([
      ("ends_s", .seconds(ends)),
      (
        "steps",
        .array(
          steps.map { step in
            .object([
              ("begins_s", .seconds(step.begins)), ("path", .string(step.path)),
              ("what", .string(step.what)),
            ])
          })
      ),
    ])
  }

  /// A step in the words of its plan, with the repetitions around it; nil where none has that number.
  func words(of index: Int) -> String? {
    guard steps.indices.contains(index) else { return nil }
    return [steps[index].path, steps[index].what].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How long a step was planned to last, in s.
  func length(of index: Int) -> Double {
    (index + 1 < steps.count ? steps[index + 1].begins : ends) - steps[index].begins
  }
}
