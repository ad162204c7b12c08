import Quantities

/// A small symmetric matrix, such as the normal equations of a least squares fit.
struct Square<let n: Int>: BitwiseCopyable {
  private var cells = InlineArray<n, InlineArray<n, Double>>(
    repeating: InlineArray<n, Double>(repeating: 0))

  subscript(row: Int, column: Int) -> Double {
    get { cells[row][column] }
    set { cells[row][column] = newValue }
  }

  /// Adds the product of a row with itself.
  mutating func add(_ row: InlineArray<n, Double>) {
    for i in 0..<n { for j in 0..<n { cells[i][j] += row[i] * row[j] } }
  }

  /// The inverse, by Cholesky's factors of the matrix scaled to a diagonal of ones; nil if what
  /// it stands for cannot be told apart.
  func inverse() -> Square? {
    guard let scale = scale(), let factor = factor(scale) else { return nil }
    var result = Square()
    for column in 0..<n {
      var x = InlineArray<n, Double>(repeating: 0)
      for i in 0..<n {
        var sum = i == column ? 1.0 : 0.0
        for k in 0..<i { sum -= factor[i, k] * x[k] }
        x[i] = sum / factor[i, i]
      }
      var i = n - 1
      while i >= 0 {
        var sum = x[i]
        var k = i + 1
        while k < n {
          sum -= factor[k, i] * x[k]
          k += 1
        }
        x[i] = sum / factor[i, i]
        i -= 1
      }
      for i in 0..<n { result[i, column] = x[i] * scale[i] * scale[column] }
    }
    return result
  }

  func times(_ vector: InlineArray<n, Double>) -> InlineArray<n, Double> {
    var result = InlineArray<n, Double>(repeating: 0)
    for i in 0..<n { for j in 0..<n { result[i] += cells[i][j] * vector[j] } }
    return result
  }

  private func scale() -> InlineArray<n, Double>? {
    var scale = InlineArray<n, Double>(repeating: 0)
    for i in 0..<n {
      guard cells[i][i] > 0, cells[i][i].isFinite else { return nil }
      scale[i] = 1 / Arithmetic.squareRoot(cells[i][i])
    }
    return scale
  }

  /// What is left of a column that the columns before it explain to the last digits.
  private static var dependent: Double { 1e-11 }

  private func factor(_ scale: InlineArray<n, Double>) -> Square? {
    var factor = Square()
    for i in 0..<n {
      for j in 0...i {
        var sum = cells[i][j] * scale[i] * scale[j]
        for k in 0..<j { sum -= factor[i, k] * factor[j, k] }
        if i == j {
          guard sum > Self.dependent else { return nil }
          factor[i, i] = Arithmetic.squareRoot(sum)
        } else {
          factor[i, j] = sum / factor[j, j]
        }
      }
    }
    return factor
  }
}

/// The product of two vectors.
func dot<let n: Int>(_ a: InlineArray<n, Double>, _ b: InlineArray<n, Double>) -> Double {
  var sum = 0.0
  for i in 0..<n { sum += a[i] * b[i] }
  return sum
}
