import Quantities

/// What one half cycle looks like beside those before it.
enum VerdictRule {
  /// Fewer halves of a direction are nothing to hold another against.
  static let fewest = 3
  /// What a card may be off, twice: less is no change.
  static let floor = 0.002

  /// By what share a half must rise, above one that was sound, to be more than a thicker film.
  static let rising = 0.05

  /// How many halves in a row must say so, both directions counted.
  static func halves(for verdict: CellVerdict) -> Int {
    switch verdict {
    case .hardShort, .depletion, .contactLoss: 2
    case .softShort, .growth, .activation: 4
    }
  }

  /// Whether it begins from one half to the next.
  static func isSudden(_ verdict: CellVerdict) -> Bool {
    switch verdict {
    case .hardShort, .softShort, .contactLoss: true
    case .depletion, .growth, .activation: false
    }
  }

  static func suspect(
    _ half: HalfSummary, _ history: HalfHistory, _ expected: (least: Double, most: Double),
    _ kind: VerdictWatch.Kind
  ) -> CellVerdict? {
    guard let last = history.last else { return nil }
    let factors = HalfHistory.factors(
      from: last.current, last.warmth ?? .nan, to: half.current, half.warmth ?? .nan)
    if expected.least - half.overpotential > floor {
      return short(half.overpotential, expected.least, last.overpotential * factors.least, history)
    }
    if half.overpotential - expected.most > floor || half.end - expected.most > floor {
      return high(half, expected.most, last.overpotential * factors.most, history, kind)
    }
    return nil
  }

  /// Whether less than half is left of what there was in the half before, as long as nobody knows what
  /// is usual.
  ///
  /// An interface that wears in goes on where it was: between the lowest of one half and the highest of
  /// the next there is little. A filament leaves a gap.
  ///
  /// - Parameters:
  ///   - same: the newest sound half of the same direction.
  ///   - newest: that of either; nil where the directions are no measure of each other.
  static func isEarlyShort(
    _ half: HalfSummary, after same: HalfSummary?, _ newest: HalfSummary?
  ) -> Bool {
    guard half.isOfOneCurrent else { return false }
    if half.isBroken { return true }
    guard same != nil || newest != nil else { return false }
    // A card is off both ways: two directions see twice of that.
    let gaps = [(same, 0.0), (newest, floor / 2)] as InlineArray<2, (HalfSummary?, Double)>
    for place in gaps.indices {
      guard let before = gaps[place].0 else { continue }
      guard before.isOfOneCurrent else { return false }
      let factors = HalfHistory.factors(
        from: before.current, before.warmth ?? .nan, to: half.current, half.warmth ?? .nan)
      let (once, off) = (before.lowest * factors.least, gaps[place].1)
      guard once - half.highest > floor, half.highest - off < 0.5 * (once + off) else {
        return false
      }
    }
    return true
  }

  /// Shorter by half is hard; a share of it, of a cell that had become steady, soft.
  private static func short(
    _ size: Double, _ expected: Double, _ last: Double, _ history: HalfHistory
  ) -> CellVerdict? {
    if size < 0.5 * expected, size < 0.6 * last { return .hardShort }
    guard history.isSteady(over: 4, within: 0.2) else { return nil }
    return size < 0.8 * expected && size < 0.85 * last ? .softShort : nil
  }

  private static func high(
    _ half: HalfSummary, _ expected: Double, _ last: Double, _ history: HalfHistory,
    _ kind: VerdictWatch.Kind
  ) -> CellVerdict? {
    let size = half.overpotential
    // Both ends of a half move alike where a resistance was added to it.
    if size > 1.8 * expected, size > 1.6 * last, half.arc < 0.3 { return .contactLoss }
    guard let least = history.least else { return nil }
    let factors = HalfHistory.factors(
      from: least.current, least.warmth ?? .nan, to: half.current, half.warmth ?? .nan)
    let once = least.overpotential * factors.most
    // What is stripped off a substrate is gone at the end of each half.
    let endCounts = kind == .symmetric || (kind == .asymmetric && !half.isCharge)
    // Stripped metal that runs out shows at the end of a half long before it shows in its middle;
    // dead metal that ions have to find a way through lets a half rise from beginning to end.
    let rises = half.arc > least.arc.magnitude + rising
    if (size > 5 * once && rises) || (endCounts && half.end > 2.5 * once && half.end > 2 * size) {
      return .depletion
    }
    return size > 2 * once ? .growth : nil
  }
}
