public import Quantities

extension KelvinsPerSecond {
  /// No ramp at all: the setpoint is at its goal at once, and the governor sets the pace.
  public static let asFastAsProvable = KelvinsPerSecond(1e9)
}

/// One thing that a program asks of its slot.
///
/// Numbers of zones, valves and the like count as the instrument counts them; a condition is its
/// place in the program's table of conditions.
public enum Instruction: Hashable, Sendable, BitwiseCopyable {
  /// Move a zone's setpoint to a temperature at a rate, and wait until the sample is there.
  case heat(zone: UInt8, to: Celsius, rate: KelvinsPerSecond)
  /// Begin to move a zone's setpoint, and go on.
  case ramp(zone: UInt8, to: Celsius, rate: KelvinsPerSecond)
  /// Heat a zone as hard as the governor admits until its sample reads `until`, or for `longest`
  /// at most; then let it rest.
  case burst(zone: UInt8, until: Celsius, longest: Seconds)
  /// Move a zone's element at a rate, up or down, until its sample reads `until`, or for `longest`
  /// at most; then let it rest. What the sample does meanwhile is its own: nothing corrects it.
  case creep(zone: UInt8, until: Celsius, rate: KelvinsPerSecond, longest: Seconds)
  /// Take the heat away from a zone and wait until it is below a temperature.
  case cool(zone: UInt8, below: Celsius)
  /// Stay as it is for so long; what follows a valve counts from when that is closed.
  case hold(Seconds)
  /// Keep a precursor's valve open for exactly so long.
  case pulse(valve: UInt8, for: Seconds)
  /// Set a flow controller, and go on.
  case flow(controller: UInt8, to: SCCM)
  /// Set what chokes the pump, and go on.
  case throttle(Throttle)
  /// Switch something that needs no exact timing, and go on.
  case turn(switch: UInt8, on: Bool)
  /// Switch the generator on and wait until it gives this power; after `longest` the program has
  /// failed, and no time is counted that did not burn.
  case strike(power: Watts, longest: Seconds)
  /// Switch the generator off at once, and go on.
  case extinguish
  /// Wait until a condition holds; after `longest` the program has failed.
  case wait(condition: UInt16, longest: Seconds)
  /// Go on if a condition holds; otherwise the program has failed.
  case expect(condition: UInt16)
  /// A place from which a later run may go on, by its number.
  case checkpoint(UInt16)
  /// Stay until one of so many conditions holds, or for `longest` at most.
  case stay(until: UInt16, of: UInt16, longest: Seconds)
  /// Go to another place in the program if a condition holds.
  case branch(condition: UInt16, to: UInt32)
  /// What only a cell can be asked for.
  case cell(CellInstruction)
}

/// What the valve between chamber and pump does.
public enum Throttle: Hashable, Sendable, BitwiseCopyable {
  case open
  case closed
  /// Follow the gauge so that it reads this.
  case holding(Pascals)
}
