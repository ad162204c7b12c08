import Quantities
import Testing

@testable import Analysis

@Suite("A circuit fitted to a spectrum, from starting values of its own")
struct CircuitFitTests {
  /// Circuits as they are used, with a truth for each.
  static let known: [(String, [Double])] = [
    ("R0-p(R1,CPE1)-p(R2,CPE2)", [10, 50, 2e-6, 0.9, 100, 5e-3, 0.85]),
    ("R0-p(R1,CPE1)-p(R2,CPE2)", [604, 300, 1e-7, 0.9, 173, 1e-4, 0.85]),
    ("R0-p(R1,CPE1)-p(R2,CPE2)-W1", [10, 50, 2e-6, 0.9, 40, 1e-3, 0.8, 5]),
    ("R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)", [10, 50, 1e-7, 0.9, 40, 1e-4, 0.85, 30, 3e-2, 0.9]),
    ("R0-p(R1-W1,CPE1)", [10, 50, 20, 2e-5, 0.9]), ("R0-p(R1-Wo1,C1)", [10, 50, 30, 2, 2e-5]),
    ("R0-Zarc1-Ws1", [10, 50, 1e-4, 0.85, 30, 2]), ("R0-C1", [10, 1e-3]),
    ("L0-R0-p(R1,CPE1)-CPE2", [1e-6, 10, 50, 2e-5, 0.9, 0.01, 0.8]),
    ("R0-p(CPE1,R1-p(R2,CPE2))", [10, 1e-6, 0.9, 50, 40, 1e-3, 0.9]),
    ("R0-p(R1,C1)-p(R2,C2)-p(R3,C3)", [10, 50, 1e-6, 40, 1e-4, 30, 1e-2]),
    ("R0-p(R1,CPE1)", [10, 50, 1e-5, 1]), ("p(R1,C1)", [1e9, 1e-12]), ("R0", [5]),
  ]

  @Test("finds the truth of a clean one within a tenth of a per cent", arguments: known)
  func clean(text: String, truth: [Double]) throws {
    let fit = try CircuitFit(CircuitText.parse(text), to: Spectra.of(text, truth))
    #expect(fit.end == .converged)
    for (parameter, right) in zip(fit.parameters, truth) {
      let error = (parameter.value / right - 1).magnitude
      #expect(error < 1e-3, "\(parameter.name): \(parameter.value), not \(right)")
    }
  }

  @Test(
    "finds it under half a per cent of noise in 95 of 100 cases",
    arguments: [
      ("R0-p(R1,CPE1)", [10, 50, 2e-5, 0.9]), known[0], ("R0-p(R1-W1,CPE1)", known[4].1),
    ])
  func noisy(text: String, truth: [Double]) throws {
    let circuit = try CircuitText.parse(text)
    var good = 0
    for seed in 1...200 {
      let spectrum = try Spectra.of(text, truth, scatter: 0.005, seed: UInt64(seed))
      let fit = try CircuitFit(circuit, to: spectrum)
      if zip(fit.parameters, truth).allSatisfy(isNear) { good += 1 }
    }
    #expect(good >= 190, "\(good) of 200")
  }

  /// R within 1.5 %, exponents within 0.01, Q within 8 %.
  private func isNear(_ parameter: FittedParameter, _ truth: Double) -> Bool {
    switch parameter.kind {
    case .resistance, .warburg: (parameter.value / truth - 1).magnitude < 0.015
    case .exponent: (parameter.value - truth).magnitude < 0.01
    case .capacitance, .inductance, .constantPhase, .time:
      (parameter.value / truth - 1).magnitude < 0.08
    }
  }

  @Test("gives intervals that hold the truth as often as they say")
  func intervals() throws {
    let (text, truth) = Self.known[2]
    let circuit = try CircuitText.parse(text)
    var inside = 0
    for seed in 1...200 {
      let spectrum = try Spectra.of(text, truth, scatter: 0.005, seed: UInt64(seed))
      let fit = try CircuitFit(circuit, to: spectrum)
      inside += zip(fit.parameters, truth).count { parameter, right in
        guard case .between(let low, let high) = parameter.certainty else { return false }
        return low <= right && right <= high
      }
    }
    let share = Double(inside) / Double(200 * truth.count)
    #expect(share > 0.93 && share < 0.97, "\(share)")
  }

  @Test("puts equal arcs in one order, whatever was written first")
  func order() throws {
    let text = "R0-p(R1,CPE1)-p(R2,CPE2)"
    let fast = try CircuitFit(
      CircuitText.parse(text), to: Spectra.of(text, [10, 50, 2e-6, 0.9, 40, 1e-2, 0.85]))
    let slow = try CircuitFit(
      CircuitText.parse(text), to: Spectra.of(text, [10, 40, 1e-2, 0.85, 50, 2e-6, 0.9]))
    for (a, b) in zip(fast.values, slow.values) { #expect((a / b - 1).magnitude < 1e-6) }
  }

  @Test("says what it could not settle")
  func undetermined() throws {
    let twice = try CircuitFit(CircuitText.parse("R0-R1-C1"), to: Spectra.of("R0-C1", [10, 1e-3]))
    #expect(twice.parameters[0].certainty == .undetermined)
    #expect(twice.parameters[1].certainty == .undetermined)
    #expect(twice.parameters[2].certainty != .undetermined)
    let bound = try CircuitFit(
      CircuitText.parse("R0-CPE1"), to: Spectra.of("R0-C1", [10, 1e-3]))
    #expect(bound.parameters[2].certainty == .atBound)
  }

  @Test("refuses what so few points cannot settle")
  func fewPoints() throws {
    let whole = try Spectra.of("R0-p(R1,C1)", [10, 50, 1e-4])
    let circuit = try CircuitText.parse("R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)")
    let few = Spectrum(Array(whole.points.prefix(5)))
    #expect(throws: CircuitFit.Failure.tooFewPoints(points: 5, parameters: 10)) {
      try CircuitFit(circuit, to: few)
    }
  }

  @Test("leaves more than scatter where the circuit is the wrong one")
  func wrong() throws {
    let (text, truth) = Self.known[0]
    let spectrum = try Spectra.of(text, truth, scatter: 0.002)
    let fit = try CircuitFit(CircuitText.parse("R0-p(R1,CPE1)"), to: spectrum)
    #expect(fit.scatter > 5 * KramersKronig(spectrum).scatter)
  }
}
