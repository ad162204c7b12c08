public import Quantities

/// What comes back at twice the frequency of a sine: of a cell that answers in proportion, nothing.
///
/// Half of what a curve of the second order does is there, and none of it at the sine itself: so it
/// warns of an amplitude that is too large before the impedance is wrong.
public struct SecondHarmonic: Hashable, Sendable {
  /// Of the sine, and the scatter of that.
  public let share, scatter: Double

  /// Whether it is more than chance and than a card's own curve.
  public var isThere: Bool { share > 0.01 && share > 5 * scatter }

  /// The larger of both channels': what is held has none of its own. Nil where samples are too few
  /// to tell it apart.
  public init?(potential: Samples, current: Samples, at frequency: Hertz) {
    do throws(SineFit.Failure) {
      let found = [
        try SineFit(potential, at: [frequency, frequency * 2]),
        try SineFit(current, at: [frequency, frequency * 2]),
      ].map { fit in
        let size = fit.tones[0].amplitude.magnitude
        return (fit.tones[1].amplitude.magnitude / size, fit.tones[1].scatter / size)
      }
      guard let most = found.max(by: { $0.0 < $1.0 }), most.0.isFinite else { return nil }
      (share, scatter) = most
    } catch { return nil }
  }
}
