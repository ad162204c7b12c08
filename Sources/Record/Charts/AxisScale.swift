import Documents
import Glibc

/// How numbers lie along an axis.
public enum AxisScale: Sendable {
  case even
  /// Things that are counted: no tick between two of them.
  case counted
  /// A power of ten is as long as the next; what is not positive has no place.
  case decades

  func along(_ value: Double) -> Double {
    switch self {
    case .even, .counted: value
    case .decades: value > 0 ? log10(value) : .nan
    }
  }

  /// The least step between two ticks.
  var least: Double {
    switch self {
    case .even: 0
    case .counted, .decades: 1
    }
  }

  /// What is too small to be written out: so many decimals have no room beside a picture.
  private static func short(_ tick: Double, _ decimals: Int) -> String {
    "\(fixed(tick * pow(10, Double(decimals)), 0))e-\(decimals)"
  }

  /// What is written at a tick.
  func text(_ tick: Double, decimals: Int) -> String {
    switch self {
    case .even where decimals > 5: Self.short(tick, decimals)
    case .even, .counted: fixed(tick, decimals)
    case .decades:
      switch Int(tick) {
      case 0...4: fixed(pow(10, tick), 0)
      case -3..<0: fixed(pow(10, tick), Int(-tick))
      default: "1e\(Int(tick))"
      }
    }
  }
}
