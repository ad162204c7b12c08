/// What can be told of a cell of metal electrodes from how its potential answers to a current.
public enum CellVerdict: UInt8, Hashable, Sendable, BitwiseCopyable {
  /// Metal has grown through: less than half of the overpotential is left, at once and for good.
  case hardShort
  /// Part of the current goes past the electrodes: some of the overpotential is gone at once.
  case softShort
  /// What is stripped runs out, or dead metal is in the way: five times the overpotential.
  case depletion
  /// A surface is wearing in: the overpotential falls smoothly over the first cycles. No failure.
  case activation
  /// Twice the overpotential that the cell once had, come by degrees.
  case growth
  /// A lead or a stack has let go: more at once, both ways, and in proportion to the current.
  case contactLoss

  /// As documents, journals and reports name it.
  public var word: StaticString {
    switch self {
    case .hardShort: "hard_short"
    case .softShort: "soft_short"
    case .depletion: "depletion"
    case .activation: "activation"
    case .growth: "growth"
    case .contactLoss: "contact_loss"
    }
  }

  /// Every verdict, in the order of their numbers.
  public static var all: [6 of CellVerdict] {
    [.hardShort, .softShort, .depletion, .activation, .growth, .contactLoss]
  }
}
