public import Quantities

/// A verdict with what led to it.
public struct VerdictEvidence: Hashable, Sendable, BitwiseCopyable {
  public let verdict: CellVerdict
  /// The overpotential of the newest half cycle, or the newest one of a half that is not over.
  public let overpotential: Volts
  /// What it was held against: what halves of the same direction before it would come to at its
  /// current and temperature; within a half, what there was a sample before.
  public let expected: Volts
  /// Of the newest half: by how much its end lies above its beginning, as a share; nil where no half was
  /// needed.
  public let arc: Double?
  /// How many half cycles in a row have said so; none where it was seen within one.
  public let halves: Int
}
