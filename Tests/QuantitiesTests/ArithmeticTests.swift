import Glibc
import Quantities
import Testing

@Suite("Own exponential and logarithm")
struct ArithmeticTests {
  @Test("exp stays within two units in the last place of the system's", arguments: 0..<64)
  func exponential(block: Int) {
    for i in 0..<500 {
      let x = -745.0 + (Double(block) + Double(i) / 500) * (1454.0 / 64)
      let ours = Arithmetic.exp(x)
      let theirs = Glibc.exp(x)
      #expect((ours - theirs).magnitude <= 2 * theirs.ulp, "exp(\(x))")
    }
  }

  @Test("log stays within two units in the last place of the system's", arguments: -70..<70)
  func logarithm(decade: Int) {
    for i in 1..<300 {
      let x = Double(i) * 0.037 * Glibc.pow(10, Double(decade))
      let theirs = Glibc.log(x)
      #expect((Arithmetic.log(x) - theirs).magnitude <= 2 * theirs.ulp, "log(\(x))")
    }
  }

  @Test("the ends of the range are as IEEE 754 has them")
  func ends() {
    #expect(Arithmetic.exp(0) == 1)
    #expect(Arithmetic.exp(1000) == .infinity)
    #expect(Arithmetic.exp(-.infinity) == 0)
    #expect(Arithmetic.exp(.nan).isNaN)
    #expect(Arithmetic.log(1) == 0)
    #expect(Arithmetic.log(0) == -.infinity)
    #expect(Arithmetic.log(-1).isNaN)
    #expect(Arithmetic.log(.infinity) == .infinity)
    let smallest = Arithmetic.log(.leastNonzeroMagnitude)
    #expect((smallest + 744.4400719213812).magnitude < 1e-12)
  }

  @Test(
    "rounding is to the nearest, ties to even",
    arguments: [(0.5, 0.0), (1.5, 2), (2.5, 2), (-0.5, 0), (-1.5, -2), (1e9 + 0.25, 1e9)])
  func rounding(x: Double, nearest: Double) {
    #expect(Arithmetic.rounded(x) == nearest)
  }

  @Test(
    "whole numbers become the nearest number",
    arguments: [0, 1, -1, 4_294_967_295, -4_294_967_296, 1 << 53 + 1, .max, .min, 123_456_789_012])
  func wholeNumbers(n: Int64) { #expect(Arithmetic.double(n) == Double(n)) }

  @Test("roots square back", arguments: [1e-300, 1e-9, 0.5, 2, 3, 1e6, 7.7e200])
  func roots(x: Double) {
    #expect((Arithmetic.squareRoot(x) - Glibc.sqrt(x)).magnitude <= x.squareRoot().ulp)
  }

  @Test("floor goes down, also below zero", arguments: [(0.9, 0.0), (-0.1, -1), (3, 3), (-3, -3)])
  func floor(x: Double, below: Double) { #expect(Arithmetic.floor(x) == below) }
}
