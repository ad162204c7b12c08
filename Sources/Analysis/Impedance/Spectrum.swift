public import Quantities

/// The impedance of one cell at several frequencies, the highest first.
public struct Spectrum: Sendable {
  /// The impedance at one frequency.
  public struct Point: Hashable, Sendable {
    public let frequency: Hertz
    /// In ohm; the imaginary part of a capacitor is negative.
    public let impedance: Complex

    public init(at frequency: Hertz, _ impedance: Complex) {
      self.frequency = frequency
      self.impedance = impedance
    }

    /// In radians a second.
    var angular: Double { 2 * Double.pi * frequency.value }
  }

  /// Fewer points say nothing about a cell.
  public static let fewest = 5
  /// In Hz and in ohm: what lies beyond is no measurement of anything.
  static let frequencies = 1e-9...1e12
  static let magnitudes = 1e-12...1e15

  public let points: [Point]

  public init(_ points: [Point]) {
    self.points = points.sorted { $0.frequency > $1.frequency }
  }

  public var highest: Hertz { points.first?.frequency ?? Hertz(0) }
  public var lowest: Hertz { points.last?.frequency ?? Hertz(0) }

  /// How many decades of frequency it spans.
  public var decades: Double { lowest > .zero ? Numerics.log10(highest / lowest) : 0 }

  /// Whether most of it lies where only a coil would put it: a sign was lost on the way.
  public var looksInverted: Bool {
    points.count { $0.impedance.imaginary > 0 } * 3 > points.count * 2
  }

  /// What a spectrum may move by and still hold no arc.
  public static let flat = 0.02

  /// The resistor that it is, where no point is further from that than `flat`: there is no arc in it.
  public var resistor: Ohms? {
    let reals = points.map(\.impedance.real)
    guard let least = reals.min(), let most = reals.max(), least > 0 else { return nil }
    let middle = (least + most) / 2
    let bound = middle * Self.flat
    let isFlat = points.allSatisfy { $0.impedance.imaginary.magnitude < bound }
    return isFlat && most - middle < bound ? Ohms(middle) : nil
  }
}
