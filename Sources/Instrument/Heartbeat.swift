public import HAL

/// One edge for each step that was completed: what keeps the dead-man from dropping.
public final class Heartbeat {
  private let line: OutputLine
  private var isHigh = false
  private var hasFailed = false

  public init(_ line: consuming OutputLine) { self.line = line }

  /// Whether the dead-man line is lost; the dead-man then drops by itself.
  public var isLost: Bool { hasFailed }

  /// So many beats were made for it.
  func pass(_ beats: Int) { if !beats.isMultiple(of: 2) { isHigh.toggle() } }

  func beat() {
    do throws(LineError) {
      if isHigh { try line.makeSafe() } else { try line.energise() }
      isHigh.toggle()
    } catch {
      hasFailed = true
    }
  }
}
