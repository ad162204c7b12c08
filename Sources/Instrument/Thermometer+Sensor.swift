import Control
import Devices
import Quantities
import Safety

extension Thermometer.Sensor {
  /// The temperature if a new one was converted; `count` is that of the last conversion seen.
  func ask(_ count: inout UInt8?) throws(Validator.Distrust) -> Celsius? {
    switch self {
    case .thermocouple(let chip): try Self.ask(chip)
    case .platinum(let chip, let reference): try Self.ask(chip, reference, &count)
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

  private static func ask(
    _ chip: ADS122C04, _ reference: Ohms, _ count: inout UInt8?
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
