import Quantities

/// What has flowed since a cell was driven as it is: over the times at which it was measured, never
/// over those at which it should have been.
struct ChargeCount {
  private(set) var charge: Coulombs
  private var last: (at: Instant, current: Amperes)?
  private let began: Instant

  /// - Parameter charge: what had flowed before.
  init(since began: Instant, with charge: Coulombs = .zero) {
    self.began = began
    self.charge = charge
  }

  mutating func add(_ current: Amperes, at now: Instant) {
    // Nothing was measured before the first sample: what it shows flowed since the beginning.
    let (since, before) = last ?? (began, current)
    charge += (before + current) * 0.5 * (now - since)
    last = (now, current)
  }

  /// Until an instant after the last sample; nothing flows where nothing was ever measured.
  func total(until end: Instant) -> Coulombs {
    guard let last, end > last.at else { return charge }
    return charge + last.current * (end - last.at)
  }
}
