import Quantities

/// Writes a method as a protocol of aurora-unicycler 0.4, or says what of it that cannot hold.
///
/// Repetitions are found in the flat steps: turns that are all alike become a loop, others are
/// written out, so that parameters, indices, `every` and procedures need no words of their own.
struct UnicyclerExport {
  let method: MethodDocument
  let flat: FlatMethod
  var report = Report()
  /// Where the step before leaves the potential, if it says so.
  var left: Volts?
  /// What was found once is not found again in the next cycle.
  private var known: Set<Place> = []

  private init(_ method: MethodDocument, _ flat: FlatMethod) {
    self.method = method
    self.flat = flat
  }

  static func json(
    _ method: MethodDocument, with given: [(name: String, value: AnyQuantity)]
  ) -> (json: JSON?, findings: Diagnostics) {
    let (flat, found) = method.expanded(with: given)
    var export = UnicyclerExport(method, flat)
    for finding in found.all { export.report.add(finding) }
    let json = export.document()
    return (export.report.hasErrors ? nil : json, export.report.diagnostics)
  }

  mutating func refuse(_ place: Place, _ message: String, _ remedy: String) {
    if known.insert(place).inserted { report.error(at: place, message, remedy: remedy) }
  }

  private mutating func document() -> JSON {
    let safety = safety()
    let record = record()
    let steps = UnicyclerListing(items(0..<flat.steps.count, within: -1)).steps
    if steps.isEmpty { refuse(method.place, "nothing is done", "write a step") }
    var sample: [(key: String, value: JSON)] = [("name", .string("$NAME"))]
    if let capacity = method.capacity {
      sample.append(("capacity_mAh", UnicyclerNumber.json(capacity.value, in: "mAh")))
    }
    return .object([
      ("unicycler", .object([("version", .string("0.4.6"))])), ("sample", .object(sample)),
      ("record", .object(record)), ("safety", .object(safety)), ("method", .array(steps)),
    ])
  }

  /// What a stretch of flat steps comes to, within a turn or outside of all.
  private mutating func items(_ range: Range<Int>, within outer: Int) -> [UnicyclerItem] {
    var items: [UnicyclerItem] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let first = flat.turn(of: index, within: outer) else {
        if let step = step(flat.steps[index]) { items.append(.step(step)) }
        index += 1
        continue
      }
      items += turns(from: first, &index, range.upperBound, within: outer)
    }
    return items
  }

  /// All turns of a repetition, one after the other; those that are alike become a loop.
  private mutating func turns(
    from first: Int, _ index: inout Int, _ end: Int, within outer: Int
  ) -> [UnicyclerItem] {
    var runs: [(isCycle: Bool, count: Int, body: [UnicyclerItem])] = []
    var turn: Int? = first
    while let present = turn {
      let begin = index
      while index < end, flat.turn(of: index, within: outer) == present { index += 1 }
      let isCycle = flat.opensCycle(at: begin, present)
      let body = items(begin..<index, within: present)
      if let last = runs.last, last.isCycle == isCycle, last.body == body {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((isCycle, 1, body))
      }
      let next = index < end ? flat.turn(of: index, within: outer) : nil
      turn = next.flatMap { flat.follows($0, present) ? $0 : nil }
    }
    return runs.filter { !$0.body.isEmpty }.flatMap { run in
      run.isCycle || run.count > 1
        ? [.loop(isCycle: run.isCycle, count: run.count, run.body)] : run.body
    }
  }
}
