import Analysis
import Instrument
import Quantities

/// The samples of one sine, or of several that sounded together, and which of those were heard for
/// long enough: who is cut off in the middle keeps what is fast.
struct HeardChord {
  /// Of what was heard for long enough, from the lowest on.
  let impedances: [MeasuredImpedance]
  /// What was not, from the lowest on.
  let lost: [Hertz]
  private let potential, current: Samples

  /// - Parameter samples: at least one.
  init(_ samples: [ToneRecord]) {
    let chord = samples[0].chord
    let origin = samples[0].at
    potential = Samples(times: samples.map { $0.at - origin }, values: samples.map(\.potential))
    current = Samples(
      times: samples.map { $0.currentAt - origin }, values: samples.map(\.current))
    let length = (samples[samples.count - 1].at - origin).value
    let all = (0..<chord.count).map { chord[$0] }
    // Beside what is cut, a curve that is no sine yet, it takes more of a sine to be told apart.
    let isWhole = all[0].value * length >= SineFit.leastPeriods
    let least = isWhole ? SineFit.leastPeriods : Self.leastBesideCut
    var first = all.firstIndex { $0.value * length >= least } ?? all.count
    var found: [MeasuredImpedance] = []
    while found.isEmpty, first < all.count {
      do throws(SineFit.Failure) {
        found = try MeasuredImpedance.from(
          potential: potential, current: current, at: Array(all[first...]),
          besides: Array(all[..<first]))
      } catch { first += 1 }
    }
    impedances = found
    lost = Array(all[..<first])
  }

  /// So many periods of a sine tell it from a slower one of which less than one was heard.
  private static let leastBesideCut = 2.0

  /// What came back at twice the frequency; of sines together others' products lie there, too.
  var second: SecondHarmonic? {
    guard impedances.count == 1, lost.isEmpty else { return nil }
    return SecondHarmonic(potential: potential, current: current, at: impedances[0].frequency)
  }
}
