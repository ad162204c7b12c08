public import HAL

/// Something of the gas panel that is switched without exact timing: a pump, a shut-off valve.
public final class PanelSwitch {
  public let name: String
  private let output: Output
  private let on: Level
  private let safe: Level
  private var hasFailed = false
  private var level: Level
  /// Where it may not be while a precursor is let in; nil where that is all the same.
  private let barring: Level?

  /// Where its line is.
  public enum Output {
    case line(LeaselessLine)
    case expander(ExpanderPins, pin: UInt8)
  }

  /// - Parameter barring: where it may not be while a precursor is let in.
  public init(
    _ name: String, _ output: Output, on: Level, safe: Level, barring: Level? = nil
  ) {
    self.name = name
    self.output = output
    self.on = on
    self.safe = safe
    level = safe
    self.barring = barring
  }

  public var isOn: Bool { level == on }
  var isSafe: Bool { level == safe }
  /// Whether no precursor may be let in where it is.
  var isBarring: Bool { level == barring }
  public var isLost: Bool { hasFailed }

  func turn(on isWanted: Bool) { drive(isWanted ? on : on.opposite) }
  func makeSafe() { drive(safe) }

  private func drive(_ wanted: Level) {
    level = wanted
    switch output {
    case .line(let line): hasFailed = !line.drive(wanted == safe)
    case .expander(let pins, let pin): pins.want(wanted, on: pin)
    }
  }
}

/// A line that can do no harm by staying as it is.
public final class LeaselessLine {
  private let line: OutputLine

  public init(_ line: consuming OutputLine) { self.line = line }

  /// Whether the line could be driven.
  func drive(_ isSafe: Bool) -> Bool {
    do throws(LineError) {
      if isSafe { try line.makeSafe() } else { try line.energise() }
      return true
    } catch { return false }
  }
}
