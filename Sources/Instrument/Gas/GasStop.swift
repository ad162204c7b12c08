/// Why the gas panel was stopped; numbers count as the panel counts.
public enum GasStop: Hashable, Sendable {
  /// The second valve was to open while the first could still let its precursor in.
  case together(UInt8, UInt8)
  /// A valve's line could not be driven.
  case valveLost(UInt8)
  /// Two pulses of a valve in a row brought nothing: what follows would be no film.
  case pulseMissing(UInt8)
  /// What a valve let in did not end with its pulse.
  case pulseUnending(UInt8)
  /// A flow controller did not let through what it was told, for longer than it may take.
  case flowAstray(UInt8)
  /// Too much of the generator's power came back.
  case mismatched
  /// All of the generator's power comes back: nothing lit, or the plasma went out.
  case unlit
  /// The generator gives less than it was asked for, or cannot be read.
  case generatorWeak
  /// The generator gives power although it was told to be off.
  case generatorStuck
  /// A rule of the board was broken, by its number.
  case rule(UInt8)
  /// A switch of the room or the rig opened, by its number.
  case interlock(UInt8)
}
