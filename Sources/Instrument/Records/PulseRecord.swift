public import Quantities

/// One opening of a precursor's valve, written when it was shut.
public struct PulseRecord: Sendable {
  public let valve: UInt8
  /// What the program asked for, and how long the line was on.
  public let asked, width: Seconds

  init(_ valve: UInt8, asked: Seconds, width: Seconds) {
    self.valve = valve
    self.asked = asked
    self.width = width
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.pulse)
    bytes.put(valve)
    bytes.put(UInt64(bitPattern: asked.nanoseconds))
    bytes.put(UInt64(bitPattern: width.nanoseconds))
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .pulse), let valve = reader.byte(),
      let asked = reader.long(), let width = reader.long()
    else { return nil }
    self.valve = valve
    self.asked = Seconds(nanoseconds: Int64(bitPattern: asked))
    self.width = Seconds(nanoseconds: Int64(bitPattern: width))
  }
}
