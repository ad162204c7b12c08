public import Quantities

extension KelvinsPerSecond {
  /// No ramp at all: the setpoint is at its goal at once, and the governor sets the pace.
  public static let asFastAsProvable = KelvinsPerSecond(1e9)
}

/// One thing that a program asks of its slot.
public enum Instruction: Hashable, Sendable, BitwiseCopyable {
  /// Move a zone's setpoint to a temperature at a rate, and wait until the sample is there.
  case heat(zone: UInt8, to: Celsius, rate: KelvinsPerSecond)
  /// Stay as it is for so long.
  case hold(Seconds)
  /// Heat a zone as hard as the governor admits until its sample reads `until`, or for `longest`
  /// at most; then let it rest.
  case pulse(zone: UInt8, until: Celsius, longest: Seconds)
  /// Take the heat away from a zone and wait until it is below a temperature.
  case cool(zone: UInt8, below: Celsius)
}
