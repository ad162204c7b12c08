import HAL
import Quantities
import Simulator

/// One line of a GPIO chip: what the guest told it, and the wire behind it if the board has one.
final class GPIOLine {
  enum Direction: UInt8 {
    case none = 0
    case output = 1
    case input = 2
  }

  /// The board's name for it.
  let name: String?
  private(set) var direction = Direction.none
  /// The level that it takes when it becomes an output.
  private var told = Level.low
  private var edges: UInt8 = 0
  /// The guest's buffer for the next edge.
  var parked: Chain?
  /// An edge has come for which there was no buffer.
  var hasLatched = false
  private unowned let world: PoweredWorld

  private static let rising: UInt8 = 1
  private static let falling: UInt8 = 2

  init(_ name: String?, _ world: PoweredWorld) {
    self.name = name
    self.world = world
  }

  var isWatched: Bool { edges != 0 }

  /// A line that is given back stays as it was driven: the worse of the two habits of kernels.
  func turn(to number: UInt32) throws(BoardFailure) -> Bool {
    guard let wanted = Direction(rawValue: UInt8(truncatingIfNeeded: number)) else { return false }
    direction = wanted
    return wanted == .output ? try drive() : true
  }

  func set(_ isHigh: Bool) throws(BoardFailure) -> Bool {
    told = isHigh ? .high : .low
    return direction == .output ? try drive() : true
  }

  private func drive() throws(BoardFailure) -> Bool {
    guard let name else { return true }
    let (lines, number) = (try world.lines(), try world.number(of: name))
    do throws(LineError) { try lines.drive(number, to: told) } catch { return false }
    return true
  }

  /// What is on the wire; nil if the line is lost.
  func level() throws(BoardFailure) -> UInt8? {
    guard let name else { return told.rawValue }
    let (lines, number) = (try world.lines(), try world.number(of: name))
    do throws(LineError) { return try lines.level(of: number).rawValue } catch { return nil }
  }

  /// From now on edges of this kind are told; those of before are forgotten.
  func watch(for edges: UInt8) throws(BoardFailure) {
    while try nextChange() != nil {}
    (self.edges, hasLatched) = (edges, false)
  }

  /// When the next edge that is watched for came, as the guest counts time.
  func nextEdge() throws(BoardFailure) -> Int64? {
    while let edge = try nextChange() {
      let kind = edge.level == .high ? Self.rising : Self.falling
      if edges & kind != 0 { return world.guestTime(of: edge.time) }
    }
    return nil
  }

  private func nextChange() throws(BoardFailure) -> Edge? {
    guard let name else { return nil }
    let (lines, number) = (try world.lines(), try world.number(of: name))
    do throws(LineError) { return try lines.nextEdge(of: number) } catch { return nil }
  }

  func forgetGuest() {
    direction = .none
    (edges, parked, hasLatched) = (0, nil, false)
  }
}
