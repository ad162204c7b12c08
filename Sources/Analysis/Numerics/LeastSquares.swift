/// Linear least squares by Householder's reflections, with columns scaled to one length.
struct LeastSquares {
  let solution: [Double]
  /// What the columns do not explain.
  let residuals: [Double]
  /// The square of the scatter of each unknown per unit of scatter in the data.
  let variances: [Double]

  /// Columns one after the other, each as long as the target; fewer columns than rows.
  init(columns: [[Double]], target: [Double]) {
    precondition(columns.count <= target.count, "least squares wants as many rows as columns")
    let factors = Factors(columns, rows: target.count)
    let rotated = factors.rotated(target)
    solution = factors.solved(rotated)
    residuals = factors.rest(rotated)
    variances = factors.variances()
  }

  /// The reflections and the triangle that they leave.
  private struct Factors {
    private let rows: Int
    private let count: Int
    /// Column by column: above the diagonal the triangle, from it down the reflections.
    private let matrix: [Double]
    private let diagonal: [Double]
    private let lengths: [Double]

    init(_ columns: [[Double]], rows: Int) {
      self.rows = rows
      count = columns.count
      lengths = columns.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
      var matrix: [Double] = []
      matrix.reserveCapacity(rows * columns.count)
      for (column, length) in zip(columns, lengths) {
        let factor = length > 0 ? 1 / length : 0
        for value in column { matrix.append(value * factor) }
      }
      var diagonal: [Double] = []
      var span = matrix.mutableSpan
      for column in columns.indices {
        diagonal.append(Self.reflect(&span, column, rows: rows, count: columns.count))
      }
      self.matrix = matrix
      self.diagonal = diagonal
    }

    /// Turns what is left of a column onto its diagonal, and all later columns with it.
    private static func reflect(
      _ matrix: inout MutableSpan<Double>, _ column: Int, rows: Int, count: Int
    ) -> Double {
      let from = column * rows
      var sum = 0.0
      for row in column..<rows { sum += matrix[from + row] * matrix[from + row] }
      guard sum > 0 else { return 0 }
      let head = matrix[from + column]
      let length = head > 0 ? -sum.squareRoot() : sum.squareRoot()
      matrix[from + column] = head - length
      // Half the square of the reflection's length.
      let half = sum - head * length
      for other in (column + 1)..<max(column + 1, count) {
        let start = other * rows
        var product = 0.0
        for row in column..<rows { product += matrix[from + row] * matrix[start + row] }
        product /= half
        for row in column..<rows { matrix[start + row] -= product * matrix[from + row] }
      }
      return length
    }

    /// The target after all reflections.
    func rotated(_ target: [Double]) -> [Double] {
      var target = target
      for column in 0..<count { reflect(&target, column) }
      return target
    }

    private func reflect(_ vector: inout [Double], _ column: Int) {
      let from = column * rows
      var half = 0.0
      var product = 0.0
      for row in column..<rows {
        half += matrix[from + row] * matrix[from + row]
        product += matrix[from + row] * vector[row]
      }
      guard half > 0 else { return }
      product *= 2 / half
      for row in column..<rows { vector[row] -= product * matrix[from + row] }
    }

    /// A column that others stand for explains nothing by itself.
    private func isSpent(_ column: Int) -> Bool { diagonal[column].magnitude < 1e-13 }

    func solved(_ rotated: [Double]) -> [Double] {
      var solution = Array(rotated.prefix(count))
      for column in (0..<count).reversed() {
        if isSpent(column) {
          solution[column] = 0
          continue
        }
        solution[column] /= diagonal[column]
        for row in 0..<column { solution[row] -= matrix[column * rows + row] * solution[column] }
      }
      return zip(solution, lengths).map { $1 > 0 ? $0 / $1 : 0 }
    }

    /// The part of the target beyond the columns, turned back.
    func rest(_ rotated: [Double]) -> [Double] {
      var rest = rotated
      for column in 0..<count where !isSpent(column) { rest[column] = 0 }
      for column in (0..<count).reversed() { reflect(&rest, column) }
      return rest
    }

    /// The diagonal of the inverse of the matrix's square.
    func variances() -> [Double] {
      (0..<count).map { unknown in
        guard !isSpent(unknown) else { return .infinity }
        // A row of the triangle's inverse, by forward substitution with its transpose.
        var row = Array(repeating: 0.0, count: count)
        var sum = 0.0
        for column in unknown..<count where !isSpent(column) {
          var rest = column == unknown ? 1.0 : 0.0
          for inner in unknown..<max(unknown, column) {
            rest -= matrix[column * rows + inner] * row[inner]
          }
          row[column] = rest / diagonal[column]
          sum += row[column] * row[column]
        }
        return sum / (lengths[unknown] * lengths[unknown])
      }
    }
  }
}
