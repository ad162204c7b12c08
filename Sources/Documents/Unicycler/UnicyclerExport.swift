import Quantities

/// Writes a method as a protocol of aurora-unicycler 0.4, or says what of it that cannot hold.
///
/// Repetitions are found in the flat steps: turns that are all alike become a loop, others are
/// written out, so that parameters, indices, `every` and procedures need no words of their own.
struct UnicyclerExport {
  /// A step, or a loop of such.
  private indirect enum Item: Equatable {
    case step([Pair])
    case loop(isCycle: Bool, count: Int, [Item])
  }

  private struct Pair: Equatable {
    let key: String
    let text: String
    let value: JSON

    init(_ key: String, _ value: JSON) {
      (self.key, self.value, text) = (key, value, value.line)
    }

    static func == (a: Pair, b: Pair) -> Bool { a.key == b.key && a.text == b.text }
  }

  private let method: MethodDocument
  private let flat: FlatMethod
  private var report = Report()
  /// Where the step before leaves the potential, if it says so.
  private var left: Volts?
  /// What was found once is not found again in the next cycle.
  private var known: Set<Place> = []
  private var loops = 0

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

  private mutating func refuse(_ place: Place, _ message: String, _ remedy: String) {
    if known.insert(place).inserted { report.error(at: place, message, remedy: remedy) }
  }

  // MARK: What stands around the steps

  private mutating func document() -> JSON {
    let safety = safety()
    let record = record()
    var steps: [JSON] = []
    let all = items(0..<flat.steps.count, within: -1)
    write(all, &steps)
    if steps.isEmpty {
      refuse(method.place, "nothing is done", "write a step")
    }
    var sample: [(key: String, value: JSON)] = [("name", .string("$NAME"))]
    if let capacity = method.capacity {
      sample.append(("capacity_mAh", UnicyclerNumber.json(capacity.value, in: "mAh")))
    }
    return .object([
      ("unicycler", .object([("version", .string("0.4.6"))])), ("sample", .object(sample)),
      ("record", .object(record)), ("safety", .object(safety)), ("method", .array(steps)),
    ])
  }

  private mutating func safety() -> [(key: String, value: JSON)] {
    var members: [(key: String, value: JSON)] = []
    guard let limits = method.limits else { return [] }
    if let highest = limits.highest {
      members.append(("max_voltage_V", UnicyclerNumber.json(highest.value, in: "V")))
    }
    if let lowest = limits.lowest {
      members.append(("min_voltage_V", UnicyclerNumber.json(lowest.value, in: "V")))
    }
    if let most = limits.most {
      members.append(("max_current_mA", UnicyclerNumber.json(most.value, in: "mA")))
      members.append(("min_current_mA", UnicyclerNumber.json(-most.value, in: "mA")))
    }
    if limits.hottest != nil {
      refuse(
        method.places.limits, "unicycler has no limit of temperature",
        "leave it to the cell's own limits")
    }
    return members
  }

  private mutating func record() -> [(key: String, value: JSON)] {
    var members: [(key: String, value: JSON)] = []
    let record = method.record
    if let every = record.every {
      members.append(("time_s", UnicyclerNumber.json(every.counted, in: "s")))
    } else {
      refuse(
        method.places.record, "unicycler records at least every so often", "write 'every:' as well")
    }
    if let potential = record.potential {
      members.append(("voltage_V", UnicyclerNumber.json(potential.value, in: "V")))
    }
    if let current = record.current {
      members.append(("current_mA", UnicyclerNumber.json(current.value, in: "mA")))
    }
    if record.charge != nil {
      refuse(
        method.places.record, "unicycler records by time, potential and current, not by charge",
        "leave 'charge:' out")
    }
    if method.sampling != .milliseconds(100) {
      report.warning(
        at: method.places.sample, "unicycler does not say how often a cell is measured",
        remedy: "leave 'sample:' out to get the same method back")
    }
    return members
  }

  // MARK: Loops

