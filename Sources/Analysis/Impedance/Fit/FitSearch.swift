/// Searches from one start after the other until what is left looks like noise, or until starts of
/// another shape bring nothing better.
struct FitSearch {
  private let problem: FitProblem
  private let spectrum: Spectrum
  private(set) var starts = 0
  private(set) var evaluations = 0
  private var best: LevenbergMarquardt?

  init(_ problem: FitProblem, _ spectrum: Spectrum) {
    self.problem = problem
    self.spectrum = spectrum
  }

  /// The best end of all searches; nil if none came to one.
  mutating func run() -> LevenbergMarquardt? {
    outer: for shape in StartShape.all {
      let before = best?.sum
      var search = StartSearch(spectrum, problem.circuit, shape)
      for values in search.found() where attempt(values) { break outer }
      if let before, let best, before <= best.sum * (1 + 1e-4) { break }
    }
    guard let found = best else { return nil }
    let polished = LevenbergMarquardt(problem, from: found.free, tolerance: 1e-13)
    evaluations += polished.evaluations
    return polished.sum <= found.sum ? polished : found
  }

  /// Searches from some values; whether that is the end of it.
  private mutating func attempt(_ values: [Double]) -> Bool {
    let free = zip(problem.circuit.kinds, values).map { $0.free($1) }
    let result = LevenbergMarquardt(problem, from: free, tolerance: 1e-8)
    starts += 1
    evaluations += result.evaluations
    guard result.end != .diverged else { return false }
    if result.sum < best?.sum ?? .infinity { best = result }
    return problem.isNoise(result)
  }
}
