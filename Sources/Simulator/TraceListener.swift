public import HAL
public import Quantities

/// Somebody who wants to see what goes over the wires as it happens, and changes nothing of it.
public protocol TraceListener: AnyObject {
  func sawMessage(
    bus: UInt8, address: I2CAddress, out: Span<UInt8>, into: Span<UInt8>,
    failure: I2CError.Kind?, at now: Instant)
  func sawLine(_ line: LineNumber, to level: Level, at now: Instant)
}
