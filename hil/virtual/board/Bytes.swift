/// The bytes of a message, least significant first, as every host that runs the guest has them.
struct Bytes {
  private(set) var all: [UInt8]

  init(_ all: [UInt8] = []) { self.all = all }

  var count: Int { all.count }

  /// The number at this place, or zero where the bytes end before it does.
  func number<Number: FixedWidthInteger & UnsignedInteger>(
    at place: Int, as: Number.Type = Number.self
  ) -> Number {
    let size = MemoryLayout<Number>.size
    guard place >= 0, place + size <= all.count else { return 0 }
    var number: Number = 0
    for index in (0..<size).reversed() { number = number << 8 | Number(all[place + index]) }
    return number
  }

  mutating func put<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) {
    for index in 0..<MemoryLayout<Number>.size {
      all.append(UInt8(truncatingIfNeeded: number >> (8 * index)))
    }
  }

  mutating func put(_ more: [UInt8]) { all += more }
}
