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

  /// Millivolts and their slope, in mV/K; outside the range of the table a straight line.
  func millivolts(at celsius: Double) -> (value: Double, slope: Double) {
    let inside = min(max(celsius, lowest), highest)
    var (value, slope) = polynomial(at: inside)
    if let exponential, inside > 0 {
      let x = inside - exponential.centre
      let bump = exponential.height * Arithmetic.exp(exponential.rate * x * x)
      value += bump
      slope += 2 * exponential.rate * x * bump
    }
    return (value + slope * (celsius - inside), slope)
  }

  private func polynomial(at x: Double) -> (Double, Double) {
    var index = 0
    while index < pieces.count - 1, x > pieces[index].upTo { index += 1 }
    let coefficients = pieces[index].coefficients
    var value = 0.0
    var slope = 0.0
    var i = coefficients.count
    while i > 0 {
      i -= 1
      slope = slope * x + value
      value = value * x + coefficients[i]
    }
    return (value, slope)
  }
}
