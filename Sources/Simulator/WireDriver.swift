import HAL
import Quantities

/// What stands between a wire and the chip that drives it.
///
/// Wires that one chip drives may share it. The wire holds this and this does not hold the chip,
/// which holds the wire: no circle. Most wires have no driver, and nothing is quicker to see than that.
class WireDriver {
  static func of(_ chip: some Settling) -> WireDriver { DriverOf(chip) }

  func settle(to now: Instant) {}
}

private final class DriverOf<Chip: Settling>: WireDriver {
  private let chip: Neighbour<Chip>

  init(_ chip: Chip) { self.chip = Neighbour(chip) }

  override func settle(to now: Instant) { chip.with { $0.settle(to: now) } }
}
