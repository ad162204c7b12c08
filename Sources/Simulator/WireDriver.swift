import Quantities

/// What stands between a wire and the chip that drives it.
///
/// Wires that one chip drives may share it. The wire holds this and this does not hold the chip,
/// which holds the wire: no circle. Most wires have no driver, and nothing is quicker to see than that.
final class WireDriver {
  private unowned let chip: any Settling

  init(_ chip: any Settling) { self.chip = chip }

  func settle(to now: Instant) { chip.settle(to: now) }
}
