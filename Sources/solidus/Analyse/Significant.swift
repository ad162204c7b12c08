import Glibc

/// A number with so many significant digits, as tables of results show it.
func significant(_ value: Double, _ digits: Int) -> String {
  guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
  var power = Int(log10(value.magnitude).rounded(.down))
  var mantissa = rounded(value.magnitude, power, digits)
  // 9.9996 becomes 10.000: one digit more before the point.
  if mantissa.count > digits {
    power += 1
    mantissa = rounded(value.magnitude, power, digits)
  }
  let sign = value < 0 ? "-" : ""
  if power >= 0, power < max(digits, 6) {
    let padded = mantissa + String(repeating: "0", count: max(0, power + 1 - digits))
    let whole = padded.prefix(power + 1)
    let rest = padded.dropFirst(power + 1)
    return sign + whole + (rest.isEmpty ? "" : "." + rest)
  }
  if power < 0, power >= -3 {
    return sign + "0." + String(repeating: "0", count: -power - 1) + mantissa
  }
  let rest = mantissa.dropFirst()
  return sign + mantissa.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e\(power)"
}

/// The digits of a positive number whose first is worth ten to the power.
private func rounded(_ value: Double, _ power: Int, _ digits: Int) -> String {
  "\(Int64((value * pow(10, Double(digits - 1 - power))).rounded()))"
}
