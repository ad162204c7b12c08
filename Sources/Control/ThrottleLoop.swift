public import Quantities

/// Moves the valve between chamber and pump until the gauge reads what it should.
///
/// Pressure spans decades, so the error is a ratio. It is integrated, and the integral is the valve's
/// position itself, so it cannot wind up; what the pressure has just done is answered as well, since
/// a large chamber that is pumped slowly comes late and would overshoot by a third.
public struct ThrottleLoop: Hashable, Sendable, BitwiseCopyable {
  /// How far the valve moves each second for a pressure that is off by a factor of e.
  private static let gain = 0.08
  /// How long a chamber may be behind, in s, before it overshoots: more would answer the gauge's
  /// own delay of a second twice.
  private static let lead = 1.5
  /// The fastest that it is moved, as a share of its travel each second.
  private static let fastest = 0.2

  /// How far it is open: 0 shut, 1 open.
  public private(set) var opening: Double
  /// What was seen a period ago, as a logarithm.
  private var before: Double?
  /// A pressure goes on being seen until its head is read again, and what is held is held for hours.
  private var seenLast = Level(1)
  private var wanted = Level(1)

  /// A pressure and its logarithm.
  private struct Level: Hashable, BitwiseCopyable {
    let pascals: Double
    let logarithm: Double

    init(_ pascals: Double) {
      self.pascals = pascals
      logarithm = Arithmetic.log(pascals)
    }
  }

  public init(from opening: Double) { self.opening = opening }

  /// One period further; without a reading the valve stays where it is.
  public mutating func step(
    _ seen: Pascals?, towards goal: Pascals, period: Seconds
  ) {
    guard let seen else {
      before = nil
      return
    }
    let shown = max(seen, goal * 1e-3).value
    if shown != seenLast.pascals { seenLast = Level(shown) }
    if goal.value != wanted.pascals { wanted = Level(goal.value) }
    let level = seenLast.logarithm
    let error = level - wanted.logarithm
    let change = before.map { level - $0 } ?? 0
    before = level
    let most = Self.fastest * period.value
    let move = (error * period.value + change * Self.lead) * Self.gain
    opening = min(max(opening + min(max(move, -most), most), 0), 1)
  }
}
