import Quantities

/// Points in the order in which they were measured, cut where another sweep begins.
struct Sweeps {
  private var done: [[Spectrum.Point]] = []
  private var current: [Spectrum.Point] = []
  private var cycle: Double?

  /// What there is, each sweep a spectrum.
  var spectra: [Spectrum] {
    (current.isEmpty ? done : done + [current]).map { Spectrum($0) }
  }

  mutating func add(_ point: Spectrum.Point, cycle: Double?) {
    if !current.isEmpty, self.cycle != cycle || returns(point) {
      done.append(current)
      current = []
    }
    self.cycle = cycle
    current.append(point)
  }

  /// Whether a point goes back by more than half of what the sweep has covered so far.
  private func returns(_ point: Spectrum.Point) -> Bool {
    guard current.count >= Spectrum.fewest, let first = current.first, let last = current.last
    else { return false }
    let span = Numerics.log(last.frequency / first.frequency)
    let step = Numerics.log(point.frequency / last.frequency)
    return step * span < 0 && step.magnitude > span.magnitude / 2
  }
}
