public import Quantities

/// What the wiring fixes about a chip beyond its address; each part allows some of these.
public struct ChipSettings: Hashable, Sendable {
  /// The standard types of thermocouple (IEC 60584).
  public enum Thermocouple: String, CaseIterable, Hashable, Sendable {
    case typeK = "K"
    case typeJ = "J"
    case typeT = "T"
    case typeN = "N"
    case typeS = "S"
    case typeE = "E"
    case typeB = "B"
    case typeR = "R"
  }

  /// Platinum resistors by their resistance at 0 °C.
  public enum ResistanceThermometer: String, CaseIterable, Hashable, Sendable {
    case pt100 = "Pt100"
    case pt1000 = "Pt1000"
  }

  public var thermocouple: Thermocouple?
  /// The filter coefficient of the converter, 0 being off.
  public var filter: Int?
  public var vdd: Volts?
  public var reference: Volts?
  public var gain: Int?
  /// The full scale of the converter.
  public var range: Volts?
  public var shunt: Ohms?
  public var resistanceThermometer: ResistanceThermometer?
  public var referenceResistor: Ohms?
  public var clock: Hertz?
  /// The line that the chip's first alert pulls low.
  public var alert: Located<String>?

  public init() {}
}

/// The keys under which settings are written.
enum SettingKey: String, CaseIterable, Hashable, Sendable {
  case thermocouple, filter, vdd, reference, gain, range, shunt, rtd
  case referenceResistor = "reference_resistor"
  case clock, alert
}
