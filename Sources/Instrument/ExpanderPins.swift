public import Devices
public import HAL

/// The sixteen pins of one expander: what is wanted of its outputs is written in the next scan.
public final class ExpanderPins {
  private let chip: TCA9535
  /// Whether anybody wants to know what is on its wires.
  private let isHeard: Bool
  private var wanted: UInt16
  private var written: UInt16
  private var seen: UInt16?
  private var hasFailed = false
  /// Whether the last scan showed something else than the one before.
  private(set) var hasChanged = false

  /// An expander whose outputs are at these levels already; one that only drives is never read.
  public init(_ chip: TCA9535, at levels: UInt16, heard: Bool) {
    self.chip = chip
    isHeard = heard
    wanted = levels
    written = levels
  }

  /// What was on the wires at the last step; nil if the chip could not be read, or never is.
  public var levels: UInt16? { seen }
  /// Whether what was wanted last could not be written.
  public var isLost: Bool { hasFailed }

  /// What is on one pin; nil if the chip could not be read.
  public func level(of pin: UInt8) -> Level? {
    seen.map { $0 >> UInt16(pin) & 1 == 1 ? .high : .low }
  }

  func want(_ level: Level, on pin: UInt8) {
    let bit = UInt16(1) << UInt16(pin)
    wanted = level == .high ? wanted | bit : wanted & ~bit
  }

  func scan() {
    do throws(TCA9535.Failure) {
      if wanted != written || hasFailed {
        try chip.write(wanted)
        written = wanted
      }
      hasFailed = false
    } catch { hasFailed = true }
    guard isHeard else { return }
    let before = seen
    do throws(TCA9535.Failure) { seen = try chip.pins() } catch { seen = nil }
    hasChanged = seen != before
  }
}
