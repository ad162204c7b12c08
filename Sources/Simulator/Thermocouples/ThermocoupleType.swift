/// The pair of metals of a thermocouple, by its letter in IEC 60584.
///
/// The raw value is the code in the sensor configuration register of the MCP960x
/// (DS20005426, register 5-7, bits 6-4).
public enum ThermocoupleType: UInt8, Hashable, Sendable, CaseIterable {
  case k = 0
  case j
  case t
  case n
  case s
  case e
  case b
  case r
}
