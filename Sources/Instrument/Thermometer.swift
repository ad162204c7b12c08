import Control
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
    do throws(Validator.Distrust) {
      if let value = try ask() {
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
    // A copy is changed: a change in place is checked each time.
    var judge = validator
    defer { validator = judge }
    return try judge.check(value, measured: now)
  }

  private func ask() throws(Validator.Distrust) -> Celsius? {
    switch sensor {
    case .thermocouple(let chip): try Self.ask(chip)
    case .platinum(let chip, let reference): try ask(chip, reference)
    }
  }

  private static func ask(_ chip: MCP960x) throws(Validator.Distrust) -> Celsius? {
    let reading: MCP960x.Reading
    do throws(MCP960x.Failure) { reading = try chip.reading() } catch { throw .unread }
    switch reading.hotJunction {
    case .converted(let temperature): return temperature
    case .unchanged: return nil
    case .openCircuit: throw .open
    case .shortCircuit: throw .short
    case .beyondRange: throw .outOfRange
    }
  }

  private func ask(
    _ chip: ADS122C04, _ reference: Ohms
  ) throws(Validator.Distrust) -> Celsius? {
    let sample: ADS122C04.Sample
    do throws(ADS122C04.Failure) { sample = try chip.sample() } catch { throw .unread }
    // The chip counts its conversions: the same count is the same conversion.
    guard sample.count != count else { return nil }
    count = sample.count
    guard let resistance = sample.resistance(against: reference) else { throw .open }
    guard let temperature = Platinum.temperature(of: resistance) else {
      throw resistance < Ohms(18.52) ? .short : .open
    }
    return temperature
  }
}
