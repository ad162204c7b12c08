import HAL
import Quantities

/// Records of a trace that wait to be hashed together.
struct TraceBuffer {
  // In place: to change an array in a class is checked each time.
  private(set) var bytes = InlineArray<16448, UInt8>(repeating: 0)
  private(set) var used = 0

  /// What a record is about.
  private enum Kind {
    static let message: UInt8 = 1
    static let line: UInt8 = 2
    static let record: UInt8 = 3
  }

  /// How many more bytes fit; a message is at most 8192 each way, which an empty buffer holds.
  var room: Int { bytes.count - used }

  mutating func empty() { used = 0 }

  mutating func message(
    _ bus: UInt8, _ address: I2CAddress, _ out: Span<UInt8>, _ into: Span<UInt8>,
    _ failure: I2CError.Kind?, _ now: Instant
  ) {
    let start = used
    var pen = Pen(bytes.mutableSpan, at: start)
    pen.put(Kind.message)
    pen.put(now)
    pen.put(bus)
    pen.put(address.value)
    pen.put(failure.map { $0.rawValue + 1 } ?? 0)
    pen.put(UInt8(truncatingIfNeeded: out.count))
    pen.put(out)
    pen.put(UInt8(truncatingIfNeeded: into.count))
    pen.put(into)
    used = pen.place
  }

  mutating func line(_ line: LineNumber, _ level: Level, _ now: Instant) {
    let start = used
    var pen = Pen(bytes.mutableSpan, at: start)
    pen.put(Kind.line)
    pen.put(now)
    pen.put(line.value)
    pen.put(level.rawValue)
    used = pen.place
  }

  mutating func record(_ record: Span<UInt8>, _ now: Instant) {
    let start = used
    var pen = Pen(bytes.mutableSpan, at: start)
    pen.put(Kind.record)
    pen.put(now)
    pen.put(UInt16(truncatingIfNeeded: record.count))
    pen.put(record)
    used = pen.place
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

    mutating func put(_ byte: UInt8) {
      bytes[place] = byte
      place += 1
    }
    mutating func put(_ word: UInt16) {
      put(UInt8(truncatingIfNeeded: word))
      put(UInt8(truncatingIfNeeded: word >> 8))
    }
    mutating func put(_ time: Instant) {
      var rest = time.nanoseconds
      for _ in 0..<8 {
        put(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
    }
    mutating func put(_ more: Span<UInt8>) {
      for i in more.indices { put(more[i]) }
    }
  }
}
