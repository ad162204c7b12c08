import Quantities

/// Numbers with so many decimals, one after the other; what is not a number stays empty.
struct DecimalText {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ text: String) { bytes += Array(text.utf8) }

  /// A comma, then the number.
  mutating func next(_ value: Double?, decimals: Int) {
    bytes.append(0x2C)
    if let value { put(value, decimals: decimals) }
  }

  mutating func put(_ value: Double, decimals: Int) {
    guard value.isFinite, value.magnitude < 1e12 else { return }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = UInt64(Arithmetic.rounded(value.magnitude * scale))
    if value < 0, scaled > 0 { bytes.append(0x2D) }
    let unit = UInt64(scale)
    digits(scaled / unit, atLeast: 1)
    guard decimals > 0 else { return }
    bytes.append(0x2E)
    digits(scaled % unit, atLeast: decimals)
  }

  private mutating func digits(_ number: UInt64, atLeast least: Int) {
    var unit: UInt64 = 1
    for _ in 1..<least { unit *= 10 }
    while number / unit >= 10 { unit *= 10 }
    while unit > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: number / unit % 10))
      unit /= 10
    }
  }
}
