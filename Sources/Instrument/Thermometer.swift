import Control
public import Devices
public import Quantities
public import Safety

/// One temperature of the rig: a chip, and the judgement whether what it says can be true.
public struct Thermometer {
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
  /// The last reading that was believed.
  public private(set) var latest: TrustedTemperature?
  /// Why the last attempt gave none, if it did not.
  public private(set) var distrust: Validator.Distrust?

  public init(_ name: String, _ sensor: Sensor, believing validator: Validator) {
    self.name = name
    self.sensor = sensor
    self.validator = validator
  }

  /// The converter of a thermocouple; nil for any other sensor.
  public var thermocouple: MCP960x? {
    switch sensor {
    case .thermocouple(let chip): chip
    case .platinum: nil
    }
  }

  /// Whether the chip is still set up as it was; one that does not answer is not asked here.
  var isSetUp: Bool {
    switch sensor {
    case .thermocouple(let chip):
      do throws(MCP960x.Failure) { try chip.confirm() } catch {
        if case .readBack = error { return false }
      }
    case .platinum(let chip, _):
      do throws(ADS122C04.Failure) { try chip.confirm() } catch {
        if case .readBack = error { return false }
      }
    }
    return true
  }

  /// Asks the chip once; a conversion that is not finished leaves everything as it was.
  public mutating func read(at now: Instant) {
    do throws(Validator.Distrust) {
      if let value = try ask() {
        latest = try validator.check(value, measured: now)
        distrust = nil
      }
    } catch {
      distrust = error
    }
  }

  private mutating func ask() throws(Validator.Distrust) -> Celsius? {
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

  private mutating func ask(
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
