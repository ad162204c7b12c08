internal import CDigest
public import HAL
public import Quantities

/// Everything that a run did, as one number: the SHA-256 of every bus message, every change of
/// a line and every journal record, each with its time.
///
/// Two runs with the same hash did the same. Flip one bit of one reading and it changes.
public final class Trace {
  private var memory = TraceMemory()
  private var used = 0
  // Changed as a copy: what calls out while it changes in place is checked at each access.
  private var digest: solidus_sha256
  private var count = 0

  public init() {
    var fresh = solidus_sha256()
    unsafe solidus_sha256_start(&fresh)
    digest = fresh
  }

  /// How many bus messages went by.
  public var messages: Int { count }

  /// A bus message: what was asked and answered, or how it failed.
  public func message(
    bus: UInt8, address: I2CAddress, out: Span<UInt8>, into: Span<UInt8>,
    failure: I2CError.Kind?, at now: Instant
  ) {
    count += 1
    makeRoom(for: 14 + out.count + into.count)
    used = memory.message(bus, address, out, into, failure, now, from: used)
  }

  /// A line that changed.
  public func line(_ line: LineNumber, to level: Level, at now: Instant) {
    makeRoom(for: 12)
    used = memory.line(line, level, now, from: used)
  }

  /// A record of the journal, byte for byte.
  public func record(_ bytes: Span<UInt8>, at now: Instant) {
    makeRoom(for: 11 + bytes.count)
    used = memory.record(bytes, now, from: used)
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

  private func makeRoom(for size: Int) {
    if used + size > TraceMemory.size { flush() }
  }

  private func flush() {
    var running = digest
    unsafe memory.bytes.span.withUnsafeBufferPointer {
      unsafe solidus_sha256_add(&running, $0.baseAddress, used)
    }
    digest = running
    used = 0
  }
}
