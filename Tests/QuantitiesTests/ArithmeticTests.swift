import Glibc
import Testing

@testable import Quantities

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

  @Test(
    "a root is the system's to the last bit, with the processor's instruction and by hand",
    arguments: 0..<32)
  func roots(block: UInt64) {
    var bits = block &* 0x9E37_79B9_7F4A_7C15
    for _ in 0..<2000 {
      bits = bits &* 0xD134_2543_DE82_EF95 &+ 0x2545_F491_4F6C_DD1D
      // Positive, and every exponent there is, those below the normal range included.
      let x = Double(bitPattern: bits >> (bits & 1 == 0 ? 1 : 12))
      guard x.isFinite else { continue }
      let theirs = Glibc.sqrt(x)
      #expect(Arithmetic.squareRoot(x) == theirs, "root of \(x)")
      #expect(Arithmetic.rootByHand(x) == theirs, "root of \(x) by hand")
    }
  }

  @Test(
    "roots at the ends, of squares and beside them",
    arguments: [
      0, .infinity, 1, 4, 2.25, .leastNonzeroMagnitude, .leastNormalMagnitude,
      .greatestFiniteMagnitude, (4.0).nextUp, (4.0).nextDown, (1.0).nextDown, (1e10).nextUp,
    ])
  func rootsAtEnds(x: Double) {
    #expect(Arithmetic.squareRoot(x) == Glibc.sqrt(x))
    #expect(Arithmetic.rootByHand(x) == Glibc.sqrt(x))
  }

  @Test("there is no root below zero") func noRoot() {
    #expect(Arithmetic.rootByHand(-1).isNaN && Arithmetic.rootByHand(.nan).isNaN)
    #expect(Arithmetic.squareRoot(-1).isNaN)
  }

  @Test("floor goes down, also below zero", arguments: [(0.9, 0.0), (-0.1, -1), (3, 3), (-3, -3)])
  func floor(x: Double, below: Double) { #expect(Arithmetic.floor(x) == below) }
}
