import Quantities
import Testing

@testable import Instrument

@Suite("At which frequencies a front end measures")
struct TransformPlanTests {
  private static let asked = (0...60).map { pow10(Double($0) / 12) }

  private static func pow10(_ x: Double) -> Double { Arithmetic.exp(2.302585092994046 * x) }

  @Test("a whole number of periods fits its window, of 4 to 409", arguments: asked)
  func whole(hertz: Double) {
    let plan = TransformPlan(for: Hertz(hertz), clock: Hertz(16e6))
    let periods = plan.frequency.value * plan.looking.value
    #expect(abs(periods - periods.rounded()) < 1e-5)
    #expect(periods > 3.9 && periods < 409.1)
    #expect(plan.frequency <= TransformPlan.highest)
    // Within 3.3 % of what was asked, where there are enough periods; never more than 13 % off.
    let off = abs(plan.frequency.value / hertz - 1)
    #expect(off < (hertz < 4 ? 0.13 : 0.033), "\(plan.frequency.value)")
    // The fastest clock that is slow enough: no look is longer than it has to be.
    #expect(plan.looking.value * hertz < 16 * 16.1 || hertz > 4000)
  }

  @Test("what it comes to, asked for again, is no further off than anything else", arguments: asked)
  func again(hertz: Double) {
    let once = TransformPlan(for: Hertz(hertz), clock: Hertz(16e6))
    let again = TransformPlan(for: once.frequency, clock: Hertz(16e6))
    #expect(abs(again.frequency / once.frequency - 1) < 0.033)
  }
}
