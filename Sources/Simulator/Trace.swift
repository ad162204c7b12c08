internal import CDigest
public import HAL
public import Quantities

/// Everything that a run did, as one number: the SHA-256 of every bus message, every change of
/// a line and every journal record, each with its time.
///
/// Two runs with the same hash did the same. Flip one bit of one reading and it changes.
public final class Trace {
  private var digest = solidus_sha256()
  private var buffer: [UInt8]
  private var used = 0
  private var messageCount = 0

  /// What a record in the trace is about.
  private enum Kind {
    static let message: UInt8 = 1
    static let line: UInt8 = 2
    static let record: UInt8 = 3
  }

  public init() {
    buffer = [UInt8](repeating: 0, count: 16384)
    unsafe solidus_sha256_start(&digest)
  }

  /// How many bus messages went by.
  public var messages: Int { messageCount }

  /// A bus message: what was asked and answered, or how it failed.
  public func message(
    bus: UInt8, address: I2CAddress, out: Span<UInt8>, into: Span<UInt8>,
    failure: I2CError.Kind?, at now: Instant
  ) {
    messageCount += 1
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

  /// A line that changed.
  public func line(_ line: LineNumber, to level: Level, at now: Instant) {
    makeRoom(12)
    begin(Kind.line, at: now)
    push(UInt8(truncatingIfNeeded: line.value))
    push(UInt8(truncatingIfNeeded: line.value >> 8))
    push(level.rawValue)
  }

  /// A record of the journal, byte for byte.
  public func record(_ bytes: Span<UInt8>, at now: Instant) {
    makeRoom(11)
    begin(Kind.record, at: now)
    push(UInt8(truncatingIfNeeded: bytes.count))
    push(UInt8(truncatingIfNeeded: bytes.count >> 8))
    for i in bytes.indices {
      makeRoom(1)
      push(bytes[i])
    }
  }

  /// The hash of all that has been added so far, in lower-case hexadecimal.
  public func hash() -> String {
    flush()
    var copy = digest
    var bytes = [UInt8](repeating: 0, count: 32)
    unsafe solidus_sha256_end(&copy, &bytes)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  private func begin(_ kind: UInt8, at now: Instant) {
    push(kind)
    var time = now.nanoseconds
    for _ in 0..<8 {
      push(UInt8(truncatingIfNeeded: time))
      time >>= 8
    }
  }

  private func push(_ byte: UInt8) {
    buffer[used] = byte
    used += 1
  }

  private func makeRoom(_ count: Int) {
    if used + count > buffer.count { flush() }
  }

  private func flush() {
    unsafe solidus_sha256_add(&digest, buffer, used)
    used = 0
  }
}
