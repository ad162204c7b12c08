import Control
public import Documents
import Instrument
import Procedures
import Quantities

/// Makes a program for one cell from a method, or says why that cannot be.
public struct MethodCompiler {
  private let method: MethodDocument
  let cell: CellValues
  /// The board that it is to run on; nil where only the method is looked at.
  let board: BoardDocument?
  private let common: MethodLimits
  /// What counts in the step that is being compiled.
  private(set) var bounds: MethodLimits
  private var stepBounds: [MethodLimits] = []
  var report = Report()
  var instructions: [Instruction] = []
  private var places: [Place] = []
  private var rules: [CellRule] = []
  private var observed: Int?
  var conditions: CellConditions
  var labels: [(name: String, index: Int)] = []
  /// Whether a step before has let a current flow.
  var hasFlowed = false
  var jumps: [(index: Int, to: Located<String>, condition: UInt16)] = []

  private init(_ method: MethodDocument, for cell: CellValues, on board: BoardDocument?) {
    self.method = method
    self.board = board
    self.cell = cell.with(nominal: method.capacity)
    common = MethodLimits(of: cell.declaration.limits, method.limits)
    bounds = common
    conditions = CellConditions(self.cell, within: common)
  }

  /// The program, or all that is wrong with the method for this cell.
  ///
  /// - Parameters:
  ///   - given: values for what the method leaves open.
  ///   - board: what it is to run on; nil to look at the method alone.
  public static func compile(
    _ method: MethodDocument, for cell: CellValues,
    with given: [(name: String, value: AnyQuantity)] = [], on board: BoardDocument? = nil
  ) throws(Diagnostics) -> CompiledMethod {
    let (flat, found) = method.expanded(with: given)
    var compiler = MethodCompiler(method, for: cell, on: board)
    for finding in found.all { compiler.report.add(finding) }
    method.reportUnused(&compiler.report)
    for step in flat.steps where !compiler.report.isFull { compiler.add(step) }
    compiler.join()
    guard !compiler.report.hasErrors else { throw compiler.report.diagnostics }
    return CompiledMethod(
      program: Program(
        compiler.instructions, conditions: compiler.conditions.entries, rules: compiler.rules,
        endingWith: method.endings.compactMap { CellVerdict(word: $0) }),
      places: compiler.places, bounds: compiler.common, stepBounds: compiler.stepBounds)
  }

  var limits: CellLimits { bounds.limits }

  private mutating func add(_ step: FlatMethod.Step) {
    switch step.action {
    case .rest(let stay, let watch):
      narrow(to: watch)
      drive(.rest, stay, watch, at: step.place)
    case .tick(let period, let watch):
      narrow(to: watch)
      observe(watch)
      put(.cell(.drive(.rest)), step.place)
      put(.cell(.tick(period)), step.place)
    case .impedance(let spectrum, let watch):
      narrow(to: watch)
      observe(watch)
      measure(spectrum, at: step.place)
    case .current(let asked, let stay, let watch):
      narrow(to: watch)
      guard let current = current(asked, at: step.place) else { return }
      drive(.current(current), stay, watch, at: step.place)
    case .potential(let potential, let stay, let watch):
      narrow(to: watch)
      guard isWithin(potential, at: step.place) else { return }
      drive(.potential(potential), stay, watch, at: step.place)
    case .sweep(let start, let end, let rate, let stair, let watch):
      narrow(to: watch)
      sweep(from: start, to: end, rate, stair, watch, at: step.place)
    case .temperature(let climate, let watch):
      narrow(to: watch)
      warm(to: climate, watch, at: step.place)
    case .cycle: put(.cell(.cycle), step.place)
    case .label(let name):
      if labels.contains(where: { $0.name == name.value }) {
        report.error(
          at: name.place, "there are two places called '\(name.value)'",
          remedy: "name each once, and none within a repetition")
      }
      labels.append((name.value, instructions.count))
      // Who comes here by a jump was watched by another rule.
      observed = nil
    case .go(let name, let condition):
      narrow(to: nil)
      guard let number = conditions.number(ofAny: [condition], &report) else { return }
      jumps.append((instructions.count, name, number))
      put(.branch(condition: number, to: 0), step.place)
    }
  }

  private mutating func narrow(to watch: WatchText?) {
    bounds = MethodLimits(of: cell.declaration.limits, method.limits, watch?.limits)
    conditions.bounds = bounds
  }

