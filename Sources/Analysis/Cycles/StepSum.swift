/// What one step of a method came to: the points of it that stand together.
struct StepSum {
  let points: Range<Int>
  let cycle: Int
  /// What flowed between its first sample and its last, in C; positive charges. A step drives one
  /// way, so that its sign says which.
  let net: Double

  /// Less than this share of the largest step is noise about nothing.
  private static let least = 1e-6

  /// The steps of a run in which something flowed, in order.
  static func driven(of points: [CellPoint]) -> [StepSum] {
    var steps: [StepSum] = []
    var first = 0
    while first < points.count {
      var end = first + 1
      while end < points.count, points[end].step == points[first].step,
        points[end].cycle == points[first].cycle
      { end += 1 }
      if points[first].drive != .rest {
        steps.append(
          StepSum(
            points: first..<end, cycle: points[first].cycle,
            net: points[end - 1].net - points[first].net))
      }
      first = end
    }
    let most = steps.reduce(0) { max($0, $1.net.magnitude) }
    return steps.filter { $0.net != 0 && $0.net.magnitude >= least * most }
  }
}
