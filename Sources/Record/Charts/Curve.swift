/// Numbers over numbers, as a chart draws them.
public struct Curve: Sendable {
  /// How it is drawn.
  public enum Look: Sendable {
    case line
    /// A dot for each point, joined by a faint line.
    case dots
    /// A dot for each point, and nothing between them.
    case points
  }

  let name: String?
  /// The class that says its colour: a, b, c, d.
  let kind: String
  let look: Look
  var x: [Double]
  var y: [Double]
  /// 1 unless many curves of one kind lie over each other.
  var strength = 1.0

  public init(
    _ name: String?, _ kind: String, _ look: Look = .line, x: [Double] = [], y: [Double] = [],
    strength: Double = 1
  ) {
    self.name = name
    self.kind = kind
    self.look = look
    self.x = x
    self.y = y
    self.strength = strength
  }

  mutating func add(_ x: Double, _ y: Double) {
    self.x.append(x)
    self.y.append(y)
  }

  /// Stretches without a gap, as points of a picture: of each column of it what was first, lowest,
  /// highest and last, so that nothing that stood out is lost.
  func thinned(_ across: Axis, _ up: Axis, columns: Int) -> [[(x: Double, y: Double)]] {
    guard look != .points else { return [places(across, up)] }
    var stretches: [[(x: Double, y: Double)]] = []
    var thinning = Thinning()
    let perUnit = Double(columns) / (across.to - across.from)
    for index in x.indices {
      let place = (x: across.place(x[index]), y: up.place(y[index]))
      guard place.x.isFinite, place.y.isFinite else {
        stretches.append(thinning.finish())
        continue
      }
      thinning.add(place, column: Int((place.x - across.from) * perUnit))
    }
    stretches.append(thinning.finish())
    return stretches.filter { !$0.isEmpty }
  }

  private func places(_ across: Axis, _ up: Axis) -> [(x: Double, y: Double)] {
    zip(x, y).map { (x: across.place($0), y: up.place($1)) }
      .filter { $0.x.isFinite && $0.y.isFinite }
  }
}

/// Keeps of the points of one column the first, the outermost and the last, in their order.
private struct Thinning {
  private var kept: [(x: Double, y: Double)] = []
  private var column: Int?
  private var inside: [(x: Double, y: Double)] = []
  private var lowest = 0
  private var highest = 0
  private var last: (x: Double, y: Double)?
  private var count = 0

  mutating func add(_ point: (x: Double, y: Double), column: Int) {
    if column != self.column { close() }
    self.column = column
    if count == 0 {
      inside = [point, point, point]
      (lowest, highest) = (0, 0)
    }
    if point.y < inside[1].y { (inside[1], lowest) = (point, count) }
    if point.y > inside[2].y { (inside[2], highest) = (point, count) }
    last = point
    count += 1
  }

  private mutating func close() {
    guard count > 0, let last else { return }
    kept.append(inside[0])
    if count > 1 {
      let outer = [(lowest, inside[1]), (highest, inside[2])].sorted { $0.0 < $1.0 }
      for (number, point) in outer where number > 0 && number < count - 1 { kept.append(point) }
      kept.append(last)
    }
    count = 0
  }

  mutating func finish() -> [(x: Double, y: Double)] {
    close()
    defer { kept = [] }
    column = nil
    return kept
  }
}
