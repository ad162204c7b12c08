public import Documents
public import HAL
import LinuxHAL
public import Quantities

/// A board's buses and lines on this machine.
public final class LinuxWorld: World {
  private let board: BoardDocument
  private let lines = LinuxLines()
  private let clock = LinuxClock()
  private var buses: [String: LinuxI2CBus] = [:]

  /// Opens every bus of the board; lines are claimed one by one, by who drives or reads them.
  public init(_ board: BoardDocument) throws(RigError) {
    self.board = board
    for (index, entry) in board.buses.entries.enumerated() {
      guard let device = entry.value.device else {
        throw RigError(
          "bus '\(entry.name)' has no device", remedy: "write 'device: /dev/i2c-1' in the board")
      }
      do throws(LinuxError) {
        buses[entry.name] = try LinuxI2CBus(
          path: device, number: UInt8(truncatingIfNeeded: index), timeout: .milliseconds(20))
      } catch { throw RigError("bus '\(entry.name)': \(error)", remedy: "then try again") }
    }
  }

  public func bus(_ name: String) throws(RigError) -> any I2CBus {
    guard let bus = buses[name] else {
      let names = board.buses.names.joined(separator: ", ")
      throw RigError("there is no bus '\(name)'", remedy: "name one of \(names)")
    }
    return bus
  }

  public func output(_ name: String) throws(RigError) -> OutputLine {
    let (pin, line) = try pin(name)
    let safe: Level = line.safe?.value == .high ? .high : .low
    do throws(LinuxError) {
      let number = try lines.claim(
        chip: Self.path(pin), offset: UInt32(truncatingIfNeeded: pin.offset),
        for: .output(safe: safe))
      return OutputLine(number, of: lines, safe: safe)
    } catch { throw RigError("line '\(name)': \(error)", remedy: "then try again") }
  }

  public func input(_ name: String) throws(RigError) -> InputLine {
    let (pin, line) = try pin(name)
    do throws(LinuxError) {
      let number = try lines.claim(
        chip: Self.path(pin), offset: UInt32(truncatingIfNeeded: pin.offset),
        for: .input(.asIs, watching: line.edges != nil))
      return InputLine(number, of: lines, safe: .low)
    } catch { throw RigError("line '\(name)': \(error)", remedy: "then try again") }
  }

  private func pin(_ name: String) throws(RigError) -> (GPIOPin, LineDocument) {
    guard let line = board.lines[name] else {
      throw RigError("the board has no line '\(name)'", remedy: "see 'solidus board list'")
    }
    switch line.source.value {
    case .gpio(let pin): return (pin, line)
    case .expander:
      throw RigError("line '\(name)' is a pin of an expander", remedy: "drive it through its chip")
    }
  }

  /// Boards name a GPIO chip as `gpiochip0`; the kernel has it under /dev.
  private static func path(_ pin: GPIOPin) -> String { "/dev/\(pin.chip)" }

  public var now: Instant { clock.now() }
  public func wait(until instant: Instant) { clock.sleep(until: instant) }
}
