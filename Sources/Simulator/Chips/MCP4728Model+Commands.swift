import HAL
import Quantities

// The write commands, DS22187E section 5.6. Lengths are checked before anything changes.
extension MCP4728Model {
  /// Codes and power-down bits of channel A, B, ... in turn; reference and gain stay.
  func fastWrite(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard bytes.count % 2 == 0, bytes.count <= 8 else {
      return refuse(min(8, bytes.count - 1), "a fast write of this length", bytes[0])
    }
    for channel in 0..<(bytes.count / 2) {
      let high = UInt16(bytes[2 * channel])
      let code = (high & 0x0F) << 8 | UInt16(bytes[2 * channel + 1])
      let word = input[channel] & 0x9000 | (high & 0x30) << 9 | code
      put(word, in: channel, updating: false, at: now)
    }
    return .acknowledged
  }

  /// Any number of channels, each named by its first byte of three.
  func multiWrite(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard bytes.count % 3 == 0 else {
      return refuse(bytes.count - 1, "a multi-write of this length", bytes[0])
    }
    for i in stride(from: 0, to: bytes.count, by: 3) {
      let channel = Int(bytes[i] >> 1 & 3)
      put(word(bytes, at: i + 1), in: channel, updating: bytes[i] & 1 == 0, at: now)
    }
    return .acknowledged
  }

  /// Input registers and EEPROM from one channel to D.
  func sequentialWrite(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    let first = Int(bytes[0] >> 1 & 3)
    let length = 1 + 2 * (4 - first)
    guard bytes.count == length else {
      return refuse(min(length, bytes.count - 1), "a sequential write of this length", bytes[0])
    }
    pending = stored
    for channel in first..<4 {
      let word = word(bytes, at: 1 + 2 * (channel - first))
      put(word, in: channel, updating: bytes[0] & 1 == 0, at: now)
      pending[channel] = word
    }
    return writeEEPROM(at: now)
  }

  /// Input register and EEPROM of one channel.
  func singleWrite(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard bytes.count == 3 else {
      return refuse(min(3, bytes.count - 1), "a single write of this length", bytes[0])
    }
    let channel = Int(bytes[0] >> 1 & 3)
    let word = word(bytes, at: 1)
    put(word, in: channel, updating: bytes[0] & 1 == 0, at: now)
    pending = stored
    pending[channel] = word
    return writeEEPROM(at: now)
  }

  /// VREF or gain bits of the four channels, A in bit 3: figures 5-12 and 5-14. The outputs
  /// follow at once, whatever LDAC says; codes that wait for it go on waiting.
  func select(
    _ bytes: Span<UInt8>, mask: UInt16, shift: UInt16, at now: Instant
  ) -> Answer {
    guard bytes.count == 1 else { return refuse(1, "a select of this length", bytes[0]) }
    for channel in 0..<4 {
      let bit = UInt16(bytes[0] >> UInt8(3 - channel) & 1) << shift
      replace(mask, with: bit, in: channel, at: now)
    }
    return .acknowledged
  }

  /// Two power-down bits for each channel: figure 5-13.
  func selectPowerDown(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard bytes.count == 2 else {
      return refuse(min(2, bytes.count - 1), "a select of this length", bytes[0])
    }
    let bits = UInt16(bytes[0] & 0x0F) << 4 | UInt16(bytes[1] >> 4)
    for channel in 0..<4 {
      let pair = bits >> UInt16(6 - 2 * channel) & 3
      replace(0x6000, with: pair << 13, in: channel, at: now)
    }
    return .acknowledged
  }

  private func word(_ bytes: Span<UInt8>, at index: Int) -> UInt16 {
    UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
  }

  private func put(_ word: UInt16, in channel: Int, updating: Bool, at now: Instant) {
    input[channel] = word
    if updating || isTransparent { drive(channel, to: word, at: now) }
  }

  private func replace(_ mask: UInt16, with bits: UInt16, in channel: Int, at now: Instant) {
    input[channel] = input[channel] & ~mask | bits
    drive(channel, to: active[channel] & ~mask | bits, at: now)
  }

  private func writeEEPROM(at now: Instant) -> Answer {
    busyUntil = now + writeTime
    ready?.drive(.low, at: now)
    return .acknowledged
  }
}
