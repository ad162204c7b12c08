public import Devices

/// The sixteen pins of one expander: its outputs at their safe levels, its inputs read each step.
public final class ExpanderPins {
  private let chip: TCA9535
  private var seen: UInt16?

  public init(_ chip: TCA9535) { self.chip = chip }

  /// What was on the wires at the last step; nil if the chip could not be read.
  public var levels: UInt16? { seen }

  func scan() {
    do throws(TCA9535.Failure) { seen = try chip.pins() } catch { seen = nil }
  }
}
