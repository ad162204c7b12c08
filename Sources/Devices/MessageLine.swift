import HAL

/// A line of text, as it is put together or as it has come so far.
struct MessageLine {
  /// Longer than any line that is sent or wanted.
  static let capacity = 128

  private var bytes = InlineArray<128, UInt8>(repeating: 0)
  private(set) var count = 0

  subscript(index: Int) -> UInt8 { bytes[index] }
  var isFull: Bool { count == Self.capacity }

  mutating func clear() { count = 0 }

  mutating func put(_ byte: UInt8) {
    guard !isFull else { return }
    bytes[count] = byte
    count += 1
  }

  mutating func put(_ text: StaticString) {
    // The pointer of a literal lives for ever.
    for index in 0..<text.utf8CodeUnitCount { put(unsafe text.utf8Start[index]) }
  }

  mutating func put(_ number: UInt32) {
    var size: UInt32 = 1
    while number / size >= 10 { size *= 10 }
    while size > 0 {
      put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / size % 10))
      size /= 10
    }
  }

  func send(through port: any MessagePort) throws(MessageError) {
    try port.send(bytes.span.extracting(first: count))
  }

  func starts(with text: StaticString) -> Bool {
    guard text.utf8CodeUnitCount <= count else { return false }
    for index in 0..<text.utf8CodeUnitCount where unsafe bytes[index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  /// A decimal number from a place on, and the place behind it; nil where there is none.
  func number(from start: Int) -> (value: Double, end: Int)? {
    var (place, value, scale) = (start, 0.0, 0)
    let isNegative = skipSign(&place)
    let first = place
    while let digit = digit(at: place) {
      value = value * 10 + digit
      place += 1
    }
    var digits = place - first
    if place < count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      while let digit = digit(at: place) {
        value = value * 10 + digit
        (place, scale, digits) = (place + 1, scale - 1, digits + 1)
      }
    }
    guard digits > 0 else { return nil }
    if place < count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      guard let power = power(&place) else { return nil }
      scale += power
    }
    while scale > 0 { (value, scale) = (value * 10, scale - 1) }
    var divisor = 1.0
    while scale < 0 { (divisor, scale) = (divisor * 10, scale + 1) }
    value /= divisor
    return (isNegative ? -value : value, place)
  }

  private func skipSign(_ place: inout Int) -> Bool {
    guard place < count else { return false }
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative || bytes[place] == UInt8(ascii: "+") { place += 1 }
    return isNegative
  }

  private func power(_ place: inout Int) -> Int? {
    let isNegative = skipSign(&place)
    var (power, digits) = (0, 0)
    while place < count, let value = value(at: place), digits < 3 {
      (power, digits, place) = (power * 10 + value, digits + 1, place + 1)
    }
    return digits > 0 ? (isNegative ? -power : power) : nil
  }

  private func value(at place: Int) -> Int? {
    guard place < count else { return nil }
    let value = Int(bytes[place]) - Int(UInt8(ascii: "0"))
    return value >= 0 && value < 10 ? value : nil
  }

  private func digit(at place: Int) -> Double? { value(at: place).map { Double($0) } }
}
