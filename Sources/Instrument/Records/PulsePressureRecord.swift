/// What the gauge showed of one pulse, written once it was over.
public struct PulsePressureRecord: Sendable {
  public let valve: UInt8
  public let health: PulseHealth
  /// What the gauge showed before, and how far above it the pressure went, in Pa.
  public let base, peak: Double
  /// The integral of what was above it, in Pa s.
  public let area: Double
  /// Of what the first pulses brought; not a number while they go on.
  public let share: Double

  init(_ trace: PulseTrace, _ health: PulseHealth, share: Double?) {
    valve = trace.valve
    self.health = health
    base = trace.base
    peak = trace.peak
    area = trace.area
    self.share = share ?? .nan
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.pulsePressure)
    bytes.put(valve)
    bytes.put(health.rawValue)
    bytes.put(base)
    bytes.put(peak)
    bytes.put(area)
    bytes.put(share)
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .pulsePressure), let valve = reader.byte(),
      let health = reader.byte().flatMap(PulseHealth.init), let base = reader.number(),
      let peak = reader.number(), let area = reader.number(), let share = reader.number()
    else { return nil }
    self.valve = valve
    self.health = health
    self.base = base
    self.peak = peak
    self.area = area
    self.share = share
  }
}
