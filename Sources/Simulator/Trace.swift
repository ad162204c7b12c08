internal import CDigest
public import HAL
public import Quantities

/// Everything that a run did, as one number: the SHA-256 of every bus message, every change of
/// a line and every journal record, each with its time.
///
/// Two runs with the same hash did the same. Flip one bit of one reading and it changes.
public final class Trace {
  /// A message is at most 8192 bytes each way.
  private let memory = TraceMemory(batch + 2 * 8192 + 64)
  /// So much is hashed together: little enough to leave the processor's cache to the chips.
  private static let batch = 4096
  private var used = 0
  // Changed as a copy: what calls out while it changes in place is checked at each access.
  private var digest: solidus_sha256
  private var count = 0
  /// Sees each message and each line as it is added.
  public weak var listener: (any TraceListener)? { didSet { isHeard = listener != nil } }
  /// Asked first: mostly nobody listens, and a weak reference is slow to look at.
  private var isHeard = false

  /// What a record in the trace is about.
  private enum Kind {
    static let message: UInt8 = 1
    static let line: UInt8 = 2
    static let record: UInt8 = 3
    static let toggles: UInt8 = 4
  }

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
    var pen = memory.pen(at: used)
    pen.put(Kind.message)
    pen.put(now.nanoseconds)
    // Four bytes at once: bus, address, failure and count.
    let failed = UInt32(failure.map { $0.rawValue + 1 } ?? 0)
    let count = UInt32(truncatingIfNeeded: out.count & 0xFF)
    pen.put(UInt32(bus) | UInt32(address.value) << 8 | failed << 16 | count << 24)
    pen.put(out)
    pen.put(UInt8(truncatingIfNeeded: into.count))
    pen.put(into)
    end(at: pen.place)
    guard isHeard else { return }
    listener?.sawMessage(
      bus: bus, address: address, out: out, into: into, failure: failure, at: now)
  }

  /// A line that changed.
  public func line(_ line: LineNumber, to level: Level, at now: Instant) {
    var pen = memory.pen(at: used)
    pen.put(Kind.line)
    pen.put(now.nanoseconds)
    pen.put(line.value)
    pen.put(level.rawValue)
    end(at: pen.place)
    if isHeard { listener?.sawLine(line, to: level, at: now) }
  }

  /// A line that turned over again and again, to this level first, while nothing else happened.
  public func toggles(
    of line: LineNumber, to level: Level, times: Int, from first: Instant, every period: Seconds
  ) {
    var pen = memory.pen(at: used)
    pen.put(Kind.toggles)
    pen.put(first.nanoseconds)
    pen.put(line.value)
    pen.put(Int64(times))
    pen.put(period.nanoseconds)
    end(at: pen.place)
    guard isHeard else { return }
    for index in 0..<times {
      listener?.sawLine(
        line, to: index.isMultiple(of: 2) ? level : level.opposite,
        at: first + period * Int64(index))
    }
  }

  /// A record of the journal, byte for byte.
  public func record(_ bytes: Span<UInt8>, at now: Instant) {
    var pen = memory.pen(at: used)
    pen.put(Kind.record)
    pen.put(now.nanoseconds)
    pen.put(UInt16(truncatingIfNeeded: bytes.count))
    pen.put(bytes)
    end(at: pen.place)
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

  private func end(at place: Int) {
    used = place
    if used >= Self.batch { flush() }
  }

  private func flush() {
    var running = digest
    unsafe memory.lend(used) { unsafe solidus_sha256_add(&running, $0, used) }
    digest = running
    used = 0
  }
}
