import Glibc
import Testing

@testable import Analysis

@Suite("The impedance of a circuit")
struct CircuitTests {
  private func impedance(_ text: String, _ values: [Double], at angular: Double) throws -> Complex {
    try CircuitText.parse(text).impedance(angular: angular, values)
  }

  @Test(
    "is that of the closed form",
    arguments: [
      ("R0", [7.0], 3.0, Complex(7)), ("C0", [0.5], 4.0, Complex(0, -0.5)),
      ("L0", [0.5], 4.0, Complex(0, 2)), ("W0", [6.0], 4.0, Complex(3, -3)),
      // 1/(Q ω^n) at minus n times ninety degrees.
      ("CPE0", [0.5, 0.5], 4.0, Complex(0.5.squareRoot(), -0.5.squareRoot())),
      ("p(R0,R1)", [3, 6], 1.0, Complex(2)), ("R0-R1", [3, 6], 1.0, Complex(9)),
      // R/(1 + jωRC)
      ("p(R0,C0)", [2, 0.5], 1.0, Complex(1, -1)),
      ("Zarc0", [2, 1, 1], 1.0, Complex(1, -1)),
      ("R0-p(R1-R2,C0)", [1, 1, 1, 0.5], 1.0, Complex(2, -1)),
    ])
  func closed(text: String, values: [Double], angular: Double, right: Complex) throws {
    let found = try impedance(text, values, at: angular)
    #expect((found - right).magnitude < 1e-12)
  }

  @Test(
    "of diffusion meets its limits: without an end at high frequencies, a wall or a layer below")
  func diffusion() throws {
    let (resistance, time) = (5.0, 2.0)
    for text in ["Wo0", "Ws0"] {
      let fast = try impedance(text, [resistance, time], at: 1e6)
      let endless = try impedance("W0", [resistance / (2 * time).squareRoot()], at: 1e6)
      #expect((fast - endless).magnitude < 1e-9 * endless.magnitude)
    }
    // Through a layer: R at rest. Up to a wall: R/3 and a capacitance of time over R.
    let layer = try impedance("Ws0", [resistance, time], at: 1e-6)
    #expect((layer - Complex(resistance)).magnitude < 1e-5)
    let wall = try impedance("Wo0", [resistance, time], at: 1e-5)
    #expect((wall.real - resistance / 3).magnitude < 1e-5)
    #expect((wall.imaginary + resistance / (time * 1e-5)).magnitude < 1e-3)
  }

  @Test(
    "moves with each parameter as its slopes say",
    arguments: [
      ("R0-p(R1,CPE1)-p(R2,CPE2)-W1", [10, 50, 1e-4, 0.8, 30, 1e-2, 0.9, 4]),
      ("L0-Zarc0-Wo0-Ws0", [1e-3, 20, 0.1, 0.8, 5, 2, 7, 0.3]),
      ("R0-p(C0,R1-p(R2-W1,CPE2))", [1, 1e-4, 20, 30, 8, 1e-3, 0.7]),
      ("p(R0-L0,C0,R1)", [5, 0.1, 1e-3, 50]),
    ])
  func slopes(text: String, values: [Double]) throws {
    let circuit = try CircuitText.parse(text)
    let spectrum = try Spectra.of(text, values.map { $0 * 1.1 })
    let problem = FitProblem(spectrum, circuit)
    let free = zip(circuit.kinds, values).map { $0.free($1) }
    var slopes = Array(repeating: 0.0, count: problem.residuals * problem.unknowns)
    var span = slopes.mutableSpan
    problem.slopes(at: free.span, into: &span)
    for number in free.indices {
      let step = 1e-5
      let (above, below) = (shifted(free, number, step), shifted(free, number, -step))
      let (high, low) = (residuals(problem, above), residuals(problem, below))
      for row in 0..<problem.residuals {
        let measured = (high[row] - low[row]) / (2 * step)
        let error = (slopes[number * problem.residuals + row] - measured).magnitude
        #expect(error < 1e-7, "\(circuit.parameters[number]), residual \(row)")
      }
    }
  }

  private func shifted(_ free: [Double], _ number: Int, _ step: Double) -> [Double] {
    var free = free
    free[number] += step
    return free
  }

  private func residuals(_ problem: FitProblem, _ free: [Double]) -> [Double] {
    problem.residuals(at: problem.values(free)).map(\.real)
      + problem.residuals(at: problem.values(free)).map(\.imaginary)
  }
}
