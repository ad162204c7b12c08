internal import CDigest
public import HAL
public import Quantities

/// Everything that a run did, as one number: the SHA-256 of every bus message, every change of
/// a line and every journal record, each with its time.
///
/// Two runs with the same hash did the same. Flip one bit of one reading and it changes.
public final class Trace {
  private var log = TraceLog()

  public init() {}

  /// How many bus messages went by.
  public var messages: Int { log.messages }

  /// A bus message: what was asked and answered, or how it failed.
  public func message(
    bus: UInt8, address: I2CAddress, out: Span<UInt8>, into: Span<UInt8>,
    failure: I2CError.Kind?, at now: Instant
  ) {
    log.message(bus, address, out, into, failure, now)
  }

  /// A line that changed.
  public func line(_ line: LineNumber, to level: Level, at now: Instant) {
    log.line(line, level, now)
  }

  /// A record of the journal, byte for byte.
  public func record(_ bytes: Span<UInt8>, at now: Instant) { log.record(bytes, now) }

  /// The hash of all that has been added so far, in lower-case hexadecimal.
  public func hash() -> String { log.hash() }
}

/// What a trace adds up, in one value: one access a message, not one a byte.
private struct TraceLog {
  private var digest = solidus_sha256()
  private var buffer = [UInt8](repeating: 0, count: 16384 + 64)
  private var used = 0
  private(set) var messages = 0

  /// What a record in the trace is about.
  private enum Kind {
    static let message: UInt8 = 1
    static let line: UInt8 = 2
    static let record: UInt8 = 3
  }

  init() { unsafe solidus_sha256_start(&digest) }

  mutating func message(
    _ bus: UInt8, _ address: I2CAddress, _ out: Span<UInt8>, _ into: Span<UInt8>,
    _ failure: I2CError.Kind?, _ now: Instant
  ) {
    messages += 1
    makeRoom(14 + out.count + into.count)
    begin(Kind.message, at: now)
    push(bus)
    push(address.value)
    push(failure.map { $0.rawValue + 1 } ?? 0)
    push(UInt8(truncatingIfNeeded: out.count))
    for i in out.indices { push(out[i]) }
    push(UInt8(truncatingIfNeeded: into.count))
    for i in into.indices { push(into[i]) }
  }

  mutating func line(_ line: LineNumber, _ level: Level, _ now: Instant) {
    makeRoom(12)
    begin(Kind.line, at: now)
    push(UInt8(truncatingIfNeeded: line.value))
    push(UInt8(truncatingIfNeeded: line.value >> 8))
    push(level.rawValue)
  }

  mutating func record(_ bytes: Span<UInt8>, _ now: Instant) {
    makeRoom(11 + bytes.count)
    begin(Kind.record, at: now)
    push(UInt8(truncatingIfNeeded: bytes.count))
    push(UInt8(truncatingIfNeeded: bytes.count >> 8))
    for i in bytes.indices { push(bytes[i]) }
  }

  mutating func hash() -> String {
    flush()
    var copy = digest
    var bytes = [UInt8](repeating: 0, count: 32)
    unsafe solidus_sha256_end(&copy, &bytes)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func begin(_ kind: UInt8, at now: Instant) {
    push(kind)
    var time = now.nanoseconds
    for _ in 0..<8 {
      push(UInt8(truncatingIfNeeded: time))
      time >>= 8
    }
  }

  private mutating func push(_ byte: UInt8) {
    buffer[used] = byte
    used += 1
  }

  /// A message is at most 8192 bytes each way, which the buffer holds.
  private mutating func makeRoom(_ count: Int) {
    if used + count > buffer.count { flush() }
  }

  private mutating func flush() {
    unsafe solidus_sha256_add(&digest, buffer, used)
    used = 0
  }
}
