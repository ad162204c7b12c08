/// The cycles of a run: what flowed each way, and how the potential answered.
public struct CycleTable: Hashable, Sendable {
  public let halves: [HalfCycle]
  public let cycles: [CellCycle]
  public let rule: EfficiencyRule
  /// Where a reservoir was plated and partly cycled: the efficiency of all of that.
  public let reservoir: ReservoirEfficiency?

  /// - Parameter isCutOff: whether the last cycle was not let come to its end.
  public init(_ points: [CellPoint], _ rule: EfficiencyRule, isCutOff: Bool = false) {
    self.rule = rule
    halves = HalfCycles.all(of: points)
    cycles = Self.cycles(of: halves, rule, isCutOff)
    reservoir = rule == .strippedOfPlated ? ReservoirEfficiency(halves) : nil
  }

  /// A method that counts no cycles has them where the current turns back to how it began.
  private static func cycles(
    of halves: [HalfCycle], _ rule: EfficiencyRule, _ isCutOff: Bool
  ) -> [CellCycle] {
    let isCounted = halves.contains { $0.cycle > 0 }
    var groups: [(number: Int, halves: [HalfCycle])] = []
    for half in halves {
      let begins =
        isCounted
        ? groups.last?.number != half.cycle
        : groups.isEmpty || half.isCharge == halves[0].isCharge
      if begins { groups.append((isCounted ? half.cycle : groups.count + 1, [])) }
      groups[groups.count - 1].halves.append(half)
    }
    return groups.enumerated().map { place, group in
      CellCycle(
        number: group.number, halves: group.halves, rule: rule,
        isCutOff: isCutOff && place == groups.count - 1)
    }
  }

  /// What each cycle discharged as a share of what the first whole one did, or that with a number.
  public func retention(since number: Int? = nil) -> [(cycle: Int, share: Double)] {
    let whole = cycles.filter(\.isComplete)
    let first = whole.first { number == nil ? $0.number > 0 : $0.number == number }
    guard let first else { return [] }
    return whole.filter { $0.number >= first.number }.map {
      ($0.number, $0.discharged / first.discharged)
    }
  }
}
