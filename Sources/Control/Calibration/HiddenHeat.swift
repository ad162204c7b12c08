import Quantities
import Safety

/// The heat that goes where no model knows of, over a window that slides along a record.
///
/// The sample warms by what crosses from the element less what it loses. What is missing from
/// that went into something that does not get warmer: it melts. In kelvin of element lead, so
/// that a heat is the coupling times it:
///
/// ```
///   hidden = mean of (E - S) - L_s/G mean of (S - W) - C_s/G (rise of S) / (length of window)
/// ```
///
/// A mean of leads and a rise over the whole window: nothing is differentiated.
struct HiddenHeat {
  /// The ends of a window are means of so many samples on either side.
  static let end = 4

  private let constant, loss: Double
  /// Samples from the middle of a window to its ends.
  let half: Int
  private var sum = 0.0
  private var middle: Int

  /// Nil if the record is too short for one window.
  init?(_ samples: Span<PlateauSample>, _ stage: StageModel, half: Int) {
    constant = stage.sample.value / stage.coupling.value
    loss = stage.sampleLoss.value / stage.coupling.value
    self.half = half
    middle = half + Self.end
    guard samples.count > 2 * middle else { return nil }
    for i in (middle - half)..<(middle + half) { sum += lead(samples[i]) }
  }

  /// The first and the last sample that have a window around them.
  func ends(_ samples: Span<PlateauSample>) -> (first: Int, last: Int) {
    (half + Self.end, samples.count - half - Self.end - 1)
  }

  /// The hidden heat around a sample; to be asked in order, for each sample or the one after it.
  mutating func at(_ index: Int, _ samples: Span<PlateauSample>) -> Double {
    while middle < index {
      sum += lead(samples[middle + half]) - lead(samples[middle - half])
      middle += 1
    }
    let (first, last) = (index - half, index + half)
    let span = (samples[last].time - samples[first].time).value
    let rise = mean(samples, around: last) - mean(samples, around: first)
    return sum / Double(2 * half) - constant * rise / span
  }

  private func lead(_ seen: PlateauSample) -> Double {
    (seen.element - seen.sample).value - loss * (seen.sample - seen.surroundings).value
  }

  private func mean(_ samples: Span<PlateauSample>, around index: Int) -> Double {
    var sum = 0.0
    for i in (index - Self.end)...(index + Self.end) { sum += samples[i].sample.value }
    return sum / Double(2 * Self.end + 1)
  }
}
