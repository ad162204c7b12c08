public import Quantities

/// What a method asks of its cell, beside what every program can ask for.
public enum CellInstruction: Hashable, Sendable, BitwiseCopyable {
  /// Watch and write down by the program's rule with this number, and go on.
  case observe(UInt16)
  /// Drive the cell, and go on.
  case drive(Drive)
  /// Stay until a sweep has come to its end.
  case arrive
  /// The next cycle begins.
  case cycle
  /// Tell the thermostat of the cells a temperature, and go on.
  case warm(to: Celsius)
  /// Stay until the next whole multiple of this since the method began, however long what went
  /// before took.
  case tick(Seconds)
  /// The next drive goes on with a step that was cut off: what had flowed in it counts.
  case goOn
  /// The next spectrum begins.
  case spectrum
  /// Add a small sine to what is held, until enough of it was measured: in A where a current is
  /// held, in V where a potential.
  case sine(at: Hertz, amplitude: Double)
  /// The same with so many sines together, of which this is the lowest frequency.
  case chord(from: Hertz, amplitude: Double, count: UInt8)
  /// Stay until the front end has measured the open cell at a frequency.
  case transform(at: Hertz)
  /// The same by an analyser that reaches further.
  case analyse(at: Hertz)
}

/// What a cell is driven with.
public enum Drive: Hashable, Sendable, BitwiseCopyable {
  /// Nothing: the cell is open.
  case rest
  /// Positive oxidises the working electrode.
  case current(Amperes)
  /// Of the working electrode against the reference.
  case potential(Volts)
  /// The potential at which the cell was seen last.
  case still
  /// From where the potential is to another, so many volts each second, in stairs of this height.
  case sweep(to: Volts, VoltsPerSecond, stair: Volts)
}
