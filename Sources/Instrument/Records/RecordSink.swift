public import Quantities

/// Where an instrument puts what it records; the caller of `step` owns it.
public protocol RecordSink: AnyObject {
  func add(_ record: Span<UInt8>, at now: Instant)
}

/// Where records go that nobody wants.
final class NowhereSink: RecordSink {
  func add(_ record: Span<UInt8>, at now: Instant) {}
}

/// What a record is about: its first byte.
public enum RecordKind: UInt8, Sendable {
  case zone = 1
  case panel = 2
  case instruction = 3
  case pulse = 4
  /// Text in UTF-8 from the one who runs the instrument.
  case note = 5
  case cell = 6
  case cellEnd = 7
  case pulsePressure = 8
  case cellNote = 9
  case tone = 10
  case cellVerdict = 11
  case request = 12
  case drift = 13
  case transform = 14
  case analysis = 15
}

/// A record as it is written: numbers with their least significant byte first.
struct RecordBytes {
  private(set) var bytes = InlineArray<128, UInt8>(repeating: 0)
  private(set) var count = 0

  init(_ kind: RecordKind) { put(kind.rawValue) }

  mutating func put(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    var span = bytes.mutableSpan
    // Any bytes are bytes, and the place is checked.
    var raw = unsafe span.mutableBytes
    raw.storeBytes(of: number.littleEndian, toByteOffset: count, as: Number.self)
    count += MemoryLayout<Number>.size
  }

  /// A number that is not there is written as not a number.
  mutating func put(_ number: Double?) { put((number ?? .nan).bitPattern) }

  func write(to sink: any RecordSink, at now: Instant) {
    sink.add(bytes.span.extracting(first: count), at: now)
  }
}

/// Reads a record back; what is too short gives nothing.
struct RecordReader: ~Escapable {
  private let bytes: Span<UInt8>
  private var place = 1

  @_lifetime(copy bytes)
  init?(_ bytes: Span<UInt8>, _ kind: RecordKind) {
    guard bytes.count > 0, bytes[0] == kind.rawValue else { return nil }
    self.bytes = bytes
  }

  var isAtEnd: Bool { place >= bytes.count }

  mutating func byte() -> UInt8? {
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func short() -> UInt16? {
    guard let low = byte(), let high = byte() else { return nil }
    return UInt16(high) << 8 | UInt16(low)
  }

  mutating func count() -> Int? {
    guard let low = short(), let high = short() else { return nil }
    return Int(high) << 16 | Int(low)
  }

  mutating func long() -> UInt64? {
    var number: UInt64 = 0
    for shift in 0..<8 {
      guard let byte = byte() else { return nil }
      number |= UInt64(byte) << UInt64(shift * 8)
    }
    return number
  }

  /// Nil where the record ends; not a number where there was none.
  mutating func number() -> Double? { long().map { Double(bitPattern: $0) } }
}
