import Quantities

/// Makes a method of a protocol, or says what of it a method cannot do.
struct UnicyclerImport {
  private typealias Tree = Step<MethodAction>

  private let document: UnicyclerDocument
  private var report: Report
  /// What has been made, and the number of the step that each begins with.
  private var made: [(start: Int, step: Tree)] = []
  /// Where the potential was left, if a step says so.
  private var left: Double?

  private init(_ document: UnicyclerDocument, _ report: Report) {
    self.document = document
    self.report = report
  }

  static let form = Form<MethodDocument>(shape: UnicyclerDocument.form.shape) { node, report in
    guard let document = UnicyclerDocument.form.value(of: node, &report) else { return nil }
    var reading = UnicyclerImport(document, report)
    let method = reading.method()
    report = reading.report
    return method
  }

  private mutating func method() -> MethodDocument {
    for (number, step) in document.method.enumerated() { add(step, number) }
    let record = RecordText(
      every: document.record.time.value(in: "s").flatMap { Seconds(counted: $0) },
      potential: document.record.voltage.value(in: "V").map { Volts($0) },
      current: document.record.current.value(in: "mA").map { Amperes($0) }, charge: nil)
    return MethodDocument(
      name: document.sample.name ?? "a protocol of unicycler", description: nil, paper: nil,
      parameters: .none,
      capacity: document.sample.capacity.value(in: "mAh").map { Coulombs($0) }, limits: limits(),
      endings: [],
      sampling: Seconds.milliseconds(100), record: record, procedures: .none,
      steps: made.map(\.step), place: document.place, places: .init(at: document.place))
  }

  private mutating func limits() -> LimitsText? {
    let safety = document.safety
    if let place = safety.charge.place, safety.charge.value(in: "mAh") != nil {
      report.error(
        at: place, "a method has no limit of charge",
        remedy: "leave it out, and let a step end at a capacity")
    }
    if let place = safety.delay.place, safety.delay.value(in: "s") != nil {
      report.warning(
        at: place, "a limit opens the cell at the first sample beyond it, with no delay",
        remedy: "leave it out, or widen the limits")
    }
    let (most, least) = (safety.most.value(in: "mA"), safety.least.value(in: "mA"))
    if most != least.map({ -$0 }), let place = safety.most.place ?? safety.least.place {
      report.error(
        at: place, "a method has one limit of current for both ways",
        remedy: "write max_current_mA, and min_current_mA as the same below zero")
    }
    // Unlike a bound of a step, a limit of 0 V is one.
    return LimitsText(
      lowest: safety.lowest.decimal.flatMap { $0.value() }.map { Volts($0) },
      highest: safety.highest.decimal.flatMap { $0.value() }.map { Volts($0) },
      most: most.map { Amperes($0) }, hottest: nil)
  }

  private mutating func add(_ step: Located<UnicyclerStep>, _ number: Int) {
    let before = left
    left = nil
    switch step.value {
    case .rest(let time): put(.rest(stay(time, nil), nil), step, number)
    case .current(let rate, let current, let time, let voltage):
      guard let asked = amount(rate, current, step.place) else { return }
      let name = voltage.value(in: "V").map { volts in
        condition("potential", asked.sign > 0, .voltage, volts, voltage.place)
      }
      put(.current(asked.amount, stay(time, name), nil), step, number)
    case .voltage(let potential, let time, let rate, let current):
      let volts = potential.decimal.flatMap { $0.value() } ?? 0
      var end: Located<ConditionSum>?
      if let rate = rate.rate, rate != 0 {
        end = condition("current", false, .rate, rate.magnitude, step.place)
      } else if let current = current.value(in: "mA") {
        end = condition("current", false, .current, current.magnitude, step.place)
      }
      left = volts
      put(.potential(fixed(volts, step.place), stay(time, end), nil), step, number)
    case .scan(let from, let to, let rate):
      let (start, end) = (from.decimal.flatMap { $0.value() }, to.decimal.flatMap { $0.value() })
      guard let start, let end, let speed = rate.value(in: "mV/s") else {
        report.error(
          at: step.place, "a sweep with a number missing",
          remedy: "write start_voltage_V, end_voltage_V and scan_rate_mV_per_s")
        return
      }
      left = end
      put(
        .sweep(
          from: before == start ? nil : fixed(start, step.place), to: fixed(end, step.place),
          at: Amount(.quantity(AnyQuantity(kind: .drift, counted: speed)), at: step.place),
          stair: nil, nil),
        step, number)
    case .impedance:
      report.error(
        at: step.place, "a method has no step for an impedance spectrum",
        remedy: "leave it out, and measure it apart")
    case .loop(let target, let count): fold(target, count, step, number)
    case .tag: left = before
    }
  }

