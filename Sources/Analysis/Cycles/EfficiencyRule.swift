/// What a coulombic efficiency is the share of: it depends on the cell.
public enum EfficiencyRule: String, Hashable, Sendable {
  /// A host against a metal: what is discharged of what was charged, whichever came first.
  case dischargedOfCharged = "discharged / charged"
  /// Copper against a metal: what is stripped of what was plated on W.
  case strippedOfPlated = "stripped / plated"
  /// Two alike electrodes: what flows back of what flowed first.
  case secondOfFirst = "second half / first half"

  /// The efficiency of what flowed in a cycle; nil while one half is missing.
  func efficiency(charged: Double, discharged: Double, chargedFirst: Bool) -> Double? {
    guard charged > 0, discharged > 0 else { return nil }
    return switch self {
    case .dischargedOfCharged: discharged / charged
    case .strippedOfPlated: charged / discharged
    case .secondOfFirst: chargedFirst ? discharged / charged : charged / discharged
    }
  }
}
