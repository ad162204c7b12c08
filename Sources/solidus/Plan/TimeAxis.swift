import Documents
import Quantities
import Rig

/// Where a time stands in a picture: long runs of cycles are cut out, the rest has a scale of its
/// own for each part, so that a pulse and a night both show.
struct TimeAxis {
  /// A stretch of time and the stretch of the picture that shows it.
  struct Part {
    let from: Instant
    let to: Instant
    var left = 0.0
    var right = 0.0
    /// How many cycles are cut out here; nil for a part that is shown.
    let skipped: Int?

    var weight: Double {
      skipped == nil ? max(4, Arithmetic.squareRoot((to - from).value)) : 20
    }
  }

  private(set) var parts: [Part] = []

  init(_ plan: RecipePlan, left: Double, right: Double) {
    var turns: [Instant] = []
    var from = Instant.zero
    var number = 0
    for index in plan.compiled.flat.steps.indices {
      let start = plan.starts[index]
      let path = plan.compiled.flat.path(of: index)
      let now = path.first?.number ?? 0
      guard now != number else { continue }
      if number == 0 || now < number {
        close(&turns, at: start)
        if number == 0, start > from { add(from, start) }
      }
      if now > 0 { turns.append(start) }
      number = now
      from = start
    }
    let end = Instant.zero + plan.forecast.duration
    if number > 0 { close(&turns, at: end) } else if end > from { add(from, end) }
    layOut(left, right)
  }

  /// A repetition is over: its first two turns are shown, and its last.
  private mutating func close(_ turns: inout [Instant], at end: Instant) {
    defer { turns = [] }
    guard !turns.isEmpty else { return }
    let edges = turns + [end]
    guard turns.count > 4 else {
      for turn in turns.indices { add(edges[turn], edges[turn + 1]) }
      return
    }
    add(edges[0], edges[1])
    add(edges[1], edges[2])
    add(edges[2], edges[turns.count - 1], skipped: turns.count - 3)
    add(edges[turns.count - 1], edges[turns.count])
  }

  private mutating func add(_ from: Instant, _ to: Instant, skipped: Int? = nil) {
    if to > from { parts.append(Part(from: from, to: to, skipped: skipped)) }
  }

  private mutating func layOut(_ left: Double, _ right: Double) {
    let whole = parts.map(\.weight).reduce(0, +)
    guard whole > 0 else { return }
    var place = left
    for index in parts.indices {
      parts[index].left = place
      place += parts[index].weight / whole * (right - left)
      parts[index].right = place
    }
  }

  /// Where something begins and ends; nil where it is cut out.
  func place(from: Instant, to: Instant) -> (left: Double, right: Double)? {
    guard let part = parts.last(where: { $0.from <= from }), part.skipped == nil else {
      return nil
    }
    func place(_ time: Instant) -> Double {
      let share = min(1, (time - part.from) / (part.to - part.from))
      return part.left + share * (part.right - part.left)
    }
    return (place(from), place(to))
  }
}
