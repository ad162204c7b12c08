public import Quantities

/// Judges a cell of metal electrodes half cycle by half cycle: shorts, dead metal, growth, lost
/// contact, and what is none of these: docs/verdicts.md.
///
/// A half is what flows one way between two turns of the current. Each is held against those of
/// the same direction before it, at what its own current and temperature allow.
public struct VerdictWatch: Sendable {
  /// What kind of cell it is: it says what an overpotential is counted from.
  public enum Kind: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// Both electrodes alike: from nothing.
    case symmetric
    /// Metal on a substrate: from nothing, and stripping ends when all is gone.
    case asymmetric
    /// Against a host: half of what lies between charge and discharge.
    case full
  }

  private let kind: Kind
  private var half: HalfSketch?
  private var drop = DropWatch()
  private var charge = HalfHistory()
  private var discharge = HalfHistory()
  private var before: HalfSummary?
  /// The last half that nothing was wrong with, and what one that broke was until then.
  private var newest: HalfSummary?
  private var suspicion: (verdict: CellVerdict, halves: Int)?
  /// How many halves in a row have run out of metal, each direction for itself: the other
  /// electrode may have plenty.
  private var empty = (charge: 0, discharge: 0)
  private var told: UInt8 = 0

  public init(_ kind: Kind) { self.kind = kind }

  /// The cell is driven otherwise from now on: what its potential does next is of that.
  public mutating func begin() { drop = DropWatch() }

  /// A sample while a current is held; at rest, or where a potential is held, there is none.
  ///
  /// - Parameter flowed: since the sample before, whichever way.
  /// - Returns: what the half that this one ends has come to, if it is a verdict, or what befell
  ///   the cell within its half.
  public mutating func add(
    _ potential: Volts, _ current: Amperes, _ temperature: Celsius?, flowed: Coulombs
  ) -> VerdictEvidence? {
    guard current.magnitude.value > 1e-8 else { return nil }
    let isCharge = current.value > 0
    var evidence: VerdictEvidence?
    if half?.isCharge == !isCharge {
      evidence = half?.summary(against: .zero).flatMap { judge($0) }
      self.half = nil
      drop = DropWatch()
    }
    if evidence == nil { evidence = fallen(potential, current) }
    // In place: a sketch is half a kilobyte, and there is a sample ten times a second.
    if half == nil { half = HalfSketch(isCharge: isCharge) }
    half?.add(potential, current, temperature, flowed: flowed)
    return evidence
  }

  /// What is gone at once needs no half to be held against: what was there a sample ago is enough.
  private mutating func fallen(_ potential: Volts, _ current: Amperes) -> VerdictEvidence? {
    // A full cell's potential is mostly its host's.
    guard kind != .full else { return nil }
    let along = current.value > 0 ? potential.value : -potential.value
    guard let found = drop.add(along, current.magnitude.value) else { return nil }
    let verdict = found.left < 0.5 * found.before ? CellVerdict.hardShort : .softShort
    guard hasNotTold(verdict) else { return nil }
    return VerdictEvidence(
      verdict: verdict, overpotential: Volts(found.left), expected: Volts(found.before), arc: nil,
      halves: 0)
  }

  // MARK: One half

  private mutating func judge(_ raw: HalfSummary) -> VerdictEvidence? {
    guard let half = counted(raw), half.overpotential > 0 || kind != .full else { return nil }
    let history = half.isCharge ? charge : discharge
    guard history.count >= VerdictRule.fewest else { return early(half, history.last) }
    let expected = history.expected(for: half)
    guard let found = VerdictRule.suspect(half, history, expected, kind) else {
      suspicion = nil
      setEmpty(half, 0)
      keep(half)
      return settled(half, expected.least)
    }
    let halves = halves(in: half, of: found)
    // What comes by degrees belongs to what later halves are held against.
    if !VerdictRule.isSudden(found) { keep(half) }
    guard halves >= VerdictRule.halves(for: found) else { return nil }
    let low = found == .hardShort || found == .softShort
    return tell(found, half, low ? expected.least : expected.most, halves)
  }

  /// One of the first, which has only the half before it to be held against.
  private mutating func early(_ half: HalfSummary, _ same: HalfSummary?) -> VerdictEvidence? {
    // Both potentials of a full cell are mostly its host's, and metal on a substrate is not stripped as
    // it is plated.
    let other = kind == .symmetric ? newest : nil
    guard kind != .full, VerdictRule.isEarlyShort(half, after: same, other) else {
      suspicion = nil
      keep(half)
      return nil
    }
    let halves = halves(in: half, of: .hardShort)
    if half.isBroken { newest = half }
    guard halves >= VerdictRule.halves(for: .hardShort) else { return nil }
    return tell(.hardShort, half, (newest ?? same ?? half).lowest, halves)
  }

  /// How many in a row have said so by now.
  private mutating func halves(in half: HalfSummary, of found: CellVerdict) -> Int {
    guard found == .depletion else {
      let halves = suspicion.map { $0.verdict == found ? $0.halves + 1 : 1 } ?? 1
      suspicion = (found, halves)
      return halves
    }
    let halves = (half.isCharge ? empty.charge : empty.discharge) + 1
    setEmpty(half, halves)
    return halves
  }

  private mutating func setEmpty(_ half: HalfSummary, _ halves: Int) {
    if half.isCharge { empty.charge = halves } else { empty.discharge = halves }
  }

  /// A full cell's plateaus are those of its host: what both directions lie apart is the cell's.
  private mutating func counted(_ raw: HalfSummary) -> HalfSummary? {
    guard kind == .full else { return raw }
    defer { before = raw }
    guard let before, before.isCharge != raw.isCharge else { return nil }
    let apart = (raw.level - before.level) / 2
    return raw.measured(by: raw.isCharge ? apart : -apart)
  }

  private mutating func keep(_ half: HalfSummary) {
    newest = half
    if half.isCharge { charge.add(half) } else { discharge.add(half) }
  }

  /// A cell that has come down smoothly and now stays has worn in.
  private mutating func settled(_ half: HalfSummary, _ expected: Double) -> VerdictEvidence? {
    let history = half.isCharge ? charge : discharge
    guard history.isSmooth, history.isSteady(over: 3, within: 0.1), let first = history.first,
      let newest = history.last
    else { return nil }
    let factors = HalfHistory.factors(
      from: first.current, first.warmth ?? .nan, to: newest.current, newest.warmth ?? .nan)
    let once = first.overpotential * factors.least
    guard newest.overpotential < 0.75 * once,
      once - newest.overpotential > VerdictRule.floor
    else { return nil }
    return tell(.activation, half, first.overpotential, history.total)
  }

  private mutating func hasNotTold(_ verdict: CellVerdict) -> Bool {
    let bit = UInt8(1) << verdict.rawValue
    defer { told |= bit }
    return told & bit == 0
  }

  /// Each is told once.
  private mutating func tell(
    _ verdict: CellVerdict, _ half: HalfSummary, _ expected: Double, _ halves: Int
  ) -> VerdictEvidence? {
    guard hasNotTold(verdict) else { return nil }
    return VerdictEvidence(
      verdict: verdict, overpotential: Volts(half.overpotential), expected: Volts(expected),
      arc: half.arc, halves: halves)
  }
}
