public import Devices
public import Quantities
public import Safety

/// One temperature of the rig: a chip, and the judgement whether what it says can be true.
public final class Thermometer {
  /// What turns a temperature into a number.
  public enum Sensor {
    case thermocouple(MCP960x)
    /// A Pt100 read against a reference resistor that carries the same current.
    case platinum(ADS122C04, reference: Ohms)
  }

  public let name: String
  private let sensor: Sensor
  private var validator: Validator
  private var count: UInt8?
  private var trusted: TrustedTemperature?
  private var doubt: Validator.Distrust?

  public init(_ name: String, _ sensor: Sensor, believing validator: Validator) {
    self.name = name
    self.sensor = sensor
    self.validator = validator
  }

  /// The last reading that was believed.
  public var latest: TrustedTemperature? { trusted }
  /// Why the last attempt gave none, if it did not.
  public var distrust: Validator.Distrust? { doubt }

  /// Asks the chip once; a conversion that is not finished leaves everything as it was.
  public func read(at now: Instant) {
    // Copies are changed here and below: a change in place is checked each time.
    var last = count
    defer { count = last }
    do throws(Validator.Distrust) {
      if let value = try sensor.ask(&last) {
        trusted = try check(value, at: now)
        doubt = nil
      }
    } catch {
      doubt = error
    }
  }

  private func check(
    _ value: Celsius, at now: Instant
  ) throws(Validator.Distrust) -> TrustedTemperature {
    var judge = validator
    defer { validator = judge }
    return try judge.check(value, measured: now)
  }
}
