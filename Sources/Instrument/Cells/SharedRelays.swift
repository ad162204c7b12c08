public import Devices

/// The relays by which the cells of a board share what measures them open: one cell at a time.
public final class SharedRelays {
  private let expander: TCA9535
  /// Which cell has them.
  private(set) var holder: UInt8?
  /// Whether some that should be open may not be.
  private var isStuck = false
  /// Whether something is joined although all were opened: nobody can tell what, and no cell is
  /// driven beside it.
  private(set) var isWelded = false

  /// - Parameter expander: claimed with every relay open.
  public init(_ expander: TCA9535) { self.expander = expander }

  /// The cell has them from now on, unless another does.
  func take(for cell: UInt8) -> Bool {
    if isStuck { open() }
    guard !isWelded, holder == nil || holder == cell else { return false }
    holder = cell
    return true
  }

  /// The cell needs them no more; true once nothing joins it.
  func leave(_ cell: UInt8) -> Bool {
    guard holder == cell else { return true }
    open()
    return holder == nil
  }

  private func open() {
    // What stays joined by a relay that was not told stays whose it is.
    isStuck = true
    guard write(0) else { return }
    isStuck = false
    holder = nil
  }

  /// Sets every pin; false if that failed.
  func write(_ pins: UInt16) -> Bool {
    do throws(TCA9535.Failure) {
      try expander.write(pins)
      return true
    } catch { return false }
  }

  /// A contact was seen to be closed that was told to be open.
  func weld() { isWelded = true }
}
