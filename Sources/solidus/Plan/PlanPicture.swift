import Documents
import Quantities
import Record
import Rig

/// A plan as a picture: the sample's temperature with its limit, and a lane for each gas.
struct PlanPicture {
  private static let width = 1100.0
  private static let left = 120.0
  private static let top = 60.0
  private static let margin = 44.0
  private static let heat = 220.0
  private static let lane = 26.0

  private let name: String
  private let plan: RecipePlan
  private let axis: TimeAxis
  private let lanes: [String]
  private let hottest: Double

  init(_ report: PlanReport) {
    name = report.name
    plan = report.plan
    axis = TimeAxis(plan, left: Self.left, right: Self.width - Self.margin)
    var lanes: [String] = []
    for step in plan.compiled.flat.steps {
      if let lane = step.action.lane, !lanes.contains(lane) { lanes.append(lane) }
    }
    // What lets in comes before what carries away.
    let sweeps = ["purge", "vacuum"]
    self.lanes = lanes.filter { !sweeps.contains($0) } + lanes.filter(sweeps.contains)
    hottest = max(plan.limit?.value ?? 0, plan.forecast.peak.value) + 10
  }

  private var floor: Double { Self.top + Self.heat }
  private var bottom: Double { floor + 14 + Double(lanes.count) * Self.lane }
  private var height: Double { bottom + 64 }

  var text: String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(fixed(Self.width, 0)) \
    \(fixed(height, 0))" font-family="sans-serif" font-size="12" role="img">
    <title>\(SVG.escaped(name)), planned</title>
    <style>
    .paper { fill: #ffffff; } text { fill: #1d1d1f; } .faint { stroke: #c9c9ce; }
    .cut { fill: #c9c9ce; } .gas { fill: #0f5fa8; }
    .warm { stroke: #c2410c; fill: none; stroke-width: 2; }
    .stop { stroke: #b00020; stroke-dasharray: 6 4; }
    @media (prefers-color-scheme: dark) {
    .paper { fill: #16181c; } text { fill: #e8e8ea; } .faint { stroke: #44474f; }
    .cut { fill: #44474f; } .gas { fill: #6cb2f2; } .warm { stroke: #fb923c; }
    .stop { stroke: #ff7b86; } }
    </style>
    <rect class="paper" width="100%" height="100%"/>
    <text x="\(fixed(Self.left, 0))" y="24" font-size="16">\(SVG.escaped(name))</text>
    <text x="\(fixed(Self.left, 0))" y="42">SIMULATED: a plan of \(clock(plan.forecast.duration))\
     h:min:s; each part of the time axis has its own scale</text>
    \(temperatureAxis)\(cuts)\(limitLine)\(curve)\(laneRows)\(timeAxis)</svg>

    """
  }

  private func height(of temperature: Double) -> Double {
    floor - temperature / hottest * Self.heat
  }

  private var temperatureAxis: String {
    let marks = Ticks(from: 0, to: hottest, most: 8).values.map { value in
      let y = height(of: value)
      return SVG.line(Self.left, y, to: Self.width - Self.margin, y, "faint")
        + SVG.label(fixed(value, 0), Self.left - 8, y + 4, .end)
    }
    let middle = fixed(Self.top + Self.heat / 2, 0)
    return marks.joined() + """
      <text transform="translate(24 \(middle)) rotate(-90)" text-anchor="middle">sample, \
      °C</text>

      """
  }

  private var limitLine: String {
    guard let limit = plan.limit else { return "" }
    let y = height(of: limit.value)
    return SVG.line(Self.left, y, to: Self.width - Self.margin, y, "stop")
      + SVG.label("limit \(fixed(limit.value, 1)) °C", Self.left + 6, y - 5, .start)
  }

  /// One line for each stretch that is not cut out.
  private var curve: String {
    axis.parts.filter { $0.skipped == nil }.map { part in
      let inside = plan.forecast.curve.filter { $0.at >= part.from && $0.at <= part.to }
      let points = ([edge(part.from)] + inside.map { ($0.at, $0.sample) } + [edge(part.to)])
        .map { point in
          let share = (point.0 - part.from) / (part.to - part.from)
          let x = part.left + share * (part.right - part.left)
          return (x: x, y: height(of: point.1.value))
        }
      return SVG.polyline(points, "warm")
    }.joined()
  }

  /// The sample at a time between two points of the curve.
  private func edge(_ time: Instant) -> (Instant, Celsius) {
    let last = plan.forecast.curve.last { $0.at <= time } ?? plan.forecast.curve.first
    return (time, last?.sample ?? Celsius(25))
  }

  private var cuts: String {
    axis.parts.compactMap { part in
      part.skipped.map { count in
        let middle = fixed((part.left + part.right) / 2, 1)
        let size = fixed(part.right - part.left, 1)
        return """
          <rect class="cut" opacity="0.35" x="\(fixed(part.left, 1))" y="\(fixed(Self.top, 1))" \
          width="\(size)" height="\(fixed(bottom - Self.top, 1))"/>
          <text x="\(middle)" y="\(fixed(floor - 10, 1))" text-anchor="middle">x \(count)</text>

          """
      }
    }.joined()
  }

  private var laneRows: String {
    lanes.enumerated().map { number, lane in
      let y = floor + 14 + Double(number) * Self.lane
      let base = y + Self.lane - 6
      return SVG.label(lane, Self.left - 8, y + Self.lane / 2 + 4, .end)
        + SVG.line(Self.left, base, to: Self.width - Self.margin, base, "faint") + bars(lane, y)
    }.joined()
  }

  private func bars(_ lane: String, _ y: Double) -> String {
    plan.compiled.flat.steps.enumerated().compactMap { index, step -> String? in
      guard step.action.lane == lane,
        let place = axis.place(from: plan.starts[index], to: plan.starts[index + 1])
      else { return nil }
      let width = fixed(max(2, place.right - place.left), 1)
      let kind = lane == "purge" ? "cut" : "gas"
      return "<rect class=\"\(kind)\" x=\"\(fixed(place.left, 1))\" y=\"\(fixed(y + 2, 1))\""
        + " width=\"\(width)\" height=\"\(fixed(Self.lane - 8, 1))\"/>\n"
    }.joined()
  }

  /// A time under the beginning of each part that has room for it.
  private var timeAxis: String {
    var free = 0.0
    var edges = axis.parts.map { ($0.left, $0.from) }
    if let last = axis.parts.last { edges.append((last.right, last.to)) }
    let marks = edges.compactMap { x, time -> String? in
      guard x >= free else { return nil }
      free = x + 54
      return SVG.line(x, Self.top, to: x, bottom + 4, "faint")
        + SVG.label(clock(time - .zero), x, bottom + 22, .middle)
    }
    let middle = fixed((Self.left + Self.width) / 2, 0)
    return marks.joined()
      + "<text x=\"\(middle)\" y=\"\(fixed(bottom + 44, 0))\" text-anchor=\"middle\">"
      + "time since the start, h:min:s</text>\n"
  }
}
