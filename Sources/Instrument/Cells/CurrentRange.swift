public import Quantities

/// Which shunt of a potentiostat card carries the current.
public enum CurrentRange: UInt8, CaseIterable, Hashable, Sendable {
  case microamperes200, milliamperes2, milliamperes20

  /// What full scale is.
  public var fullScale: Amperes {
    switch self {
    case .microamperes200: Amperes(200e-6)
    case .milliamperes2: Amperes(2e-3)
    case .milliamperes20: Amperes(20e-3)
    }
  }

  /// The finest that carries a current; nil if none does.
  public static func finest(for current: Amperes) -> CurrentRange? {
    allCases.first { $0.fullScale >= current.magnitude }
  }

  /// The next that carries more, and the next that shows more.
  var coarser: CurrentRange? { CurrentRange(rawValue: rawValue + 1) }
  var finer: CurrentRange? { rawValue > 0 ? CurrentRange(rawValue: rawValue - 1) : nil }
}
