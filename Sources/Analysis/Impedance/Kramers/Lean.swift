/// Where neighbouring residuals lean to one side most, against what their scatter lets expect.
///
/// The scatter is judged from the steps between neighbours, which a slow deviation leaves alone.
struct Lean {
  private(set) var strength = 0.0
  private(set) var first = 0
  private(set) var last = 0

  init(_ residuals: [Complex]) {
    let parts = [residuals.map(\.real), residuals.map(\.imaginary)]
    var steps = 0.0
    var count = 0
    for part in parts {
      for (a, b) in zip(part, part.dropFirst()) {
        steps += (b - a) * (b - a)
        count += 1
      }
    }
    guard count > 0, steps > 0 else { return }
    let scatter = (steps / Double(2 * count)).squareRoot()
    for part in parts { scan(part, scatter) }
  }

  /// Every stretch from three points to a quarter of all.
  private mutating func scan(_ part: [Double], _ scatter: Double) {
    var sums = [0.0]
    for value in part { sums.append((sums.last ?? 0) + value) }
    for width in 3..<max(4, part.count / 4) where width <= part.count {
      let expected = scatter * Double(width).squareRoot()
      for start in 0...(part.count - width) {
        let found = (sums[start + width] - sums[start]).magnitude / expected
        guard found > strength else { continue }
        strength = found
        first = start
        last = start + width - 1
      }
    }
  }
}
