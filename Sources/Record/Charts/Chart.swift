import Documents

/// A picture of curves over one axis; the one place where charts are drawn.
public struct Chart: Sendable {
  let title: String
  let across: String
  let up: String
  var curves: [Curve]
  /// Lines across that mean something, such as a limit.
  var marks: [(value: Double, name: String)] = []
  /// A range of the upright axis that is narrower than this is widened.
  var least = 0.0
  /// Whether the axis across begins at nought and ends with the data, as a time does.
  var isTight = true
  var scales: (across: AxisScale, up: AxisScale) = (.even, .even)
  /// Whether both axes have one scale, so that a circle is round.
  var isRound = false

  public init(
    title: String, across: String, up: String, curves: [Curve],
    scales: (across: AxisScale, up: AxisScale), isRound: Bool = false
  ) {
    self.init(title: title, across: across, up: up, curves: curves, isTight: false)
    self.scales = scales
    self.isRound = isRound
  }

  init(
    title: String, across: String, up: String, curves: [Curve],
    marks: [(value: Double, name: String)] = [], least: Double = 0, isTight: Bool = true
  ) {
    self.title = title
    self.across = across
    self.up = up
    self.curves = curves
    self.marks = marks
    self.least = least
    self.isTight = isTight
  }

  private static let width = 480.0
  private static let height = 286.0
  private static let left = 58.0
  private static let right = 468.0
  private static let top = 34.0
  private static let bottom = 238.0
  /// Twice as fine as the picture: half a pixel of a page as wide as a screen.
  private static let columns = 820

  /// Whether there is anything to draw.
  var isEmpty: Bool {
    !curves.contains { curve in zip(curve.x, curve.y).contains { $0.isFinite && $1.isFinite } }
  }

  var svg: String { svg(in: "") }

  /// The same as a part of a larger picture, at a place of that.
  public func svg(atX x: Double, y: Double) -> String {
    svg(
      in: "x=\"\(fixed(x, 0))\" y=\"\(fixed(y, 0))\" width=\"\(fixed(Self.width, 0))\""
        + " height=\"\(fixed(Self.height, 0))\" ")
  }

  /// How large it is as a part.
  public static var size: (width: Double, height: Double) { (width, height) }

  private func svg(in place: String) -> String {
    let (x, y) = isRound ? round : axes
    return """
      <svg \(place)viewBox="0 0 \(fixed(Self.width, 0)) \(fixed(Self.height, 0))" role="img">
      <title>\(SVG.escaped(title))</title>
      \(grid(x, y))\(marked(y))\(drawn(x, y))\(words(x, y))</svg>

      """
  }

  private var axes: (Axis, Axis) {
    (
      Axis(
        across, of: curves.map(\.x) + (isTight ? [[0]] : []), padded: !isTight,
        from: Self.left, to: Self.right, scale: scales.across),
      Axis(
        up, of: curves.map(\.y) + [marks.map(\.value)], least: least, padded: true,
        from: Self.bottom, to: Self.top, scale: scales.up)
    )
  }

  /// Both as wide as the larger of the two needs: across about the middle, up from the lowest.
  private var round: (Axis, Axis) {
    let (x, y) = axes
    let unit = max(
      (x.high - x.low) / (Self.right - Self.left), (y.high - y.low) / (Self.bottom - Self.top))
    let middle = (x.low + x.high) / 2
    let half = unit * (Self.right - Self.left) / 2
    return (
      Axis(across, middle - half, middle + half, from: Self.left, to: Self.right),
      Axis(up, y.low, y.low + unit * (Self.bottom - Self.top), from: Self.bottom, to: Self.top)
    )
  }

  private func grid(_ x: Axis, _ y: Axis) -> String {
    let upright = y.labels.map { place, text in
      SVG.line(Self.left, place, to: Self.right, place, "grid")
        + SVG.label(text, Self.left - 7, place + 4, .end)
    }
    let across = x.labels.map { place, text in
      SVG.line(place, Self.bottom, to: place, Self.bottom + 5, "axis")
        + SVG.label(text, place, Self.bottom + 20, .middle)
    }
    let floor = SVG.line(Self.left, Self.bottom, to: Self.right, Self.bottom, "axis")
    return upright.joined() + floor + across.joined()
  }

  private func marked(_ y: Axis) -> String {
    marks.map { mark in
      let place = y.place(mark.value)
      return SVG.line(Self.left, place, to: Self.right, place, "stop")
        + SVG.label(mark.name, Self.left + 4, place - 5, .start, "stopped")
    }.joined()
  }

  private func drawn(_ x: Axis, _ y: Axis) -> String {
    curves.map { curve in
      let stretches = curve.thinned(x, y, columns: Self.columns)
      let lines = stretches.map { stretch in
        switch curve.look {
        case .line where stretch.count > 1: SVG.polyline(stretch, "line \(curve.kind)")
        case .line, .dots: dots(stretch, curve)
        case .points: circles(stretch, curve)
        }
      }.joined()
      guard curve.strength < 1 else { return lines }
      return "<g opacity=\"\(fixed(curve.strength, 2))\">\n\(lines)</g>\n"
    }.joined()
  }

  private func dots(_ points: [(x: Double, y: Double)], _ curve: Curve) -> String {
    guard points.count <= 150 else { return SVG.polyline(points, "line \(curve.kind)") }
    let joined = points.count > 1 ? SVG.polyline(points, "joined \(curve.kind)") : ""
    return joined + circles(points, curve)
  }

  private func circles(_ points: [(x: Double, y: Double)], _ curve: Curve) -> String {
    points.map { point in
      "<circle class=\"dot \(curve.kind)\" cx=\"\(fixed(point.x, 1))\""
        + " cy=\"\(fixed(point.y, 1))\" r=\"2.6\"/>\n"
    }.joined()
  }

  /// What the axes show, and what each curve is.
  private func words(_ x: Axis, _ y: Axis) -> String {
    var text = SVG.label(up, 4, 16, .start, "what")
    text += SVG.label(across, (Self.left + Self.right) / 2, Self.bottom + 40, .middle, "what")
    var place = Self.right
    for curve in curves.reversed() {
      guard let name = curve.name else { continue }
      text += SVG.label(name, place, 16, .end)
      place -= Double(name.count) * 7.8 + 4
      text += SVG.line(place - 12, 12, to: place, 12, "key \(curve.kind)")
      place -= 26
    }
    return text
  }
}
