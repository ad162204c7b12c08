public import Documents
import Instrument
import Procedures
import Quantities

/// Makes a program for one cell from a method, or says why that cannot be.
public struct MethodCompiler {
  private let method: MethodDocument
  private let cell: CellValues
  private let bounds: MethodLimits
  private var report = Report()
  private var instructions: [Instruction] = []
  private var places: [Place] = []
  private var rules: [CellRule] = []
  private var observed: Int?
  private var conditions: CellConditions
  private var labels: [(name: String, index: Int)] = []
  private var jumps: [(index: Int, to: Located<String>, condition: UInt16)] = []

  private init(_ method: MethodDocument, for cell: CellValues) {
    self.method = method
    self.cell = cell.with(nominal: method.capacity)
    bounds = MethodLimits(of: cell.declaration.limits, method.limits)
    conditions = CellConditions(self.cell, within: bounds)
  }

  /// The program, or all that is wrong with the method for this cell.
  ///
  /// - Parameter given: values for what the method leaves open.
  public static func compile(
    _ method: MethodDocument, for cell: CellValues,
    with given: [(name: String, value: AnyQuantity)] = []
  ) throws(Diagnostics) -> CompiledMethod {
    let (flat, found) = method.expanded(with: given)
    var compiler = MethodCompiler(method, for: cell)
    for finding in found.all { compiler.report.add(finding) }
    method.reportUnused(&compiler.report)
    for step in flat.steps where !compiler.report.isFull { compiler.add(step) }
    compiler.join()
    guard !compiler.report.hasErrors else { throw compiler.report.diagnostics }
    return CompiledMethod(
      program: Program(
        compiler.instructions, conditions: compiler.conditions.entries, rules: compiler.rules),
      places: compiler.places, bounds: compiler.bounds)
  }

  private var limits: CellLimits { bounds.limits }

  private mutating func add(_ step: FlatMethod.Step) {
    switch step.action {
    case .rest(let stay, let record): drive(.rest, stay, record, at: step.place)
    case .current(let asked, let stay, let record):
      guard let current = current(asked, at: step.place) else { return }
      drive(.current(current), stay, record, at: step.place)
    case .potential(let potential, let stay, let record):
      guard isWithin(potential, at: step.place) else { return }
      drive(.potential(potential), stay, record, at: step.place)
    case .sweep(let start, let end, let rate, let record):
      guard isWithin(end, at: step.place), start.map({ isWithin($0, at: step.place) }) ?? true
      else { return }
      // A sweep begins where the potential was measured.
      if let start {
        drive(
          .potential(start), CellStay(longest: method.sampling, until: []), record, at: step.place)
      }
      observe(record)
      put(.cell(.drive(.sweep(to: end, rate))), step.place)
      put(.cell(.arrive), step.place)
    case .cycle: put(.cell(.cycle), step.place)
    case .label(let name):
      if labels.contains(where: { $0.name == name.value }) {
        report.error(
          at: name.place, "there are two places called '\(name.value)'",
          remedy: "name each once, and none within a repetition")
      }
      labels.append((name.value, instructions.count))
    case .go(let name, let condition):
      guard let number = conditions.number(ofAny: [condition], &report) else { return }
      jumps.append((instructions.count, name, number))
      put(.branch(condition: number, to: 0), step.place)
    }
  }

  private mutating func drive(
    _ drive: Drive, _ stay: CellStay, _ record: RecordText?, at place: Place
  ) {
    observe(record)
    put(.cell(.drive(drive)), place)
    guard let first = conditions.number(ofAny: stay.until, &report) else { return }
    put(
      .stay(
        until: first, of: UInt16(truncatingIfNeeded: stay.until.count),
        longest: stay.longest ?? Self.forEver),
      place)
  }

  /// Longer than any cell.
  private static let forEver = Seconds(3.2e8)

  private mutating func put(_ instruction: Instruction, _ place: Place) {
    instructions.append(instruction)
    places.append(place)
  }

  private mutating func observe(_ record: RecordText?) {
    let rule = CellRule(
      sampling: method.sampling, record: RecordRule(record ?? method.record), limits: limits)
    let number = rules.firstIndex(of: rule) ?? rules.count
    if number == rules.count { rules.append(rule) }
    guard number != observed else { return }
    observed = number
    put(.cell(.observe(UInt16(truncatingIfNeeded: number))), method.place)
  }

  private mutating func current(_ asked: AnyQuantity, at place: Place) -> Amperes? {
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

  private mutating func isWithin(_ potential: Volts, at place: Place) -> Bool {
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

  /// Fills in where jumps go.
  private mutating func join() {
    for jump in jumps {
      guard let label = labels.first(where: { $0.name == jump.to.value }) else {
        report.error(
          at: jump.to.place, "there is no place called '\(jump.to.value)'",
          remedy: Suggestion.advice(for: jump.to.value, among: labels.map(\.name)))
        continue
      }
      if label.index <= jump.index, !takesTime(from: label.index, to: jump.index) {
        report.error(
          at: jump.to.place, "no time passes between '\(jump.to.value)' and here",
          remedy: "put a step between them")
        continue
      }
      instructions[jump.index] = .branch(
        condition: jump.condition, to: UInt32(truncatingIfNeeded: label.index))
    }
  }

  private func takesTime(from start: Int, to end: Int) -> Bool {
    instructions[start..<end].contains { if case .stay = $0 { true } else { false } }
  }
}

extension RecordRule {
  fileprivate init(_ text: RecordText) {
    self.init(
      every: text.every, potential: text.potential, current: text.current, charge: text.charge)
  }
}
