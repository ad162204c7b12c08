import CGpiod
import CLinux
public import HAL

/// The GPIO lines of this machine that a board uses, through libgpiod.
public final class LinuxLines: LineBank {
  /// The resistor inside the chip that holds an input while nothing drives it.
  public enum Bias: Hashable, Sendable, CaseIterable {
    /// As the board or its device tree set it up.
    case asIs
    case none
    case up
    case down
  }

  /// What a line is claimed for.
  public enum Use: Hashable, Sendable {
    /// It comes up at the level that is safe.
    case output(safe: Level)
    /// With `watching`, the kernel keeps both edges, with their times, until they are taken.
    case input(Bias, watching: Bool)
  }

  private struct Place {
    let chip: String
    let offset: UInt32
    /// Nil once it has been given back.
    var held: HeldLine?
  }

  /// What other programs see as the holder of these lines.
  public let consumer: String
  private var places: [Place] = []
  /// By which edges are told.
  private let clock: LinuxClock

  public init(consumer: String = "solidus", clock: LinuxClock = LinuxClock()) {
    self.consumer = consumer
    self.clock = clock
  }

  /// The version of libgpiod that this program uses.
  public static var libraryVersion: String { unsafe String(cString: solidus_gpio_version()) }

  /// Takes a line from the kernel; the number is the same whenever this line is claimed.
  public func claim(
    chip: String, offset: UInt32, for use: Use
  ) throws(LinuxError) -> LineNumber {
    try Self.checkClock(of: use, chip, offset)
    try Self.checkExistence(chip, offset)
    let held: HeldLine
    do throws(ErrorNumber) {
      held = try HeldLine(use, chip: chip, offset: offset, consumer: consumer)
    } catch {
      throw Self.refusal(error, chip, offset)
    }
    return keep(held, chip, offset)
  }

  /// Takes an output at the level that it is at, whoever drove it there, so that nothing moves.
  ///
  /// - Returns: the line, and that level.
  public func claimAsItIs(
    chip: String, offset: UInt32
  ) throws(LinuxError) -> (line: LineNumber, level: Level) {
    try Self.checkExistence(chip, offset)
    let result = unsafe solidus_gpio_level(chip, offset, consumer)
    if let number = ErrorNumber(in: result) { throw Self.refusal(number, chip, offset) }
    let level = result == 0 ? Level.low : .high
    return (try claim(chip: chip, offset: offset, for: .output(safe: level)), level)
  }

  private func keep(_ held: HeldLine, _ chip: String, _ offset: UInt32) -> LineNumber {
    if let index = places.firstIndex(where: { $0.chip == chip && $0.offset == offset }) {
      places[index].held = held
      return LineNumber(UInt16(index))
    }
    precondition(places.count < Int(UInt16.max), "a board has fewer than 65535 lines")
    places.append(Place(chip: chip, offset: offset, held: held))
    return LineNumber(UInt16(places.count - 1))
  }

  /// Where a line is, for messages; nil if it was never claimed here.
  public func place(of line: LineNumber) -> (chip: String, offset: UInt32)? {
    guard places.indices.contains(Int(line.value)) else { return nil }
    return (places[Int(line.value)].chip, places[Int(line.value)].offset)
  }

  public func drive(_ line: LineNumber, to level: Level) throws(LineError) {
    let held = try held(line)
    guard case .output = held.use else { throw LineError(.forbidden, line: line) }
    do throws(ErrorNumber) { try held.set(level) } catch { throw LineError(error, line: line) }
  }

  public func level(of line: LineNumber) throws(LineError) -> Level {
    let held = try held(line)
    do throws(ErrorNumber) { return try held.level() } catch {
      throw LineError(error, line: line)
    }
  }

  public func nextEdge(of line: LineNumber) throws(LineError) -> Edge? {
    let held = try held(line)
    guard case .input(_, watching: true) = held.use else {
      throw LineError(.forbidden, line: line)
    }
    do throws(ErrorNumber) { return try held.nextEdge(on: clock) } catch {
      throw LineError(error, line: line)
    }
  }

  public func release(_ line: LineNumber) {
    guard places.indices.contains(Int(line.value)) else { return }
    places[Int(line.value)].held = nil
  }

  private func held(_ line: LineNumber) throws(LineError) -> HeldLine {
    guard places.indices.contains(Int(line.value)), let held = places[Int(line.value)].held else {
      throw LineError(.missing, line: line)
    }
    return held
  }
}
