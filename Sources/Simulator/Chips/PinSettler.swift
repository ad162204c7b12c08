import Quantities

/// Stands between a chip and the wires that it drives.
///
/// Wires hold their driver weakly, and every retain of an object that is held weakly is several
/// times as slow. So the wires hold this, the chip keeps it, and the chip itself stays quick.
final class PinSettler: Settling {
  private unowned let chip: any Settling

  init(for chip: any Settling) { self.chip = chip }

  func settle(to now: Instant) { chip.settle(to: now) }
}
