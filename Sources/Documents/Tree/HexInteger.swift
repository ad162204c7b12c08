/// Whole numbers as datasheets write addresses: `0x60`.
enum HexInteger {
  /// Nil unless the text is `0x` and one to fifteen hexadecimal digits.
  static func value(of text: String) -> Int? {
    let digits = text.utf8.dropFirst(2)
    guard text.utf8.starts(with: "0x".utf8), !digits.isEmpty, digits.count <= 15 else { return nil }
    var value = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: value = value * 16 + Int(digit - 0x30)
      case 0x41...0x46: value = value * 16 + Int(digit - 0x41) + 10
      case 0x61...0x66: value = value * 16 + Int(digit - 0x61) + 10
      default: return nil
      }
    }
    return value
  }

  /// Two digits at least, in capitals: `0x0D`.
  static func text(of value: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.utf8.count < 2 ? "0x0\(digits)" : "0x\(digits)"
  }
}
