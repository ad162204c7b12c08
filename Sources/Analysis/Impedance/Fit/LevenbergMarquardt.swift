import CMinpack

/// The method of Levenberg and Marquardt, by CMINPACK's lmder.
///
/// The callback is a function of its own, bound to no actor: C calls it.
public struct LevenbergMarquardt: Sendable {
  /// How a search ended.
  public enum End: Hashable, Sendable {
    case converged
    /// So many evaluations were not enough.
    case exhausted(Int)
    /// The numbers left the range of what can be computed.
    case diverged
  }

  let free: [Double]
  /// The sum of the squares of the residuals.
  let sum: Double
  let end: End
  let evaluations: Int

  private static let most = 300

  /// Searches from a start.
  init(_ problem: FitProblem, from start: [Double], tolerance: Double) {
    let rows = problem.residuals
    let columns = problem.unknowns
    var free = start
    var work = Work(rows, columns)
    // The problem outlives the call, and C passes the pointer back unchanged.
    let context = unsafe Unmanaged.passUnretained(problem).toOpaque()
    let answer = unsafe work.search(context, &free, tolerance, Self.most)
    let sum = work.residuals.reduce(0) { $0 + $1 * $1 }
    self.free = free
    self.sum = sum
    evaluations = Int(work.evaluations)
    end = Self.end(answer, sum, free)
  }

  private static func end(_ answer: Int32, _ sum: Double, _ free: [Double]) -> End {
    guard answer > 0, sum.isFinite, free.allSatisfy(\.isFinite) else { return .diverged }
    return answer == 5 ? .exhausted(most) : .converged
  }

  /// What lmder wants to have at hand.
  private struct Work {
    private let rows: Int
    private let columns: Int
    var residuals: [Double]
    private var slopes: [Double]
    private var scale: [Double]
    private var pivots: [Int32]
    private var space: [Double]
    private(set) var evaluations: Int32 = 0

    init(_ rows: Int, _ columns: Int) {
      self.rows = rows
      self.columns = columns
      residuals = Array(repeating: 0, count: rows)
      slopes = Array(repeating: 0, count: rows * columns)
      // Free numbers are logarithms and angles: all of one size.
      scale = Array(repeating: 1, count: columns)
      pivots = Array(repeating: 0, count: columns)
      space = Array(repeating: 0, count: 4 * columns + rows)
    }

    /// Every array is as long as the manual of lmder asks, and lives until it returns.
    @unsafe mutating func search(
      _ context: UnsafeMutableRawPointer, _ free: inout [Double], _ tolerance: Double,
      _ most: Int
    ) -> Int32 {
      var gradients: Int32 = 0
      let columns = columns
      let rows = rows
      let lengths = (Int32(rows), Int32(columns))
      return unsafe space.withUnsafeMutableBufferPointer { space in
        guard let base = space.baseAddress else { return -1 }
        return unsafe lmder(
          minpackEvaluate, context, lengths.0, lengths.1, &free, &residuals, &slopes, lengths.0,
          tolerance, tolerance, 0, Int32(most), &scale, 2, 0.3, 0, &evaluations, &gradients,
          &pivots, base, base + columns, base + 2 * columns, base + 3 * columns,
          base + 4 * columns)
      }
    }
  }
}
