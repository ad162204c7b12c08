internal import CGpiod
import Glibc
public import HAL
import Quantities

/// The digital lines of this machine, through libgpiod.
public final class LinuxLines: LineBank {
  // Safe because a handle is used only between its request and its release, and only here.
  @safe private struct Claim {
    // Inside libgpiod's door; nil once it was given back.
    var handle: OpaquePointer?
  }

  private var claims: [Claim] = []

  public init() {}

  /// Which edges of an input are reported.
  public enum Edges: Int32, Hashable, Sendable {
    case none = 0
    case rising = 1
    case falling = 2
    case both = 3
  }

  /// Claims an output that is at `level` from its first moment.
  public func claimOutput(
    chip: String, offset: UInt32, at level: Level
  ) throws(LinuxError) -> LineNumber {
    var handle: OpaquePointer?
    let answer = unsafe solidus_line_output(chip, offset, Int32(level.rawValue), &handle)
    return unsafe try add(handle, answer, chip, offset)
  }

  public func claimInput(
    chip: String, offset: UInt32, edges: Edges
  ) throws(LinuxError) -> LineNumber {
    var handle: OpaquePointer?
    let answer = unsafe solidus_line_input(chip, offset, edges.rawValue, &handle)
    return unsafe try add(handle, answer, chip, offset)
  }

  private func add(
    _ handle: OpaquePointer?, _ answer: Int32, _ chip: String, _ offset: UInt32
  ) throws(LinuxError) -> LineNumber {
    guard answer >= 0 else {
      let holder = -answer == EBUSY ? holder(of: chip, offset) : nil
      throw LinuxError(-answer, "\(chip) line \(offset)", "have the line", heldBy: holder)
    }
    unsafe claims.append(Claim(handle: handle))
    return LineNumber(UInt16(claims.count - 1))
  }

  private func holder(of chip: String, _ offset: UInt32) -> String? {
    var text = [CChar](repeating: 0, count: 64)
    guard unsafe solidus_line_consumer(chip, offset, &text, 64) == 0, text[0] != 0 else {
      return nil
    }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  public func drive(_ line: LineNumber, to level: Level) throws(LineError) {
    try check(unsafe solidus_line_set(try handle(line), Int32(level.rawValue)), line)
  }

  public func level(of line: LineNumber) throws(LineError) -> Level {
    let answer = unsafe solidus_line_get(try handle(line))
    try check(answer, line)
    return answer == 0 ? .low : .high
  }

  public func nextEdge(of line: LineNumber) throws(LineError) -> Edge? {
    var level: Int32 = 0
    var time: Int64 = 0
    let answer = unsafe solidus_line_edge(try handle(line), &level, &time)
    try check(answer, line)
    return answer == 0 ? nil : Edge(to: level == 0 ? .low : .high, at: Instant(nanoseconds: time))
  }

  public func release(_ line: LineNumber) {
    let place = Int(line.value)
    guard place < claims.count, let handle = unsafe claims[place].handle else { return }
    unsafe solidus_line_release(handle)
    unsafe claims[place].handle = nil
  }

  private func handle(_ line: LineNumber) throws(LineError) -> OpaquePointer {
    let place = Int(line.value)
    guard place < claims.count, let handle = unsafe claims[place].handle else {
      throw LineError(.missing, line: line)
    }
    return unsafe handle
  }

  /// An answer that is an error is never passed over: a line that fails is lost.
  private func check(_ answer: Int32, _ line: LineNumber) throws(LineError) {
    guard answer < 0 else { return }
    switch -answer {
    case EBUSY: throw LineError(.busy, line: line)
    case EPERM, EACCES: throw LineError(.forbidden, line: line)
    default: throw LineError(.lost, line: line)
    }
  }
}
