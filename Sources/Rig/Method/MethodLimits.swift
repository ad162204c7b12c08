import Documents
public import Instrument
import Quantities

/// What a cell must not leave while a method runs on it, and who says so: the narrowest counts.
public struct MethodLimits: Hashable, Sendable {
  /// Who set a limit.
  public enum Author: String, Sendable {
    case card, cell, method, step
  }

  public let limits: CellLimits
  public let lowest, highest, most, coldest, hottest: Author

  init(of cell: CellLimits, _ method: LimitsText?, _ step: LimitsText? = nil) {
    let card = CellLimits.card
    let (own, one) = (CellLimits(method), CellLimits(step))
    let all = card.within(cell).within(own).within(one)
    /// The first that is as narrow as the narrowest: no limit is blamed on whoever repeats it.
    func author(_ bound: (CellLimits) -> Double) -> Author {
      let narrowest = bound(all)
      if bound(card) == narrowest { return .card }
      if bound(cell) == narrowest { return .cell }
      return bound(own) == narrowest ? .method : .step
    }
    limits = all
    lowest = author(\.lowest.value)
    highest = author(\.highest.value)
    most = author(\.most.value)
    coldest = author(\.coldest.value)
    hottest = author(\.hottest.value)
  }
}

extension CellLimits {
  /// What somebody wrote; the card's own for what was left out.
  fileprivate init(_ text: LimitsText?) {
    let card = CellLimits.card
    self.init(
      lowest: text?.lowest ?? card.lowest, highest: text?.highest ?? card.highest,
      most: text?.most ?? card.most, hottest: text?.hottest ?? card.hottest)
  }
}

extension MethodLimits.Author {
  /// What is to be done by somebody who wants to go beyond.
  var remedy: String {
    switch self {
    case .card: "the card bears no more"
    case .cell: "stay within it, or write into the cell's document what it bears"
    case .method: "stay within it, or widen the limits of the method"
    case .step: "stay within it, or widen the limits of the step"
    }
  }
}
