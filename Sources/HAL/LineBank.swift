public import Quantities

/// What a wire is at: the two levels of digital logic.
@frozen public enum Level: UInt8, Hashable, Sendable, BitwiseCopyable {
  case low
  case high

  @inlinable public var opposite: Level { self == .low ? .high : .low }
}

/// Which line of a bank, counted as the bank counts them.
@frozen public struct LineNumber: Hashable, Sendable, BitwiseCopyable {
  public let value: UInt16
  @inlinable public init(_ value: UInt16) { self.value = value }
}

/// A change of level, with the time at which the kernel (or the simulator) saw it.
@frozen public struct Edge: Hashable, Sendable, BitwiseCopyable {
  public let level: Level
  public let time: Instant
  @inlinable public init(to level: Level, at time: Instant) {
    self.level = level
    self.time = time
  }
}

/// Why a digital line could not be used, and which.
@frozen public struct LineError: Error, Hashable, Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// Another program holds the line.
    case busy
    /// The line was ours and is gone: the chip was unbound or the descriptor closed.
    case lost
    /// The operating system does not let us have it.
    case forbidden
    /// There is no such chip or line.
    case missing
  }
  public let kind: Kind
  public let line: LineNumber
  @inlinable public init(_ kind: Kind, line: LineNumber) {
    self.kind = kind
    self.line = line
  }
}

/// Digital lines that belong together: those of a board, real or simulated.
///
/// The board's rig claims lines from it; nothing else calls it.
public protocol LineBank: AnyObject {
  /// Drives a claimed output.
  func drive(_ line: LineNumber, to level: Level) throws(LineError)
  /// The level on the wire of a claimed line, input or output.
  func level(of line: LineNumber) throws(LineError) -> Level
  /// The oldest edge not yet taken of a claimed input that watches for them.
  func nextEdge(of line: LineNumber) throws(LineError) -> Edge?
  /// Gives a claimed line back.
  func release(_ line: LineNumber)
}
