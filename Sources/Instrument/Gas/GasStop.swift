/// Why the gas panel was stopped; numbers count as the panel counts.
public enum GasStop: Hashable, Sendable {
  /// The second valve was to open while the first could still let its precursor in.
  case together(UInt8, UInt8)
  /// A valve's line could not be driven.
  case valveLost(UInt8)
}
