public import Quantities

/// What a board needs to know of a chip to find mistakes in its wiring.
public struct Part: Sendable {
  /// What a chip does for a channel.
  public enum Role: String, Hashable, Sendable {
    case thermocouple, adc, dac, multiplexer, expander, monitor, impedance

    /// The role as a sentence names it.
    var phrase: String {
      switch self {
      case .thermocouple: "a thermocouple converter"
      case .adc: "an analogue input"
      case .dac: "an analogue output"
      case .multiplexer: "a bus multiplexer"
      case .expander: "a line expander"
      case .monitor: "a current monitor"
      case .impedance: "an impedance converter"
      }
    }
  }

  /// What happens at a pin.
  public enum PinUse: Hashable, Sendable {
    case measures, drives, digital, branch
  }

  /// A pin by the name that documents use.
  public struct Pin: Hashable, Sendable {
    public let name: String
    public let use: PinUse
  }

  public let number: String
  public let role: Role
  /// The seven-bit addresses that its address pins can select.
  public let addresses: ClosedRange<Int>
  /// The fastest bus clock that Solidus runs it at.
  public let clock: Hertz
  public let pins: [Pin]
  let settings: [SettingKey]
  let requiredSettings: [SettingKey]
  var limits = Limits()

  /// The pin of this name; nil if the part has none.
  public func pin(_ name: String) -> Pin? { pins.first { $0.name == name } }
}
