public import HAL

/// A switch of the room or the rig that says whether all is well.
public final class Interlock {
  public let name: String
  /// What ends when it opens.
  public let stops: Stops
  private let source: Source

  /// Where its contact is.
  public enum Source {
    case line(SensedLine)
    case expander(ExpanderPins, pin: UInt8)
  }

  public init(_ name: String, _ source: Source, stops: Stops) {
    self.name = name
    self.source = source
    self.stops = stops
  }

  /// Whether it is one that ends something, and says that all is not well.
  var isOpen: Bool { stops.anything && !isClosed }

  /// Whether it says that all is well; a line that cannot be read does not.
  public var isClosed: Bool { isSeenClosed ?? false }

  /// What its line was seen to say; nil where that could not be read.
  public var isSeenClosed: Bool? { source.level.map { $0 == .high } }
}

extension Interlock.Source {
  /// Whether it is seen to be high; what cannot be read is not.
  var isHigh: Bool { level == .high }

  /// Nil where it cannot be read.
  var level: Level? {
    switch self {
    case .line(let line): line.level
    case .expander(let pins, let pin): pins.level(of: pin)
    }
  }
}

/// An input line that more than one may look at.
public final class SensedLine {
  private let line: InputLine

  public init(_ line: consuming InputLine) { self.line = line }

  var level: Level? {
    do throws(LineError) { return try line.isPermitting() ? .high : .low } catch { return nil }
  }

  /// The oldest edge that has not been taken yet.
  var nextEdge: Edge? {
    do throws(LineError) { return try line.nextEdge() } catch { return nil }
  }
}
