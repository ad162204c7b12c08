/// What has not stayed as it was in the first cycles: written each time that it is seen.
public struct DriftRecord: Sendable {
  public let what: What
  /// The valve after whose pulse the film grew, or before whose pulse the chamber rested.
  public let valve: UInt8
  public let seen: Double
  public let usual: Double

  public enum What: UInt8, Sendable {
    /// From one pulse to the next, in nm.
    case growth
    /// Before a pulse, as a share of the throttle's way.
    case opening
    /// Before a pulse, in Pa.
    case pressure

    /// As people read it.
    public var word: String { "\(self)" }
  }

  init(_ what: What, of valve: UInt8, seen: Double, usual: Double) {
    self.what = what
    self.valve = valve
    self.seen = seen
    self.usual = usual
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.drift)
    bytes.put(what.rawValue)
    bytes.put(valve)
    bytes.put(seen)
    bytes.put(usual)
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .drift), let what = reader.byte().flatMap(What.init),
      let valve = reader.byte(), let seen = reader.number(), let usual = reader.number()
    else { return nil }
    self.what = what
    self.valve = valve
    self.seen = seen
    self.usual = usual
  }
}
