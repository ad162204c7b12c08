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
}

/// What a cell is driven with.
public enum Drive: Hashable, Sendable, BitwiseCopyable {
  /// Nothing: the cell is open.
  case rest
  /// Positive oxidises the working electrode.
  case current(Amperes)
  /// Of the working electrode against the reference.
  case potential(Volts)
  /// From where the potential is to another, so many volts each second, in stairs of this height.
  case sweep(to: Volts, VoltsPerSecond, stair: Volts)
}
