/// What flowed one way between two turns of the current.
public struct HalfCycle: Hashable, Sendable {
  /// Whether W was oxidised.
  public let isCharge: Bool
  /// The cycle that it belongs to, as the method counts.
  public let cycle: Int
  /// Its points, rests within it included.
  public let points: Range<Int>
  /// In s, since the run began.
  public let began, ended: Double
  /// What flowed, in C.
  public let charge: Double
  /// The share of it that flowed while a potential was held.
  public let heldShare: Double
  /// In J, of W against R; negative where the cell gave it although it was charged.
  public let energy: Double
  /// The potential that splits the middle half of the charge in two, in V; nil where nothing flowed
  /// between two samples.
  public let plateau: Double?
  /// The same of C against R.
  public let counterPlateau: Double?
  /// At its last sample, in V.
  public let end: Double

  /// In V: energy over charge.
  public var mean: Double { charge > 0 ? energy / charge : .nan }
  /// In s.
  public var duration: Double { ended - began }
}
