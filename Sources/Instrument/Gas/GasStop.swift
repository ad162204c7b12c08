public import Quantities

/// Why the gas panel was stopped; numbers count as the panel counts.
public enum GasStop: Hashable, Sendable {
  /// The second valve was to open while the first could still let its precursor in.
  case together(UInt8, UInt8)
  /// A valve's line could not be driven.
  case valveLost(UInt8)
  /// Two pulses of a valve in a row brought nothing: what follows would be no film.
  case pulseMissing(UInt8)
  /// After pulses of a valve more grew than cycles can, in nm: something comes in all the time.
  case overgrown(UInt8, grown: Double, usual: Double)
  /// A precursor was to come in while a switch stood where none may, by its number.
  case barred(UInt8, by: UInt8)
  /// A head showed exactly the same through all that should have moved it, by its number.
  case gaugeStill(UInt8)
  /// A valve is not where it was told to be, as the switch at its seat sees.
  case valveStuck(UInt8)
  /// The pressure did not go back after a pulse: the valve is stuck open, or nothing pumps.
  case unpurged(UInt8)
  /// Two pressure heads do not show the same, the finest being number 0.
  case gaugesApart(UInt8, UInt8)
  /// A flow controller did not let through what it was told, for longer than it may take.
  case flowAstray(UInt8, told: SCCM)
  /// Too much of the generator's power came back.
  case mismatched
  /// All of the generator's power comes back: nothing lit, or the plasma went out.
  case unlit
  /// The generator gives less than it was asked for, or cannot be read.
  case generatorWeak
  /// The generator gives power although it was told to be off.
  case generatorStuck
  /// What the generator gives would bring a zone, by its number, too near to its limit.
  case tooWarm(UInt8, peak: Celsius)
  /// A rule of the board was broken, by its number.
  case rule(UInt8)
  /// A switch of the room or the rig opened, by its number.
  case interlock(UInt8)
}

extension GasStop {
  /// Whether nothing may flow any more either: pump or pressure are not proven, or what flows
  /// cannot be trusted.
  var endsPurge: Bool {
    switch self {
    case .rule, .interlock, .gaugesApart, .unpurged, .flowAstray, .barred, .gaugeStill: true
    case .together, .valveLost, .valveStuck, .pulseMissing, .overgrown, .mismatched, .unlit,
      .generatorWeak, .generatorStuck, .tooWarm:
      false
    }
  }
}
