import Glibc

/// The functions of libm under names that hide no variable.
enum Numerics {
  static func log(_ x: Double) -> Double { Glibc.log(x) }
  static func log10(_ x: Double) -> Double { Glibc.log10(x) }
  static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  static func sin(_ x: Double) -> Double { Glibc.sin(x) }
  static func cos(_ x: Double) -> Double { Glibc.cos(x) }
  static func asin(_ x: Double) -> Double { Glibc.asin(x) }
  static func power(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }
}
