/// How far the numbers of a fit are settled by what was measured.
struct Covariance {
  /// The square of the scatter of each number per unit of scatter in the residuals; nil where no
  /// residual depends on it, infinite where another number can stand in for it.
  let variances: [Double?]

  /// Beyond this a number can be traded for others without a trace in the residuals.
  private static let doubling = 1e12

  /// From the slopes of the residuals, column by column.
  init(slopes: [Double], rows: Int, columns: Int) {
    let norms = (0..<columns).map { column in
      slopes[(column * rows)..<((column + 1) * rows)].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let largest = norms.max() ?? 0
    let kept = norms.indices.filter { norms[$0] > 1e-12 * largest }
    var products = Array(repeating: 0.0, count: kept.count * kept.count)
    for (row, a) in kept.enumerated() {
      for (column, b) in kept.enumerated() where column <= row {
        var sum = 0.0
        for index in 0..<rows { sum += slopes[a * rows + index] * slopes[b * rows + index] }
        products[row * kept.count + column] = sum / (norms[a] * norms[b])
      }
    }
    let inverse = Self.inverseDiagonal(products, kept.count)
    var variances = [Double?](repeating: nil, count: columns)
    for (index, column) in kept.enumerated() {
      let isDouble = inverse[index] > Self.doubling
      variances[column] = isDouble ? .infinity : inverse[index] / (norms[column] * norms[column])
    }
    self.variances = variances
  }

  /// The diagonal of the inverse of a matrix with ones on its diagonal.
  private static func inverseDiagonal(_ matrix: [Double], _ count: Int) -> [Double] {
    var factor = matrix
    for row in 0..<count {
      for column in 0...row {
        var rest = matrix[row * count + column]
        for inner in 0..<column {
          rest -= factor[row * count + inner] * factor[column * count + inner]
        }
        // A rest below what rounding leaves is nothing: this number is another one's double.
        factor[row * count + column] =
          row == column
          ? max(rest, 1e-15).squareRoot() : rest / factor[column * count + column]
      }
    }
    return (0..<count).map { unit in
      var solution = Array(repeating: 0.0, count: count)
      for row in unit..<count {
        var rest = row == unit ? 1.0 : 0.0
        for inner in unit..<max(unit, row) { rest -= factor[row * count + inner] * solution[inner] }
        solution[row] = rest / factor[row * count + row]
      }
      return solution.reduce(0) { $0 + $1 * $1 }
    }
  }
}
