public import Quantities

/// A quantity that documents can hold, with the kind of unit it is written in.
public protocol WrittenQuantity: Hashable, Sendable {
  static var kind: QuantityKind { get }
  /// From the number in the unit that the type counts in; nil where the type cannot hold it.
  init?(counted: Double)
  /// The number in the unit that the type counts in.
  var counted: Double { get }
}

extension WrittenQuantity where Self: Quantity {
  public init?(counted: Double) { self.init(counted) }
  public var counted: Double { value }
}

extension Celsius: WrittenQuantity { public static var kind: QuantityKind { .temperature } }
extension Kelvins: WrittenQuantity { public static var kind: QuantityKind { .difference } }
extension KelvinsPerSecond: WrittenQuantity { public static var kind: QuantityKind { .ramp } }
extension Volts: WrittenQuantity { public static var kind: QuantityKind { .voltage } }
extension VoltsPerSecond: WrittenQuantity { public static var kind: QuantityKind { .drift } }
extension Amperes: WrittenQuantity { public static var kind: QuantityKind { .current } }
extension AmperesPerSquareMetre: WrittenQuantity {
  public static var kind: QuantityKind { .currentDensity }
}
extension Ohms: WrittenQuantity { public static var kind: QuantityKind { .resistance } }
extension Hertz: WrittenQuantity { public static var kind: QuantityKind { .frequency } }
extension Farads: WrittenQuantity { public static var kind: QuantityKind { .capacitance } }
extension Coulombs: WrittenQuantity { public static var kind: QuantityKind { .charge } }
extension CoulombsPerSquareMetre: WrittenQuantity {
  public static var kind: QuantityKind { .arealCapacity }
}
extension CoulombsPerKilogram: WrittenQuantity {
  public static var kind: QuantityKind { .specificCapacity }
}
extension Pascals: WrittenQuantity { public static var kind: QuantityKind { .pressure } }
extension SCCM: WrittenQuantity { public static var kind: QuantityKind { .flow } }
extension Nanometres: WrittenQuantity { public static var kind: QuantityKind { .length } }
extension SquareMetres: WrittenQuantity { public static var kind: QuantityKind { .area } }
extension Kilograms: WrittenQuantity { public static var kind: QuantityKind { .mass } }
extension Watts: WrittenQuantity { public static var kind: QuantityKind { .power } }
extension Joules: WrittenQuantity { public static var kind: QuantityKind { .energy } }
extension JoulesPerMole: WrittenQuantity { public static var kind: QuantityKind { .molarEnergy } }
extension JoulesPerKelvin: WrittenQuantity {
  public static var kind: QuantityKind { .heatCapacity }
}
extension WattsPerKelvin: WrittenQuantity { public static var kind: QuantityKind { .conductance } }
extension Ratio: WrittenQuantity { public static var kind: QuantityKind { .ratio } }

extension Seconds: WrittenQuantity {
  public static var kind: QuantityKind { .time }

  /// A span is counted in nanoseconds of 64 bits; beyond 290 years it has no value.
  public init?(counted: Double) {
    guard counted.magnitude < 9.15e9 else { return nil }
    self.init(counted)
  }

  /// Divided, not multiplied: 30 s are thirty, and not a digit more.
  public var counted: Double { Double(nanoseconds) / 1e9 }
}
