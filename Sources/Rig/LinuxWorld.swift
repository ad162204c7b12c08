public import Documents
public import HAL
public import LinuxHAL
public import Quantities

/// A board's buses and lines on this machine.
public final class LinuxWorld: World {
  public let isSimulated = false
  private let board: BoardDocument
  private let lines: LinuxLines
  private let clock: LinuxClock
  private var buses: [String: LinuxI2CBus] = [:]
  private let state: String
  /// Where the guardian listens that has the dead-man's line; nil if this process drives it itself.
  private let guardian: String?
  private var kept: FolderLatches?

  /// Opens nothing yet: buses and lines are taken one by one, by who uses them.
  ///
  /// - Parameter start: what its clock shows now.
  public init(
    _ board: BoardDocument, state: String = "/var/lib/solidus", guardian: String? = nil,
    startingAt start: Instant = .zero
  ) {
    clock = LinuxClock(showing: start)
    lines = LinuxLines(clock: clock)
    self.board = board
    self.state = state
    self.guardian = guardian
  }

  /// A zone that nobody has ever acknowledged is not clean.
  public var latches: any LatchStore {
    get throws(RigError) {
      if let kept { return kept }
      let made = try FolderLatches(state, board: board.name, newcomer: .isTripped)
      kept = made
      return made
    }
  }

  public func bus(_ name: String) throws(RigError) -> any I2CBus {
    if let known = buses[name] { return known }
    guard let index = board.buses.names.firstIndex(of: name), let entry = board.buses[name] else {
      let names = board.buses.names.joined(separator: ", ")
      throw RigError("there is no bus '\(name)'", remedy: "name one of \(names)")
    }
    guard let device = entry.device else {
      throw RigError(
        "bus '\(name)' has no device", remedy: "write 'device: /dev/i2c-1' in the board",
        kind: .refused)
    }
    do throws(LinuxError) {
      let bus = try LinuxI2CBus(
        path: device, number: UInt8(truncatingIfNeeded: index), timeout: .milliseconds(20))
      buses[name] = bus
      return bus
    } catch { throw RigError("bus '\(name)'", error) }
  }

  public func port(_ name: String) throws(RigError) -> any MessagePort {
    guard let (known, channel) = board.analyser, known == name else {
      throw RigError("there is no analyser '\(name)'", remedy: "see 'solidus board list'")
    }
    do throws(LinuxError) {
      return try LinuxMessagePort(channel.at.address, port: channel.at.port)
    } catch {
      throw RigError("analyser '\(name)'", error)
    }
  }

  public func inspect(_ name: String) throws(RigError) {
    guard let line = board.lines[name] else { throw Self.noLine(name) }
    // The pin of an expander is there when its chip answers.
    guard case .gpio(let pin) = line.source.value else { return }
    do throws(LinuxError) {
      try LinuxLines.inspect(
        chip: Self.path(pin), offset: UInt32(truncatingIfNeeded: pin.offset))
    } catch {
      // What is wrong with a chip is wrong with all of its lines.
      let place = error.subject == .chip ? "the lines on '\(pin.chip)'" : "line '\(name)'"
      throw RigError(place, error)
    }
  }

  public func output(_ name: String) throws(RigError) -> OutputLine {
    if name == Self.deadMan, let guardian { return try Self.watched(by: guardian) }
    let (pin, line) = try pin(name)
    let safe: Level = line.safe?.value == .high ? .high : .low
    do throws(LinuxError) {
      let number = try lines.claim(
        chip: Self.path(pin), offset: UInt32(truncatingIfNeeded: pin.offset),
        for: .output(safe: safe))
      return OutputLine(number, of: lines, safe: safe)
    } catch { throw RigError("line '\(name)'", error) }
  }

  /// The line that stands for the dead-man's: each change of it is a message to the guardian.
  private static func watched(by guardian: String) throws(RigError) -> OutputLine {
    do throws(LinuxError) {
      return OutputLine(GuardianLink.line, of: try GuardianLink(guardian), safe: .low)
    } catch { throw RigError("the guardian", error) }
  }

  /// Claims the dead-man's line for a guardian, at the level that it is at.
  public func guarded() throws(RigError) -> GuardedLine {
    let (pin, _) = try pin(Self.deadMan)
    do throws(LinuxError) {
      let (number, level) = try lines.claimAsItIs(
        chip: Self.path(pin), offset: UInt32(truncatingIfNeeded: pin.offset))
      return GuardedLine(lines, number, at: level)
    } catch { throw RigError("line '\(Self.deadMan)'", error) }
  }

  static let deadMan = "dead_man"

  public func input(_ name: String) throws(RigError) -> InputLine {
    let (pin, line) = try pin(name)
    do throws(LinuxError) {
      let number = try lines.claim(
        chip: Self.path(pin), offset: UInt32(truncatingIfNeeded: pin.offset),
        for: .input(.asIs, watching: line.edges != nil))
      return InputLine(number, of: lines, safe: .low)
    } catch { throw RigError("line '\(name)'", error) }
  }

  private func pin(_ name: String) throws(RigError) -> (GPIOPin, LineDocument) {
    guard let line = board.lines[name] else { throw Self.noLine(name) }
    switch line.source.value {
    case .gpio(let pin): return (pin, line)
    case .expander:
      throw RigError("line '\(name)' is a pin of an expander", remedy: "drive it through its chip")
    }
  }

  private static func noLine(_ name: String) -> RigError {
    RigError("the board has no line '\(name)'", remedy: "see 'solidus board list'")
  }

  /// Boards name a GPIO chip as `gpiochip0`; the kernel has it under /dev.
  private static func path(_ pin: GPIOPin) -> String { "/dev/\(pin.chip)" }

  public var now: Instant { clock.now() }
  public func wait(until instant: Instant) { clock.sleep(until: instant) }
}
