public import Documents
import Glibc
public import HAL
public import Quantities
public import Simulator

/// Everything that goes over the wires of a simulated world, a line each in a file:
///
/// ```
///   500126384 reactor 60 > 00 < 01 90       at 500.126384 ms 0x60 was sent 00 and answered 01 90
///   500316384 reactor 61 > 00 < nakAddress  nobody was there
///   512000000 stage_heater high
/// ```
@safe public final class WireLog: TraceListener {
  private let file: UnsafeMutablePointer<FILE>
  private let path: String
  private var buses: [String] = []
  private var lines: [String] = []
  /// Told of each line that is driven.
  public var onLine: (LineNumber, Instant) -> Void = { _, _ in }

  /// Makes the file, or empties it.
  public init(at path: String) throws(RigError) {
    guard let file = unsafe fopen(path, "we") else { throw Self.refusal(path) }
    unsafe self.file = file
    self.path = path
  }

  deinit { unsafe fclose(file) }

  /// Writes what goes over the wires of this world from now on.
  public func follow(_ world: SimulatedWorld, of board: BoardDocument) {
    buses = board.buses.names
    // Lines of the machine are numbered in the order in which the board has them.
    lines = board.lines.entries.compactMap { entry in
      if case .gpio = entry.value.source.value { entry.name } else { nil }
    }
    world.trace.listener = self
  }

  public func sawMessage(
    bus: UInt8, address: I2CAddress, out: Span<UInt8>, into: Span<UInt8>,
    failure: I2CError.Kind?, at now: Instant
  ) {
    var line = "\(now.nanoseconds) \(buses[Int(bus)]) \(Self.hex(address.value)) >"
    for index in out.indices { line += " " + Self.hex(out[index]) }
    line += " <"
    if let failure {
      line += " \(failure)"
    } else {
      for index in into.indices { line += " " + Self.hex(into[index]) }
    }
    add(line)
  }

  public func sawLine(_ line: LineNumber, to level: Level, at now: Instant) {
    onLine(line, now)
    add("\(now.nanoseconds) \(lines[Int(line.value)]) \(level)")
  }

  /// Adds a line of somebody else's.
  public func add(_ line: String) { unsafe fputs(line + "\n", file) }

  /// Returns once all of it is in the file.
  public func finish() throws(RigError) {
    guard unsafe fflush(file) == 0, unsafe ferror(file) == 0 else { throw Self.refusal(path) }
  }

  private static func refusal(_ path: String) -> RigError {
    RigError("\(path): cannot be written", remedy: "name a file in a folder that is there")
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }
}
