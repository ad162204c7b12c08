public import HAL
import Quantities

/// A Microchip MCP4728: four outputs of 12 bits, with a memory of what they are after power-up.
///
/// DS22187. Its memory is never written here: what comes up at power-on must be proved harmless
/// once, at the bench, and is then read and compared. The general call is never used.
public struct MCP4728 {
  public enum Channel: UInt8, Hashable, Sendable, BitwiseCopyable {
    case a = 0
    case b = 1
    case c = 2
    case d = 3
  }

  /// What full scale is.
  public enum Span: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// The supply.
    case supply = 0x00
    /// The reference of 2.048 V.
    case volts2 = 0x80
    /// The reference doubled: 4.096 V, for supplies above it.
    case volts4 = 0x90
  }

  /// One channel as the chip says it is.
  public struct Setting: Hashable, Sendable, BitwiseCopyable {
    public let code: UInt16
    public let span: Span
    /// Whether the output is switched off, tied to ground by a resistor.
    public let isOff: Bool

    public init(code: UInt16, span: Span, isOff: Bool) {
      self.code = code
      self.span = span
      self.isOff = isOff
    }
  }

  public enum Failure: Error, Hashable, Sendable {
    case bus(I2CError)
    /// The answer does not have the form that only this chip gives.
    case wrongDevice
    /// The chip is writing its memory and hears nothing.
    case busy
    /// A channel is not set as it was told.
    case readBack(Channel)
    /// A code of more than twelve bits.
    case outOfRange(UInt16)
  }

  private let bus: any I2CBus
  private let address: I2CAddress

  /// Claims the chip: the form of its long answer is all the identity that it has.
  public init(on bus: any I2CBus, at address: I2CAddress) throws(Failure) {
    self.bus = bus
    self.address = address
    _ = try read()
  }

  /// Sets one channel, not its memory, and reads it back (DS22187, 5.6.2: multi-write).
  public func set(_ channel: Channel, to code: UInt16, span: Span) throws(Failure) {
    guard code <= 0x0FFF else { throw .outOfRange(code) }
    let message: [3 of UInt8] = [
      0x40 | channel.rawValue << 1, span.rawValue | UInt8(truncatingIfNeeded: code >> 8),
      UInt8(truncatingIfNeeded: code),
    ]
    do throws(I2CError) { try bus.write(message.span, at: address) } catch {
      throw .bus(error.naming(message[0]))
    }
    guard try present(channel) == Setting(code: code, span: span, isOff: false) else {
      throw .readBack(channel)
    }
  }

  /// What a channel is set to now.
  public func present(_ channel: Channel) throws(Failure) -> Setting {
    let answer = try read()
    return Self.setting(answer, at: Int(channel.rawValue) * 6 + 1)
  }

  /// What a channel will be at after the next power-up.
  public func stored(_ channel: Channel) throws(Failure) -> Setting {
    let answer = try read()
    return Self.setting(answer, at: Int(channel.rawValue) * 6 + 4)
  }

  /// Four times: three bytes of the output, three of its memory (DS22187, figure 5-15).
  private func read() throws(Failure) -> InlineArray<24, UInt8> {
    var answer = InlineArray<24, UInt8>(repeating: 0)
    var incoming = answer.mutableSpan
    do throws(I2CError) { try bus.read(into: &incoming, at: address) } catch {
      throw .bus(error)
    }
    for channel in 0..<4 {
      for half in 0..<2 {
        let head = answer[channel * 6 + half * 3]
        // Bits 5 and 4 are the channel, bit 3 is always zero, bits 2 to 0 the address.
        guard head & 0x3F == UInt8(truncatingIfNeeded: channel) << 4 | address.value & 0x07 else {
          throw .wrongDevice
        }
        // Bit 7 says that the memory is not being written.
        guard head & 0x80 != 0 else { throw .busy }
      }
    }
    return answer
  }

  private static func setting(_ answer: InlineArray<24, UInt8>, at place: Int) -> Setting {
    let (high, low) = (answer[place], answer[place + 1])
    let span: Span = high & 0x80 == 0 ? .supply : (high & 0x10 == 0 ? .volts2 : .volts4)
    return Setting(
      code: UInt16(high & 0x0F) << 8 | UInt16(low), span: span, isOff: high & 0x60 != 0)
  }
}
