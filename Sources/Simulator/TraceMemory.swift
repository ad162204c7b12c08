import HAL
import Quantities

/// Records of a trace that wait to be hashed together.
///
/// The bytes lie in place: an array in a class is asked for other owners each time it changes.
struct TraceMemory {
  private(set) var bytes = InlineArray<16448, UInt8>(repeating: 0)

  /// A message is at most 8192 bytes each way, which this holds.
  static let size = 16448

  /// What a record is about.
  private enum Kind {
    static let message: UInt8 = 1
    static let line: UInt8 = 2
    static let record: UInt8 = 3
  }

  /// Each of these writes one record from `start` on and says where it ends.
  mutating func message(
    _ bus: UInt8, _ address: I2CAddress, _ out: Span<UInt8>, _ into: Span<UInt8>,
    _ failure: I2CError.Kind?, _ now: Instant, from start: Int
  ) -> Int {
    var pen = Pen(bytes.mutableSpan, at: start)
    pen.put(Kind.message)
    pen.put(now.nanoseconds)
    pen.put(bus)
    pen.put(address.value)
    pen.put(failure.map { $0.rawValue + 1 } ?? 0)
    pen.put(UInt8(truncatingIfNeeded: out.count))
    pen.put(out)
    pen.put(UInt8(truncatingIfNeeded: into.count))
    pen.put(into)
    return pen.place
  }

  mutating func line(
    _ line: LineNumber, _ level: Level, _ now: Instant, from start: Int
  ) -> Int {
    var pen = Pen(bytes.mutableSpan, at: start)
    pen.put(Kind.line)
    pen.put(now.nanoseconds)
    pen.put(line.value)
    pen.put(level.rawValue)
    return pen.place
  }

  mutating func record(_ record: Span<UInt8>, _ now: Instant, from start: Int) -> Int {
    var pen = Pen(bytes.mutableSpan, at: start)
    pen.put(Kind.record)
    pen.put(now.nanoseconds)
    pen.put(UInt16(truncatingIfNeeded: record.count))
    pen.put(record)
    return pen.place
  }

  /// Writes one thing after the other, numbers with their least significant byte first.
  private struct Pen: ~Copyable, ~Escapable {
    private var bytes: MutableSpan<UInt8>
    private(set) var place: Int

    @_lifetime(copy bytes)
    init(_ bytes: consuming MutableSpan<UInt8>, at place: Int) {
      self.bytes = bytes
      self.place = place
    }

    mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
      let start = place
      // Safe here: any pattern of bits is a byte.
      var raw = unsafe bytes.mutableBytes
      raw.storeBytes(of: number.littleEndian, toByteOffset: start, as: Number.self)
      place = start + MemoryLayout<Number>.size
    }

    mutating func put(_ more: Span<UInt8>) {
      for i in more.indices { put(more[i]) }
    }
  }
}
