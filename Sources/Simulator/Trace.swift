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

  /// So many bytes are not counted in the first word of a message but before themselves.
  private static let long = 31
  /// When what was added last happened: each entry says how much later it is.
  private var latest: Int64 = 0

  /// What an entry of the trace is about.
  private enum Kind {
    static let moment: UInt64 = 0
    static let message: UInt64 = 1
    static let line: UInt64 = 2
    static let record: UInt64 = 3
    static let toggles: UInt64 = 4
  }

  /// An entry begins with one word: in its lower half how much later it is than the one before, in ns,
  /// then three bits of what it is about, then what there is to say of that in 29 bits. What is more
  /// than four seconds later, or earlier, is told by an entry of its own.
  @inline(__always)
  private func open(_ kind: UInt64, _ facts: UInt64, at now: Instant) -> TraceMemory.Pen {
    var pen = memory.pen(at: used)
    let later = now.nanoseconds &- latest
    latest = now.nanoseconds
    guard later >= 0, later <= Int64(UInt32.max) else { return openAnew(kind, facts, pen) }
    pen.put(UInt64(bitPattern: later) | kind << 32 | facts << 35)
    return pen
  }

  @inline(never)
  private func openAnew(
    _ kind: UInt64, _ facts: UInt64, _ pen: TraceMemory.Pen
  ) -> TraceMemory.Pen {
    var pen = pen
    pen.put(Kind.moment << 32)
    pen.put(latest)
    pen.put(kind << 32 | facts << 35)
    return pen
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
    let failed = failure.map { UInt64($0.rawValue) + 1 } ?? 0
    let short = UInt64(min(out.count, Self.long) | min(into.count, Self.long) << 5)
    var pen = open(
      Kind.message, UInt64(address.value) | UInt64(bus) << 7 | failed << 15 | short << 19, at: now)
    if out.count >= Self.long { pen.put(UInt16(truncatingIfNeeded: out.count)) }
    pen.put(out)
    if into.count >= Self.long { pen.put(UInt16(truncatingIfNeeded: into.count)) }
    pen.put(into)
    end(at: pen.place)
    guard isHeard else { return }
    listener?.sawMessage(
      bus: bus, address: address, out: out, into: into, failure: failure, at: now)
  }

  /// A line that changed.
  public func line(_ line: LineNumber, to level: Level, at now: Instant) {
    let pen = open(Kind.line, UInt64(line.value) | UInt64(level.rawValue) << 16, at: now)
    end(at: pen.place)
    if isHeard { listener?.sawLine(line, to: level, at: now) }
  }

  /// A line that turned over again and again, to this level first, while nothing else happened.
  public func toggles(
    of line: LineNumber, to level: Level, times: Int, from first: Instant, every period: Seconds
  ) {
    var pen = open(Kind.toggles, UInt64(line.value) | UInt64(level.rawValue) << 16, at: first)
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
    var pen = open(Kind.record, UInt64(truncatingIfNeeded: bytes.count) & 0xFFFF, at: now)
    pen.putMany(bytes)
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
