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
  var isOpen: Bool { (stops.heat || stops.gas || stops.cells) && !isClosed }

  /// Whether it says that all is well; a line that cannot be read does not.
  public var isClosed: Bool {
    switch source {
    case .line(let line): line.isPermitting
    case .expander(let pins, let pin): pins.level(of: pin) == .high
    }
  }
}

/// An input line that more than one may look at.
public final class SensedLine {
  private let line: InputLine

  public init(_ line: consuming InputLine) { self.line = line }

  var isPermitting: Bool {
    do throws(LineError) { return try line.isPermitting() } catch { return false }
  }
}
