public import Quantities

/// Small sines that sound together: odd multiples of the lowest, with phases that keep their sum low.
///
/// What is even comes of what does not answer in proportion, and lies beside all of them. The phases
/// were searched so that of any number from three on no peak is above twice the root of the mean square.
public struct Chord: Hashable, Sendable {
  public let lowest: Hertz
  /// How many sines there are, the lowest included; 1 is no chord.
  public let count: Int

  /// The most there are.
  public static let most = 10
  /// From the first sine of one chord to the first of the next.
  public static let apart = 129.0
  private static let multiples: [10 of Double] = [1, 3, 5, 7, 11, 17, 25, 39, 59, 87]
  /// In turns.
  private static let phases: [10 of Double] = [
    0.967, 0.496, 0.422, 0.592, 0.318, 0.551, 0.136, 0.488, 0.567, 0.227,
  ]
  /// What the first so many sum up to at most.
  private static let peaks: [10 of Double] = [
    1, 1.984, 1.959, 2.393, 3.046, 2.818, 3.476, 3.846, 4.058, 4.211,
  ]

  public init(_ lowest: Hertz, count: Int = 1) {
    self.lowest = lowest
    self.count = min(Self.most, max(1, count))
  }

  /// As many as there are up to a frequency.
  public init(from lowest: Hertz, upTo highest: Hertz) {
    var count = 1
    while count < Self.most, lowest * Self.multiples[count] <= highest * 1.0001 { count += 1 }
    self.init(lowest, count: count)
  }

  public var highest: Hertz { self[count - 1] }
  public subscript(index: Int) -> Hertz { lowest * Self.multiples[index] }

  /// The sum, between -1 and 1, after so many turns of the lowest.
  func value(turns: Double) -> Double {
    guard count > 1 else { return Arithmetic.sine(turns: turns) }
    var sum = 0.0
    for index in 0..<count {
      sum += Arithmetic.sine(turns: turns * Self.multiples[index] + Self.phases[index])
    }
    return sum / Self.peaks[count - 1]
  }
}
