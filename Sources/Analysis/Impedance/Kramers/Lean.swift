/// Where neighbouring residuals lean to one side most, against what their scatter lets expect.
///
/// The scatter is judged from the steps between neighbours, which a slow deviation leaves alone. One
/// band of a spectrum may scatter more than another: what counts is the larger of that of all and that of
/// the surroundings.
struct Lean {
  private(set) var strength = 0.0
  private(set) var first = 0
  private(set) var last = 0

  /// White noise leans so far in one of some ten thousand spectra.
  var isThere: Bool { strength > 4.7 }

  /// The sums of the squares of the steps before each point, of both parts.
  private var steps = [0.0]
  /// So many neighbours on either side are the surroundings of a stretch.
  private static let around = 4

  init(_ residuals: [Complex]) {
    let parts = [residuals.map(\.real), residuals.map(\.imaginary)]
    for (a, b) in zip(residuals, residuals.dropFirst()) {
      let step = b - a
      let square = step.real * step.real + step.imaginary * step.imaginary
      steps.append((steps.last ?? 0) + square)
    }
    guard (steps.last ?? 0) > 0 else { return }
    let whole = variance(from: 0, to: residuals.count)
    for part in parts { scan(part, whole) }
  }

  /// Of one part of one residual, judged by the steps between some points.
  private func variance(from start: Int, to end: Int) -> Double {
    let count = 2 * (end - 1 - start)
    return count > 0 ? (steps[end - 1] - steps[start]) / Double(2 * count) : 0
  }

  /// Every stretch from three points to a quarter of all.
  private mutating func scan(_ part: [Double], _ whole: Double) {
    var sums = [0.0]
    for value in part { sums.append((sums.last ?? 0) + value) }
    for width in 3..<max(4, part.count / 4) where width <= part.count {
      for start in 0...(part.count - width) {
        let near = variance(
          from: max(0, start - Self.around), to: min(part.count, start + width + Self.around))
        let expected = (max(whole, near) * Double(width)).squareRoot()
        let found = (sums[start + width] - sums[start]).magnitude / expected
        guard found > strength else { continue }
        strength = found
        first = start
        last = start + width - 1
      }
    }
  }
}
