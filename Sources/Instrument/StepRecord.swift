public import Quantities
import Safety

/// Where an instrument puts what it records; the caller of `step` owns it.
public protocol RecordSink: AnyObject {
  func add(_ record: Span<UInt8>, at now: Instant)
}

/// What one step saw and did in one zone, as 48 bytes, least significant first.
///
/// ```
///   0      zone
///   1      bit 0: heating, bit 1: tripped, bit 2: readings present, bit 3: setpoint present
///   8-47   element, sample, setpoint in °C, share of full power, margin in K: 64-bit floats
/// ```
struct StepRecord {
  private(set) var bytes = InlineArray<48, UInt8>(repeating: 0)

  init(of zone: Zone, numbered index: UInt8) {
    let seen = zone.observation
    bytes[0] = index
    bytes[1] =
      (zone.isHeating ? 1 : 0) | (zone.isTripped ? 2 : 0) | (seen != nil ? 4 : 0)
      | (zone.setpoint != nil ? 8 : 0)
    put(seen?.element.value.value ?? 0, at: 8)
    put(seen?.sample.value.value ?? 0, at: 16)
    put(zone.setpoint?.value ?? 0, at: 24)
    put(zone.share, at: 32)
    put(zone.margin?.value ?? 0, at: 40)
  }

  private mutating func put(_ number: Double, at place: Int) {
    var bits = number.bitPattern
    for i in place..<place + 8 {
      bytes[i] = UInt8(truncatingIfNeeded: bits)
      bits >>= 8
    }
  }
}
