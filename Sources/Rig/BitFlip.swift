import Instrument
import Quantities
import Safety

/// Turns one bit in the memory of a zone, as a particle or a stray pointer does.
///
/// The instrument has no door for this, and must not: what is found is found by looking.
enum BitFlip {
  /// What a zone holds within itself: it is larger than its guard.
  private static let least = MemoryLayout<ThermalGuard>.size + 2 * MemoryLayout<UInt64>.stride

  /// Raises the zone's limit by its highest bit that is not set.
  static func raiseLimit(of zone: Zone) {
    let pattern = zone.limit.value.bitPattern
    guard let bit = (0..<52).last(where: { pattern >> UInt64($0) & 1 == 0 }) else { return }
    // Unsafe: there is no safe way to a bit that its owner does not give away. The zone is alive
    // while this runs, and only words within its own memory are looked at.
    let start = unsafe Unmanaged.passUnretained(zone).toOpaque()
    let memory = unsafe start.assumingMemoryBound(to: UInt64.self)
    // The first two words are the object's type and the count of its owners.
    for word in 2..<least / MemoryLayout<UInt64>.stride where unsafe memory[word] == pattern {
      unsafe memory[word] = pattern | 1 << UInt64(bit)
      return
    }
  }
}
