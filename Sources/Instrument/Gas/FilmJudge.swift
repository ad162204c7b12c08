import Quantities

/// Compares what grows after the pulses of one valve that follow those of another with the first of
/// them.
struct FilmJudge {
  /// Which are the measure of the others, counted from one: as of pulses.
  static let first = PulseJudge.first
  /// So much of a cycle's growth above the usual is too much, and so much more spoils the film.
  static let much = 0.5
  static let ruin = 1.5
  /// So many in a row are no slip of the monitor.
  static let patience = 3

  private var count = 0
  private var sum = 0.0
  private var manyInARow = 0
  private var ruinedInARow = 0

  /// What one of the first ones grew, in nm; nil while those go on.
  var usual: Double? {
    count >= Self.first.upperBound ? sum / Double(Int(Self.first.count)) : nil
  }

  /// - Parameters:
  ///   - cycle: what a whole cycle grows, in nm; nil while nobody can know.
  ///   - known: the same after the chemistry.
  ///   - noise: what the monitor cannot tell from nothing.
  /// - Returns: what is usual here, and whether too much grew too often; nil if nothing is to be said.
  mutating func judge(
    _ grown: Double, cycle: Double?, known: Double?, noise: Double
  ) -> (usual: Double, isRuined: Bool)? {
    let base = if let usual { min(usual, known ?? usual) } else { known }
    if usual == nil { learn(grown) }
    guard let base, let cycle else { return nil }
    let excess = grown - base - noise
    manyInARow = excess > cycle * Self.much ? manyInARow + 1 : 0
    ruinedInARow = excess > cycle * Self.ruin ? ruinedInARow + 1 : 0
    return manyInARow >= Self.patience ? (base, ruinedInARow >= Self.patience) : nil
  }

  private mutating func learn(_ grown: Double) {
    count += 1
    if Self.first.contains(count) { sum += grown }
  }
}
