import Glibc
import Quantities
import Testing

@Suite("The sine of a part of a turn")
struct SineTests {
  @Test("is libm's within 5e-16, over several turns of either sign")
  func values() {
    for step in -4000...4000 {
      let turns = Double(step) / 997
      let part = turns - turns.rounded()
      #expect(abs(Arithmetic.sine(turns: turns) - sin(2 * Double.pi * part)) < 5e-16, "\(turns)")
    }
  }

  @Test("is exact at quarters, and the same however many turns have gone by")
  func quarters() {
    #expect(Arithmetic.sine(turns: 0) == 0)
    #expect(Arithmetic.sine(turns: 0.25) == 1)
    #expect(Arithmetic.sine(turns: 0.75) == -1)
    #expect(Arithmetic.sine(turns: 1_000_000.125) == Arithmetic.sine(turns: 0.125))
  }
}
