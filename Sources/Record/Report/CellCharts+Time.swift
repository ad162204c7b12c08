import Analysis
import Documents

/// What the leads showed over time: all of it, or of a long run its outline and both its ends.
extension CellCharts {
  /// So many cycles of each end are shown by themselves.
  private static let ends = 3

  var potentials: [Chart] {
    isLong ? [outline] + stretches.map(potential) : [potential(whole)]
  }

  var currents: [Chart] { isLong ? stretches.map(current) : [current(whole)] }

  /// A part of the samples, and when it began.
  private struct Stretch {
    let name: String
    let points: ArraySlice<CellPoint>
    let scale: TimeScale
    let began: Double
  }

  private var whole: Stretch {
    Stretch(name: "", points: result.points[...], scale: scale, began: 0)
  }

  private var stretches: [Stretch] {
    let cycles = result.table.cycles.filter { !$0.halves.isEmpty }
    return [cycles.prefix(Self.ends), cycles.suffix(Self.ends)].compactMap { some in
      guard let first = some.first, let last = some.last, let start = first.halves.first,
        let end = last.halves.last
      else { return nil }
      let points = result.points[start.points.lowerBound..<end.points.upperBound]
      return Stretch(
        name: ", cycles \(first.number) to \(last.number)" + since(first.began), points: points,
        scale: TimeScale(for: last.ended - first.began), began: first.began)
    }
  }

  /// From when the time across is counted, where that is not the run's beginning.
  private func since(_ began: Double) -> String {
    began < 0.01 * scale.length ? "" : ", from \(fixed(began / scale.length, 2)) \(scale.unit) on"
  }

  /// How far each half cycle went.
  private var outline: Chart {
    var curves = [Curve("highest", "b"), Curve("lowest", "a")]
    for half in result.table.halves {
      let seen = result.points[half.points].lazy.map(\.potential)
      let time = (half.began + half.ended) / 2 / scale.length
      if half.isCharge, let most = seen.max() { curves[0].add(time, most * volts.count) }
      if !half.isCharge, let least = seen.min() { curves[1].add(time, least * volts.count) }
    }
    return Chart(
      title: "Potential, the ends of each half cycle", across: scale.label, up: volts.unit,
      curves: curves)
  }

  private func potential(_ stretch: Stretch) -> Chart {
    let isNamed = result.cell.hasReference
    var curves = [Curve(isNamed ? "W" : nil, "a"), Curve("C", "b")]
    var before: CellPoint?
    for point in stretch.points {
      let time = (point.time - stretch.began) / stretch.scale.length
      if isCut(between: before, and: point) {
        for index in curves.indices { curves[index].add(time, .nan) }
      }
      before = point
      curves[0].add(time, point.potential * volts.count)
      if isNamed { curves[1].add(time, point.counter * volts.count) }
    }
    if !isNamed { curves.removeLast() }
    return Chart(
      title: "Potential\(stretch.name)", across: stretch.scale.label, up: volts.unit,
      curves: curves)
  }

  /// Whether a run ended between two samples, and another went on.
  private func isCut(between before: CellPoint?, and point: CellPoint) -> Bool {
    guard let before else { return false }
    return result.pauses.contains { before.time <= $0 && $0 < point.time }
  }

  private func current(_ stretch: Stretch) -> Chart {
    var curve = Curve(nil, "a")
    var before: CellPoint?
    for point in stretch.points {
      let time = (point.time - stretch.began) / stretch.scale.length
      if isCut(between: before, and: point) {
        curve.add(time, .nan)
        before = nil
      }
      // A current that is held is a step, not a slope to the next sample.
      if let before, before.step != point.step { curve.add(time, before.current * 1000) }
      curve.add(time, point.current * 1000)
      before = point
    }
    return Chart(
      title: "Current\(stretch.name)", across: stretch.scale.label, up: "mA", curves: [curve])
  }
}
