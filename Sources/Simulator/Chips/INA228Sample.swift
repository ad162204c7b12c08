/// What the INA228 has measured and calculated at one instant, in counts.
struct INA228Sample {
  var shunt = 0
  var bus = 0
  var temperature = 0
  var current = 0
  var power = 0
  /// MATHOF: current or power did not fit its register.
  var overflowed = false

  /// CURRENT and POWER from the three measured values (SLYS021A, 8.1.2).
  ///
  /// The fractions are cut off: the datasheet's example returns 314572 for 314572.6.
  mutating func calculate(calibration: Int, temperatureCoefficient: Int) {
    overflowed = false
    current = 0
    if calibration != 0 {
      // SHUNT_CAL = 13107.2e6 x CURRENT_LSB x R and 312.5 nV a count: the quotient is 4096.
      var exact = Double(shunt) * 4096 / Double(calibration)
      if temperatureCoefficient != 0 {
        let warmer = Double(temperature) / 128 - 25
        exact /= 1 + warmer * Double(temperatureCoefficient) * 1e-6
      }
      overflowed = exact >= 524288 || exact < -524288
      current = overflowed ? (exact < 0 ? -524288 : 524287) : Int(exact)
    }
    // POWER_LSB = 3.2 CURRENT_LSB and 195.3125 µV a count: 3.2 / 195.3125e-6 = 16384.
    power = Int(current.magnitude) * bus / 16384
    if power > 0xFF_FFFF {
      power = 0xFF_FFFF
      overflowed = true
    }
  }
}