  private mutating func sweep(
    from start: Volts?, to end: Volts, _ rate: VoltsPerSecond, _ asked: Volts?,
    _ watch: WatchText?, at place: Place
  ) {
    guard isWithin(end, at: place), start.map({ isWithin($0, at: place) }) ?? true else { return }
    let least = rate.magnitude * Self.shortestStair
    if let asked, asked < least {
      report.error(
        at: place, "a stair of \(QuantityPrinter.text(asked)) is over before 20 ms are",
        remedy: "write at least \(QuantityPrinter.text(least))")
      return
    }
    // A sweep begins where the potential was measured.
    if let start {
      drive(.potential(start), CellStay(longest: method.sampling, until: []), watch, at: place)
    }
    hasFlowed = true
    observe(watch)
    let stair = asked ?? max(Self.finestStair, least)
    put(.cell(.drive(.sweep(to: end, rate, stair: stair))), place)
    put(.cell(.arrive), place)
  }

  /// Less than two steps of the setpoint's converter, 153 uV each, is none.
  private static let finestStair = Volts(0.25e-3)
  /// A cell has a window each 20 ms: docs/devices/potentiostat.md.
  private static let shortestStair = Seconds.milliseconds(20)

  private mutating func drive(
    _ drive: Drive, _ stay: CellStay, _ watch: WatchText?, at place: Place
  ) {
    expectShare(of: stay)
    if drive != .rest { hasFlowed = true }
    observe(watch)
    put(.cell(.drive(drive)), place)
    guard let first = conditions.number(ofAny: stay.until, &report) else { return }
    put(
      .stay(
        until: first, of: UInt16(truncatingIfNeeded: stay.until.count),
        longest: stay.longest ?? Self.forEver),
      place)
  }

  /// A share of nothing never comes.
  private mutating func expectShare(of stay: CellStay) {
    guard !hasFlowed else { return }
    for text in stay.until where text.value.terms.contains(where: { $0.name == "share" }) {
      report.error(
        at: text.place, "no step before this lets a charge flow that 'share' could be one of",
        remedy: "end the first step by time, potential or capacity")
    }
  }

  /// Longer than any cell.
  private static let forEver = Seconds(3.2e8)

  mutating func put(_ instruction: Instruction, _ place: Place) {
    instructions.append(instruction)
    places.append(place)
    stepBounds.append(bounds)
  }

  mutating func observe(_ watch: WatchText?) {
    let rule = CellRule(
      sampling: method.sampling, record: RecordRule(watch?.record ?? method.record),
      limits: limits)
    let number = rules.firstIndex(of: rule) ?? rules.count
    if number == rules.count { rules.append(rule) }
    guard number != observed else { return }
    observed = number
    put(.cell(.observe(UInt16(truncatingIfNeeded: number))), method.place)
  }

  mutating func current(_ asked: AnyQuantity, at place: Place) -> Amperes? {
    guard let current = cell.current(asked, at: place, &report) else { return nil }
    guard current.magnitude <= limits.most else {
      report.error(
        at: place,
        "\(Self.shown(current)) are more than the \(Self.shown(limits.most)) that the"
          + " \(bounds.most.rawValue) allows",
        remedy: bounds.most.remedy)
      return nil
    }
    return current
  }

  private static func shown(_ current: Amperes) -> String {
    // A density times an area has more digits than anybody wrote.
    let rounded = Arithmetic.rounded(current.magnitude.value * 1e9) / 1e9
    return QuantityPrinter.text(Amperes(rounded))
  }

  mutating func isWithin(_ potential: Volts, at place: Place) -> Bool {
    if potential >= limits.lowest, potential <= limits.highest { return true }
    let isLow = potential < limits.lowest
    let (bound, author) =
      isLow ? (limits.lowest, bounds.lowest) : (limits.highest, bounds.highest)
    report.error(
      at: place,
      "\(QuantityPrinter.text(potential)) is \(isLow ? "below" : "above") the"
        + " \(QuantityPrinter.text(bound)) that the \(author.rawValue) allows",
      remedy: author.remedy)
    return false
  }
}

extension RecordRule {
  fileprivate init(_ text: RecordText) {
    self.init(
      every: text.every, potential: text.potential, current: text.current, charge: text.charge)
  }
}
