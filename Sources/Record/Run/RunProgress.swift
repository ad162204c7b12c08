/// How far a run is and how long it will go on: its plan, corrected by how long steps took.
///
/// Steps that are called the same are one kind. Of a kind that was seen the rest will take as much
/// longer or shorter than planned as those that are over; what waits for the world is planned to take
/// no time, and takes what it took before.
public struct RunProgress: Sendable {
  /// All steps that are called the same.
  private struct Kind {
    /// What is planned for those that have not begun, in s, and how many there are.
    var left = (time: 0.0, count: 0)
    /// What was planned for those that are over, what they took, and how many there were.
    var over = (planned: 0.0, taken: 0.0, count: 0)

    /// What a step takes for which so much is planned.
    func expected(_ planned: Double, _ count: Int) -> Double {
      if planned > 0, over.planned > 0 { return planned * over.taken / over.planned }
      if planned == 0, over.count > 0 { return over.taken / Double(over.count) * Double(count) }
      return planned
    }
  }

  public let plan: RunPlan
  /// By step the number of its kind.
  private let kindOf: [Int]
  private var kinds: [Kind] = []
  /// The step that is going on; nil before the first and after the last.
  public private(set) var step: Int?
  private var began = 0.0
  private var isOver = false

  public init(_ plan: RunPlan) {
    self.plan = plan
    var names: [String: Int] = [:]
    kindOf = plan.steps.map { step in
      let number = names[step.what] ?? names.count
      names[step.what] = number
      return number
    }
    kinds = Array(repeating: Kind(), count: names.count)
    for index in plan.steps.indices { add(index, 1) }
  }

  /// From this step on they are counted as not begun.
  private var firstLeft = 0

  private mutating func count(from first: Int) {
    if first >= firstLeft {
      for index in firstLeft..<first { add(index, -1) }
    } else {
      for index in first..<firstLeft { add(index, 1) }
    }
    firstLeft = first
  }

  private mutating func add(_ index: Int, _ times: Int) {
    let kind = kindOf[index]
    kinds[kind].left.count += times
    // What rounding left behind is no time.
    let time = kinds[kind].left.time + Double(times) * plan.length(of: index)
    kinds[kind].left.time = kinds[kind].left.count > 0 ? time : 0
  }

  /// A step has begun, or none: the last one is over.
  ///
  /// - Parameter time: in s since the run began.
  public mutating func begin(_ index: Int?, at time: Double) {
    if let step { learn(from: step, taking: time - began) }
    let next = index.flatMap { plan.steps.indices.contains($0) ? $0 : nil }
    isOver = next == nil && (step != nil || isOver)
    began = time
    // Steps that take no time are over before anybody sees them; a branch may lead back.
    count(from: next.map { $0 + 1 } ?? plan.steps.count)
    step = next
  }

  /// A step that was skipped says nothing of others: nothing else takes less than half of its plan.
  private mutating func learn(from step: Int, taking taken: Double) {
    let planned = plan.length(of: step)
    guard taken >= planned / 2 else { return }
    kinds[kindOf[step]].over.planned += planned
    kinds[kindOf[step]].over.taken += taken
    kinds[kindOf[step]].over.count += 1
  }

  /// How long it will go on, in s; nil before its first step.
  public func left(at time: Double) -> Double? {
    if isOver { return 0 }
    guard step != nil else { return nil }
    let rest = kinds.reduce(0) { $0 + $1.expected($1.left.time, $1.left.count) }
    return rest + max(0, -late(at: time))
  }

  /// How much longer the present step has taken than it should; less than nought while it may go on.
  public func late(at time: Double) -> Double {
    guard let step else { return 0 }
    return time - began - kinds[kindOf[step]].expected(plan.length(of: step), 1)
  }

  /// Which share of it is over, of what had gone on before it also.
  public func share(at time: Double, after before: Double = 0) -> Double? {
    guard let left = left(at: time), before + time + left > 0 else { return nil }
    return (before + time) / (before + time + left)
  }
}
