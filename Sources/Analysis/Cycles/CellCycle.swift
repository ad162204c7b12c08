/// One line of a cycle table.
public struct CellCycle: Hashable, Sendable {
  /// As the method counts; 0 is before the first.
  public let number: Int
  /// In the order in which they flowed; most often two.
  public let halves: [HalfCycle]
  public let rule: EfficiencyRule
  /// Whether somebody, or a power cut, ended the run in it: what was still to flow is not known.
  public let isCutOff: Bool

  /// In C.
  public var charged: Double { sum(isCharge: true, \.charge) }
  public var discharged: Double { sum(isCharge: false, \.charge) }
  /// In s, from its first sample to its last.
  public var began: Double { halves.first?.began ?? .nan }
  public var ended: Double { halves.last?.ended ?? .nan }
  public var duration: Double { ended - began }

  /// Whether current flowed both ways, as long as it was meant to.
  public var isComplete: Bool { !isCutOff && charged > 0 && discharged > 0 }

  /// A share; nil while one half is missing.
  public var coulombicEfficiency: Double? {
    guard !isCutOff else { return nil }
    return rule.efficiency(
      charged: charged, discharged: discharged, chargedFirst: halves.first?.isCharge ?? true)
  }

  /// What a host gave back of the energy that it was given; nil for cells that store none.
  public var energyEfficiency: Double? {
    guard rule == .dischargedOfCharged, isComplete else { return nil }
    let (taken, given) = (sum(isCharge: true, \.energy), sum(isCharge: false, \.energy))
    return taken > 0 && given > 0 ? given / taken : nil
  }

  /// The half that carried most, each way.
  public var charge: HalfCycle? { largest(isCharge: true) }
  public var discharge: HalfCycle? { largest(isCharge: false) }

  /// In V: the mean potential of what charged less that of what discharged.
  public var hysteresis: Double? {
    guard isComplete else { return nil }
    return sum(isCharge: true, \.energy) / charged - sum(isCharge: false, \.energy) / discharged
  }

  /// In V: half of what lies between the two plateaus.
  public var overpotential: Double? {
    guard let above = charge?.plateau, let below = discharge?.plateau else { return nil }
    return (above - below) / 2
  }

  private func sum(isCharge: Bool, _ value: (HalfCycle) -> Double) -> Double {
    halves.reduce(0) { $1.isCharge == isCharge ? $0 + value($1) : $0 }
  }

  private func largest(isCharge: Bool) -> HalfCycle? {
    halves.filter { $0.isCharge == isCharge }.max { $0.charge < $1.charge }
  }
}
