import HAL
import Quantities

/// What one step saw and did at the gas panel.
///
/// ```
///   0      2
///   1-2    which valves are open, a bit each
///   3-34   pressure in Pa, opening of the throttle, forward power in W, thickness in nm
///   35-    flows in SCCM
/// ```
public struct PanelRecord: Sendable {
  /// Which valves are open, a bit each.
  public let valves: UInt16
  /// In Pa; like the others not a number where it could not be read.
  public let pressure: Double
  /// Of the throttle: 0 shut, 1 open.
  public let opening: Double
  /// In W.
  public let forward: Double
  /// In nm.
  public let thickness: Double

  /// More controllers than this are not recorded.
  static let mostFlows = 10

  init(of panel: GasPanel) {
    var open: UInt16 = 0
    for index in 0..<min(panel.valveCount, 16) where panel.valves.with(index, \.isOpen) {
      open |= 1 << UInt16(index)
    }
    valves = open
    pressure = panel.pressure?.value ?? .nan
    opening = panel.chokes?.opening ?? .nan
    forward = panel.generator?.forward?.value ?? .nan
    thickness = panel.thickness?.value ?? .nan
  }

  func encoded(with panel: GasPanel) -> RecordBytes {
    var bytes = RecordBytes(.panel)
    bytes.put(valves)
    bytes.put(pressure)
    bytes.put(opening)
    bytes.put(forward)
    bytes.put(thickness)
    for index in 0..<min(panel.flowCount, Self.mostFlows) {
      bytes.put(panel.flows.with(index, \.reading)?.value)
    }
    return bytes
  }

  /// Nil if the bytes are another record; flows are put where they belong.
  public init?(_ bytes: Span<UInt8>, flows: inout [Double]) {
    guard var reader = RecordReader(bytes, .panel), let valves = reader.short(),
      let pressure = reader.number(), let opening = reader.number(),
      let forward = reader.number(), let thickness = reader.number()
    else { return nil }
    self.valves = valves
    self.pressure = pressure
    self.opening = opening
    self.forward = forward
    self.thickness = thickness
    for index in flows.indices { flows[index] = reader.number() ?? .nan }
  }
}