  private mutating func items(_ range: Range<Int>, within outer: Int) -> [Item] {
    var items: [Item] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let first = flat.turn(of: index, within: outer) else {
        if let step = step(flat.steps[index]) { items.append(.step(step)) }
        index += 1
        continue
      }
      // All turns of this repetition, one after the other.
      var runs: [(isCycle: Bool, count: Int, body: [Item])] = []
      var turn = first
      while true {
        var end = index
        while end < range.upperBound, flat.turn(of: end, within: outer) == turn { end += 1 }
        let isCycle = flat.opensCycle(at: index, turn)
        let body = self.items(index..<end, within: turn)
        if let last = runs.last, last.isCycle == isCycle, last.body == body {
          runs[runs.count - 1].count += 1
        } else {
          runs.append((isCycle, 1, body))
        }
        index = end
        guard index < range.upperBound, let next = flat.turn(of: index, within: outer),
          flat.follows(next, turn)
        else { break }
        turn = next
      }
      for run in runs where !run.body.isEmpty {
        let isLoop = run.isCycle || run.count > 1
        items +=
          isLoop ? [.loop(isCycle: run.isCycle, count: run.count, run.body)] : run.body
      }
    }
    return items
  }

  private mutating func write(_ items: [Item], _ steps: inout [JSON]) {
    for item in items {
      switch item {
      case .step(let pairs): steps.append(.object(pairs.map { ($0.key, $0.value) }))
      case .loop(let isCycle, let count, let body):
        loops += 1
        let tag = JSON.string("\(isCycle ? "cycle" : "repeat") \(loops)")
        steps.append(.object([("step", .string("tag")), ("tag", tag)]))
        write(body, &steps)
        steps.append(
          .object([
            ("step", .string("loop")), ("loop_to", tag), ("cycle_count", .integer(count)),
          ]))
      }
    }
  }

  // MARK: Steps

  /// Nil for what has no step of its own, and for what is refused.
  private mutating func step(_ step: FlatMethod.Step) -> [Pair]? {
    let before = left
    left = nil
    switch step.action {
    case .rest(let stay, let record):
      isPlain(record, step.place)
      for condition in stay.until {
        refuse(condition.place, "a rest of unicycler ends by time only", "write for: 2 h")
      }
      guard let longest = stay.longest else { return nil }
      return [
        Pair("step", .string("open_circuit_voltage")),
        Pair("until_time_s", UnicyclerNumber.json(longest.counted, in: "s")),
      ]
    case .current(let asked, let stay, let record):
      isPlain(record, step.place)
      guard let current = current(asked, step.place) else { return nil }
      return [Pair("step", .string("constant_current")), current] + time(stay)
        + bound(stay) { name, isAbove, bound in
          guard name == "potential", isAbove == (asked.counted > 0), bound.counted != 0 else {
            return nil
          }
          return Pair("until_voltage_V", UnicyclerNumber.json(bound.counted, in: "V"))
        }
    case .potential(let potential, let stay, let record):
      isPlain(record, step.place)
      left = potential
      return [
        Pair("step", .string("constant_voltage")),
        Pair("voltage_V", UnicyclerNumber.json(potential.value, in: "V")),
      ] + time(stay)
        + bound(stay) { name, isAbove, bound in
          guard name == "current", !isAbove, bound.counted > 0 else { return nil }
          switch bound.kind {
          case .rate: return Pair("until_rate_C", .number(bound.counted))
          case .current:
            return Pair("until_current_mA", UnicyclerNumber.json(bound.counted, in: "mA"))
          default: return nil
          }
        }
    case .sweep(let from, let to, let rate, let stair, let record):
      if stair != nil {
        refuse(step.place, "unicycler does not say how high a stair is", "leave 'stair:' out")
      }
      isPlain(record, step.place)
      left = to
      guard let start = from ?? before else {
        refuse(
          step.place, "unicycler says where a sweep begins, and nothing here does",
          "write 'from:', or hold a potential before it")
        return nil
      }
      guard start != to else {
        refuse(step.place, "a sweep that ends where it begins", "leave it out")
        return nil
      }
      return [
        Pair("step", .string("voltage_scan")),
        Pair("start_voltage_V", UnicyclerNumber.json(start.value, in: "V")),
        Pair("end_voltage_V", UnicyclerNumber.json(to.value, in: "V")),
        Pair("scan_rate_mV_per_s", UnicyclerNumber.json(rate.value, in: "mV/s")),
      ]
    case .cycle, .label:
      left = before
      return nil
    case .go:
      refuse(
        step.place, "unicycler has no jump that hangs on a condition",
        "let steps end by potential or time, or repeat them so many times")
      return nil
    }
  }

  private mutating func isPlain(_ watch: WatchText?, _ place: Place) {
    guard let watch else { return }
    if watch.limits != nil {
      refuse(place, "unicycler limits all steps alike", "leave 'limits:' out of the step")
    }
    guard watch.record != nil else { return }
    refuse(place, "unicycler records in all steps alike", "leave 'record:' out of the step")
  }

  private mutating func current(_ asked: AnyQuantity, _ place: Place) -> Pair? {
    guard asked.counted != 0 else {
      refuse(place, "unicycler has no current of nothing", "write a rest")
      return nil
    }
    switch asked.kind {
    case .rate: return Pair("rate_C", .number(asked.counted))
    case .current: return Pair("current_mA", UnicyclerNumber.json(asked.counted, in: "mA"))
    default:
      refuse(
        place, "unicycler knows no area for \(asked.kind.phrase)", "write a current or a rate")
      return nil
    }
  }

  private func time(_ stay: CellStay) -> [Pair] {
    stay.longest.map { [Pair("until_time_s", UnicyclerNumber.json($0.counted, in: "s"))] } ?? []
  }

  /// The one condition that a step of unicycler can have.
  private mutating func bound(
    _ stay: CellStay, _ pair: (String, Bool, AnyQuantity) -> Pair?
  ) -> [Pair] {
    var pairs: [Pair] = []
    for condition in stay.until {
      let only = condition.value.terms.count == 1 ? condition.value.terms.first : nil
      let found: Pair? =
        switch only?.test {
        case .above(let bound): pair(only?.name ?? "", true, bound)
        case .below(let bound): pair(only?.name ?? "", false, bound)
        case .on, .off, nil: nil
        }
      if let found, pairs.isEmpty {
        pairs.append(found)
      } else {
        refuse(
          condition.place,
          pairs.isEmpty
            ? "a step of unicycler cannot end so" : "a step of unicycler has one such end",
          "end a current at a potential in its way other than 0 V, a potential at a current, or"
            + " either after a time")
      }
    }
    return pairs
  }
}
