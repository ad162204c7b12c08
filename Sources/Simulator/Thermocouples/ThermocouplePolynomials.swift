import Quantities

/// The voltage of a thermocouple whose other junction is at 0 °C, as ITS-90 defines it.
struct ThermocouplePolynomials: Sendable {
  struct Piece: Sendable {
    /// The temperature in °C at which the next piece takes over.
    let upTo: Double
    let coefficients: [Double]
  }

  /// What type K has above 0 °C besides its polynomial: a bump where nickel loses its magnetism.
  struct Exponential: Sendable {
    let height, rate, centre: Double
  }

  /// Where the reference function begins, in °C.
  let lowest: Double
  /// From where on the voltage rises with temperature steeply enough to be turned around.
  let invertibleFrom: Double
  let pieces: [Piece]
  let exponential: Exponential?

  var highest: Double { pieces[pieces.count - 1].upTo }

  /// Millivolts; outside the range of the table a straight line.
  func millivolts(at celsius: Double) -> Double {
    if celsius >= lowest, celsius <= highest { return tabulated(at: celsius) }
    let edge = celsius < lowest ? lowest : highest
    return tabulated(at: edge) + slope(at: edge) * (celsius - edge)
  }

  private func tabulated(at celsius: Double) -> Double {
    let coefficients = piece(for: celsius).coefficients
    var value = 0.0
    var i = coefficients.count
    while i > 0 {
      i -= 1
      value = value * celsius + coefficients[i]
    }
    return value + bump(at: celsius)
  }

  private func bump(at celsius: Double) -> Double {
    guard let exponential, celsius > 0 else { return 0 }
    let x = celsius - exponential.centre
    return exponential.height * Arithmetic.exp(exponential.rate * x * x)
  }

  /// Millivolts a kelvin, inside the range of the table.
  func slope(at celsius: Double) -> Double {
    let coefficients = piece(for: celsius).coefficients
    var value = 0.0
    var i = coefficients.count
    while i > 1 {
      i -= 1
      value = value * celsius + Double(i) * coefficients[i]
    }
    guard let exponential else { return value }
    return value + 2 * exponential.rate * (celsius - exponential.centre) * bump(at: celsius)
  }

  private func piece(for celsius: Double) -> Piece {
    var index = 0
    while index < pieces.count - 1, celsius > pieces[index].upTo { index += 1 }
    return pieces[index]
  }
}
