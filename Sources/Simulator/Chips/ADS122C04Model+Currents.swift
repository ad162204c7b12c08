public import Quantities

extension ADS122C04Model {
  /// What current source 1 drives out of which pin, if it is on.
  public var excitation1: ADS122C04Excitation? { excitation(settings[3] >> 5) }
  /// What current source 2 drives out of which pin, if it is on.
  public var excitation2: ADS122C04Excitation? { excitation((settings[3] >> 2) & 7) }

  /// What both sources together drive out of a pin.
  public func excitation(from pin: ADS122C04Excitation.Pin) -> Amperes {
    var sum = 0.0
    if let one = excitation1, one.pin == pin { sum += one.current.value }
    if let two = excitation2, two.pin == pin { sum += two.current.value }
    return Amperes(sum)
  }

  /// The 10 µA that find a broken sensor are on (8.3.8).
  public var hasBurnOutCurrents: Bool { settings.hasBurnOut && !isOff }

  private var isOff: Bool { isPoweredDown && run == nil }

  private func excitation(_ route: UInt8) -> ADS122C04Excitation? {
    guard !isOff, settings.current.value != 0 else { return nil }
    return ADS122C04Excitation.Pin(rawValue: route).map { .init(settings.current, from: $0) }
  }
}
