public import Devices
public import Quantities

/// A voltage that is set by a converter: what is wanted is written in the next scan.
public final class AnalogueOutput {
  /// The converter behind it.
  public enum Chip {
    case quad(MCP4728, MCP4728.Channel, MCP4728.Span)
    case single(DAC80501)
  }

  private let chip: Chip
  /// What full scale is, in volts.
  private let full: Volts
  private var wanted: UInt16 = 0
  private var written: UInt16?
  private var hasFailed = false

  public init(_ chip: Chip, full: Volts) {
    self.chip = chip
    self.full = full
  }

  /// Whether what was written last could not be read back.
  public var isLost: Bool { hasFailed }

  /// Wants a voltage; beyond full scale is full scale.
  func want(_ voltage: Volts) {
    let share = min(max(voltage / full, 0), 1)
    wanted = UInt16(truncatingIfNeeded: Int(Arithmetic.rounded(share * Double(Int(top)))))
  }

  private var top: UInt16 {
    switch chip {
    case .quad: 0x0FFF
    case .single: 0xFFFF
    }
  }

  /// Whether the chip has not been told yet what is wanted.
  var isDue: Bool { written != wanted }

  /// Writes what is wanted if that is not what the chip has.
  func write() {
    guard isDue else { return }
    put()
  }

  /// Reads the chip back, so that one which lost its supply is found and told again.
  func verify() {
    guard written != nil else { return }
    put()
  }

  private func put() {
    hasFailed = !attempt()
    written = hasFailed ? nil : wanted
  }

  private func attempt() -> Bool {
    switch chip {
    case .quad(let chip, let channel, let span):
      do throws(MCP4728.Failure) { try chip.set(channel, to: wanted, span: span) } catch {
        return false
      }
    case .single(let chip):
      do throws(DAC80501.Failure) { try chip.set(code: wanted) } catch { return false }
    }
    return true
  }
}
