import Quantities
import Safety

/// What one step saw and did in one zone.
///
/// ```
///   0      1
///   1      zone
///   2      bit 0: heating, bit 1: tripped
///   3-42   element, sample, setpoint in °C, share of full power, margin in K
/// ```
public struct ZoneRecord: Sendable {
  public let zone: UInt8
  public let isHeating: Bool
  public let isTripped: Bool
  /// In °C; not a number where there was no trusted reading, or no setpoint.
  public let element, sample, setpoint: Double
  /// Of full power, as the loop asked for it.
  public let share: Double
  /// How far the sample would stay below its limit if the heater were cut, in K.
  public let margin: Double

  init(of zone: Zone, numbered index: UInt8) {
    let seen = zone.observation
    self.zone = index
    isHeating = zone.isHeating
    isTripped = zone.isTripped
    element = seen?.element.value.value ?? .nan
    sample = seen?.sample.value.value ?? .nan
    setpoint = zone.setpoint?.value ?? .nan
    share = zone.share
    margin = zone.margin?.value ?? .nan
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.zone)
    bytes.put(zone)
    bytes.put(UInt8(isHeating ? 1 : 0) | UInt8(isTripped ? 2 : 0))
    bytes.put(element)
    bytes.put(sample)
    bytes.put(setpoint)
    bytes.put(share)
    bytes.put(margin)
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .zone), let zone = reader.byte(),
      let flags = reader.byte(), let element = reader.number(), let sample = reader.number(),
      let setpoint = reader.number(), let share = reader.number(), let margin = reader.number()
    else { return nil }
    self.zone = zone
    isHeating = flags & 1 != 0
    isTripped = flags & 2 != 0
    self.element = element
    self.sample = sample
    self.setpoint = setpoint
    self.share = share
    self.margin = margin
  }
}
