public import HAL

/// A switch of the room or the rig that must be closed while anything is heated.
public final class Interlock {
  public let name: String
  private let line: InputLine

  public init(_ name: String, on line: consuming InputLine) {
    self.name = name
    self.line = line
  }

  /// Whether it says that all is well; a line that cannot be read does not.
  var isClosed: Bool {
    do throws(LineError) { return try line.isPermitting() } catch { return false }
  }
}
