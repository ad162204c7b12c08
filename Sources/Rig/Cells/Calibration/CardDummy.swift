import Documents
import Instrument
public import Quantities
public import Simulator

/// Something known that hangs on a card in place of a cell.
public enum CardDummy: Hashable, Sendable, CustomStringConvertible {
  /// All leads together.
  case short
  /// The leads as far apart as they come.
  case open
  case voltage(Volts)
  /// R is with C.
  case resistor(Ohms)

  /// Reads `short`, `open`, `4.096V` or `10kohm`; nil for what is none of these.
  public init?(written text: String) {
    switch text {
    case "short": self = .short
    case "open": self = .open
    default:
      guard let value = AnyQuantity(written: text) else { return nil }
      switch value.kind {
      case .voltage where value.counted != 0: self = .voltage(Volts(value.counted))
      case .resistance where value.counted > 0: self = .resistor(Ohms(value.counted))
      default: return nil
      }
    }
  }

  public var description: String {
    switch self {
    case .short: "short"
    case .open: "open"
    case .voltage(let value): QuantityPrinter.text(value)
    case .resistor(let value): QuantityPrinter.text(value)
    }
  }

  /// What stands for it in the simulator.
  public var model: any CellModel {
    switch self {
    case .short: DummyCell(Ohms(0.001))
    case .open: DummyCell(Ohms(1e12))
    case .voltage(let value): DummyCell(value, behind: Ohms(10))
    case .resistor(let value): DummyCell(value)
    }
  }

  /// How far from what it is named after a dummy may be seen before it is taken for another: more
  /// than an uncalibrated card is off.
  static let alike = 0.01

  /// What must be so before anything is measured on it.
  var declaration: CellDeclaration {
    var rest = Volts.zero
    var most = Ohms(5)
    switch self {
    case .short, .open: break
    case .voltage(let value):
      rest = value
      most = Ohms(100)
    case .resistor(let value): most = value * (1 + 2 * Self.alike) + Ohms(5)
    }
    let slack = rest.magnitude * Self.alike + Volts(0.005)
    return CellDeclaration(
      limits: .card, restsFrom: rest - slack, restsTo: rest + slack, mostResistance: most,
      hasReference: self == .short, fixture: nil, proof: self == .open ? .nothing : .bothWays)
  }
}
