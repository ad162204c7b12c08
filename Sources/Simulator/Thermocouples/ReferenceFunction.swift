public import Quantities

/// How one type of thermocouple turns temperature into voltage, and back.
///
/// Forward it is the reference function of NIST Monograph 175. Backward NIST offers fits that are
/// off by up to 0.06 K; here the forward function itself is turned around: a cubic through knots
/// evenly spaced in voltage, then one step of Newton's method.
public final class ReferenceFunction: Sendable {
  private struct Knot: Sendable {
    let celsius: Double
    /// Kelvins from this knot to the next, were the curve straight.
    let slope: Double
  }

  private let polynomials: ThermocouplePolynomials
  private let knots: [Knot]
  private let first: Double
  private let spacing: Double
  private static let intervals = 256

  private init(_ polynomials: ThermocouplePolynomials) {
    self.polynomials = polynomials
    var celsius = polynomials.invertibleFrom
    let first = polynomials.millivolts(at: celsius)
    let last = polynomials.millivolts(at: polynomials.highest)
    let spacing = (last - first) / Double(Self.intervals)
    var knots: [Knot] = []
    knots.reserveCapacity(Self.intervals + 1)
    for i in 0...Self.intervals {
      // A fixed number of steps, so that every machine arrives at the same bits.
      for _ in 0..<8 {
        let missing = first + Double(i) * spacing - polynomials.millivolts(at: celsius)
        celsius += missing / polynomials.slope(at: celsius)
      }
      let slope = spacing / polynomials.slope(at: celsius)
      knots.append(Knot(celsius: celsius, slope: slope))
      celsius += slope
    }
    self.knots = knots
    self.first = first
    self.spacing = spacing
  }

  /// The voltage between the free ends when they are at 0 °C.
  public func emf(at junction: Celsius) -> Volts {
    Volts(polynomials.millivolts(at: junction.value) * 1e-3)
  }

  /// The junction's temperature, held at the ends of what can be turned around.
  public func temperature(at emf: Volts) -> Celsius {
    let millivolts = emf.value * 1e3
    let place = (millivolts - first) / spacing
    guard place > 0 else { return Celsius(polynomials.invertibleFrom) }
    guard place < Double(Self.intervals) else { return Celsius(polynomials.highest) }
    let (near, slope) = interpolated(place)
    // Kelvins a millivolt from the same cubic: good enough, for the step is small.
    return Celsius(near + (millivolts - polynomials.millivolts(at: near)) * slope / spacing)
  }

  /// The cubic between two knots, and its slope from one knot to the next.
  private func interpolated(_ place: Double) -> (celsius: Double, slope: Double) {
    let index = Int(place)
    let u = place - Double(index)
    let a = knots[index]
    let b = knots[index + 1]
    let rise = b.celsius - a.celsius
    let square = 3 * rise - 2 * a.slope - b.slope
    let cube = a.slope + b.slope - 2 * rise
    return (
      a.celsius + u * (a.slope + u * (square + u * cube)),
      a.slope + u * (2 * square + 3 * u * cube)
    )
  }

  /// The reference function of a type; it is made once and kept.
  public static func of(_ type: ThermocoupleType) -> ReferenceFunction {
    switch type {
    case .k: typeK
    case .j: typeJ
    case .t: typeT
    case .n: typeN
    case .s: typeS
    case .e: typeE
    case .b: typeB
    case .r: typeR
    }
  }

  private static let typeK = ReferenceFunction(.typeK)
  private static let typeJ = ReferenceFunction(.typeJ)
  private static let typeT = ReferenceFunction(.typeT)
  private static let typeN = ReferenceFunction(.typeN)
  private static let typeS = ReferenceFunction(.typeS)
  private static let typeE = ReferenceFunction(.typeE)
  private static let typeB = ReferenceFunction(.typeB)
  private static let typeR = ReferenceFunction(.typeR)
}
