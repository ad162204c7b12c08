public import Devices

/// The sixteen pins of one expander: its outputs at their safe levels, its inputs read each step.
public struct ExpanderPins {
  private let chip: TCA9535
  /// What was on the wires at the last step; nil if the chip could not be read.
  public private(set) var levels: UInt16?

  public init(_ chip: TCA9535) { self.chip = chip }

  mutating func scan() {
    do throws(TCA9535.Failure) { levels = try chip.pins() } catch { levels = nil }
  }
}
