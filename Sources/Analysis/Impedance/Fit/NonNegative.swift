/// Least squares with sizes that are not negative, from the products of columns with each other.
struct NonNegative {
  /// The products of each column with each, row by row.
  let products: [Double]
  /// The products of each column with what is to be explained.
  let targets: [Double]

  private var factor: [Double] = []
  private(set) var sizes: [Double] = []
  private var active: [Int] = []

  init(products: [Double], targets: [Double]) {
    self.products = products
    self.targets = targets
  }

  /// How much of the sum of squares these columns explain; their sizes stay behind.
  mutating func explain(_ columns: [Int]) -> Double {
    active = Array(columns.indices)
    sizes = Array(repeating: 0, count: columns.count)
    while !active.isEmpty {
      let solved = solve(columns)
      guard let lowest = solved.indices.min(by: { solved[$0] < solved[$1] }) else { break }
      if solved[lowest] >= 0 {
        var explained = 0.0
        for (index, size) in zip(active, solved) {
          sizes[index] = size
          explained += size * targets[columns[index]]
        }
        return explained
      }
      active.remove(at: lowest)
    }
    return 0
  }

  /// By Cholesky's factors; a small ridge keeps equal columns apart.
  private mutating func solve(_ columns: [Int]) -> [Double] {
    let count = active.count
    let width = targets.count
    factor = Array(repeating: 0, count: count * count)
    var solution = active.map { targets[columns[$0]] }
    for row in 0..<count {
      let from = columns[active[row]] * width
      for column in 0...row {
        var rest = products[from + columns[active[column]]]
        if row == column { rest *= 1 + 1e-9 }
        for inner in 0..<column {
          rest -= factor[row * count + inner] * factor[column * count + inner]
        }
        factor[row * count + column] =
          row == column ? max(rest, 1e-300).squareRoot() : rest / factor[column * count + column]
      }
      for inner in 0..<row { solution[row] -= factor[row * count + inner] * solution[inner] }
      solution[row] /= factor[row * count + row]
    }
    for row in (0..<count).reversed() {
      for inner in (row + 1)..<max(row + 1, count) {
        solution[row] -= factor[inner * count + row] * solution[inner]
      }
      solution[row] /= factor[row * count + row]
    }
    return solution
  }
}