  private mutating func put(_ action: MethodAction, _ step: Located<UnicyclerStep>, _ number: Int) {
    made.append((number, Step(content: .action(action), place: step.place)))
  }

  // MARK: Loops

  /// Everything since the target becomes one repetition.
  private mutating func fold(
    _ target: UnicyclerStep.Target, _ count: Int, _ step: Located<UnicyclerStep>, _ number: Int
  ) {
    var isCycle = true
    let start: Int
    switch target {
    case .step(let index): start = index - 1
    case .tag(let name):
      let found = document.method.prefix(number).firstIndex {
        if case .tag(name) = $0.value { true } else { false }
      }
      guard let found else {
        report.error(
          at: step.place, "no tag before it is called '\(Excerpt.of(name))'",
          remedy: "put the tag before the steps that are repeated")
        return
      }
      isCycle = !name.hasPrefix("repeat")
      start = found
    }
    let inside = made.drop { $0.start < start }
    // A repetition that begins before the target and ends after it cannot be cut.
    let isCut = made.contains { item in
      item.start < start && ends[item.start, default: item.start] >= start
    }
    guard !inside.isEmpty, !isCut, start < number else {
      report.error(
        at: step.place,
        isCut ? "it goes back into the middle of another loop" : "nothing is repeated",
        remedy: "let loops stand within each other or apart, and put steps into each")
      return
    }
    let body = inside.map(\.step)
    let first = inside.first?.start ?? start
    made.removeLast(inside.count)
    let repetition = RepeatStep<MethodAction>(
      count: .times(
        Amount(.quantity(AnyQuantity(kind: .ratio, counted: Double(count))), at: step.place)),
      index: nil, opening: isCycle ? .cycle : nil, steps: body)
    made.append((first, Step(content: .repeats(repetition), place: step.place)))
    ends[first] = number
  }

  /// Of each repetition that was made, by its first step, its last.
  // Looked up only, so that its order cannot matter.
  private var ends: [Int: Int] = [:]

  // MARK: Numbers

  private mutating func amount(
    _ rate: UnicyclerNumber, _ current: UnicyclerNumber, _ place: Place
  ) -> (amount: AnyAmount, sign: Double)? {
    let found: AnyQuantity
    if let rate = rate.rate, rate != 0 {
      found = AnyQuantity(kind: .rate, counted: rate)
    } else if let current = current.value(in: "mA") {
      found = AnyQuantity(kind: .current, counted: current)
    } else {
      report.error(
        at: place, "no current flows in this step", remedy: "write rate_C or current_mA")
      return nil
    }
    return (
      AnyAmount(expression: .quantity(found), kinds: MethodAction.currents, place: place),
      found.counted
    )
  }

  private func fixed(_ volts: Double, _ place: Place) -> Amount<Volts> {
    Amount(.quantity(AnyQuantity(kind: .voltage, counted: volts)), at: place)
  }

  private func stay(_ time: UnicyclerNumber, _ until: Located<ConditionSum>?) -> StayText {
    let longest = time.value(in: "s").map { seconds in
      Amount<Seconds>(
        .quantity(AnyQuantity(kind: .time, counted: seconds)), at: time.place ?? document.place)
    }
    return StayText(longest: longest, until: until.map { [$0] } ?? [])
  }

  private func condition(
    _ name: String, _ isAbove: Bool, _ kind: QuantityKind, _ bound: Double, _ place: Place?
  ) -> Located<ConditionSum> {
    let quantity = Expression.quantity(AnyQuantity(kind: kind, counted: bound))
    let test: ConditionSum.Test = isAbove ? .above(quantity) : .below(quantity)
    return Located(
      ConditionSum(terms: [.init(name: name, test: test)]), at: place ?? document.place)
  }
}
