/// Splits the samples of a run where the current turns, or where the method counts another cycle.
public struct HalfCycles {
  private let points: [CellPoint]
  private var found: [HalfCycle] = []

  /// The halves of a run; none where nothing flowed.
  public static func all(of points: [CellPoint]) -> [HalfCycle] {
    var splitter = HalfCycles(points)
    splitter.split()
    return splitter.found
  }

  private init(_ points: [CellPoint]) { self.points = points }

  private mutating func split() {
    var open: (isCharge: Bool, cycle: Int, points: Range<Int>)?
    for step in StepSum.driven(of: points) {
      let isCharge = step.net > 0
      if let half = open, half.isCharge == isCharge, half.cycle == step.cycle {
        open?.points = half.points.lowerBound..<step.points.upperBound
      } else {
        if let open { close(open.isCharge, open.cycle, open.points) }
        open = (isCharge, step.cycle, step.points)
      }
    }
    if let open { close(open.isCharge, open.cycle, open.points) }
  }

  private mutating func close(_ isCharge: Bool, _ cycle: Int, _ range: Range<Int>) {
    let begin = range.lowerBound > 0 ? flowed(isCharge, at: range.lowerBound - 1) : 0
    let end = flowed(isCharge, at: last(of: range, isCharge))
    let sum = sum(isCharge, range, from: begin, to: end)
    let window = PlateauWindow(from: begin, to: end)
    found.append(
      HalfCycle(
        isCharge: isCharge, cycle: cycle, points: range,
        began: range.lowerBound > 0
          ? points[range.lowerBound - 1].time : points[range.lowerBound].time,
        ended: points[range.upperBound - 1].time, charge: end - begin,
        heldShare: end > begin ? sum.held / (end - begin) : 0, energy: sum.energy,
        plateau: window.median(of: points, range, isCharge) { $0.potential },
        counterPlateau: window.median(of: points, range, isCharge) { $0.counter },
        end: points[range.upperBound - 1].potential))
  }

  /// What flowed between its last sample and the turn stands in the sums of the sample after, if
  /// that is of another kind; where the same way goes on, it is the next half's.
  private func last(of range: Range<Int>, _ isCharge: Bool) -> Int {
    let next = range.upperBound
    guard next < points.count else { return next - 1 }
    let goesOn = points[next].drive != .rest && (points[next].current > 0) == isCharge
    return goesOn ? next - 1 : next
  }

  private func flowed(_ isCharge: Bool, at index: Int) -> Double {
    isCharge ? points[index].charged : points[index].discharged
  }

  /// Trapezoids over what flowed; at both ends the potential of the nearest sample counts.
  private func sum(
    _ isCharge: Bool, _ range: Range<Int>, from begin: Double, to end: Double
  ) -> (energy: Double, held: Double) {
    var energy = 0.0
    var held = 0.0
    var before = begin
    // What flowed since the sample before did so under what was held then.
    var last = points[range.lowerBound]
    for index in range {
      let part = flowed(isCharge, at: index) - before
      energy += (last.potential + points[index].potential) / 2 * part
      if last.drive == .potential { held += part }
      before += part
      last = points[index]
    }
    energy += last.potential * (end - before)
    if last.drive == .potential { held += end - before }
    return (energy, held)
  }
}
