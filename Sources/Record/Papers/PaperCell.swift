import Analysis
import Control
import Instrument
import Quantities

/// One cell of a run as the numbers of a paper ask of it.
struct PaperCell {
  let result: CellResult
  /// In hours; that of the last record where it did not end.
  let end: Double
  /// Whether its method came to its own end.
  let isDone: Bool
  var spectra: [PaperSpectrum] = []

  /// What is left of it when a method counts cycles before the first.
  var whole: [CellCycle] { result.table.cycles.filter { $0.number > 0 && $0.isComplete } }

  /// The hour in which a filament was through: as it was seen while it ran, or else as its plateaus
  /// show it afterwards, one below half of what the ten cycles before had, and it stays there. What
  /// falls little by little, as a film that is activated, is none.
  var short: Double? {
    let seen = result.verdicts.first { $0.record.verdict == .hardShort }
    if let seen { return seen.time.value / 3600 }
    let plateaus = result.table.cycles.compactMap { cycle in
      cycle.overpotential.map { (began: cycle.began, volts: $0) }
    }
    guard plateaus.count > 11 else { return nil }
    return (10..<plateaus.count - 1).first { place in
      let usual = plateaus[place - 10..<place].map(\.volts).sorted()[5]
      return plateaus[place...place + 1].allSatisfy { $0.volts < usual / 2 }
    }.map { plateaus[$0].began / 3600 }
  }

  /// The cycle that goes on at an hour, or has a number; nil beyond the last.
  func cycle(at moment: PaperMoment?) -> CellCycle? {
    let whole = whole
    guard let first = whole.first, let last = whole.last else { return nil }
    switch moment {
    case .cycle(let number): return whole.first { $0.number == number }
    case .density(let density):
      return whole.last { cycle in
        guard cycle.overpotential != nil, let charged = result.areal(cycle.charged) else {
          return false
        }
        return (charged / (cycle.duration / 7200) / density - 1).magnitude < 0.1
      }
    case .hours(let hours):
      let seconds = hours * 3600
      guard last.ended >= 0.97 * seconds else { return nil }
      return seconds > 7200 ? whole.last { $0.began <= seconds + 7200 } : first
    case .end, .celsius, nil: return first
    }
  }

  /// Of pulses of some seconds, one each way: what they meet, in ohm, and at which hour.
  var pulses: [(hour: Double, ohms: Double)] {
    var steps: [Range<Int>] = []
    for index in result.points.indices {
      if let last = steps.last, result.points[last.lowerBound].step == result.points[index].step {
        steps[steps.count - 1] = last.lowerBound..<index + 1
      } else {
        steps.append(index..<index + 1)
      }
    }
    return zip(steps, steps.dropFirst()).compactMap { one, other in
      let (a, b) = (result.points[one.upperBound - 1], result.points[other.upperBound - 1])
      let lasts = [one, other].map { step in
        result.points[step.upperBound - 1].time - result.points[step.lowerBound].time
      }
      guard lasts.allSatisfy({ $0 < 15 }), a.current > 1e-6, b.current < -1e-6 else { return nil }
      return (a.time / 3600, (a.potential - b.potential) / (a.current - b.current))
    }
  }

  /// What it resists, in ohm: by the spectrum of that moment, or by the pulse where there is none.
  func resistance(at moment: PaperMoment?) -> Double? {
    guard let last = spectra.last else {
      let pulses = pulses
      guard case .hours(let hour) = moment else { return pulses.last?.ohms }
      return pulses.min { ($0.hour - hour).magnitude < ($1.hour - hour).magnitude }?.ohms
    }
    switch moment {
    case .hours(let hour):
      return spectra.min { ($0.hour - hour).magnitude < ($1.hour - hour).magnitude }?.ohms
    case .cycle(let number): return spectra.last { $0.cycle == number }?.ohms
    case .celsius(let warmth):
      let nearest = spectra.min {
        ($0.celsius - warmth).magnitude < ($1.celsius - warmth).magnitude
      }
      return nearest.flatMap { ($0.celsius - warmth).magnitude < 3 ? $0.ohms : nil }
    case .density, .end, nil: return last.ohms
    }
  }

  /// Where the current of a sweep is largest, in V; nil if none flowed that way.
  func peak(isOxidation: Bool) -> Double? {
    let sign = isOxidation ? 1.0 : -1.0
    let most = result.points.max { sign * $0.current < sign * $1.current }
    return most.flatMap { sign * $0.current > 0 ? $0.potential : nil }
  }
}

/// When a paper has its number.
enum PaperMoment {
  case hours(Double)
  case cycle(Int)
  /// At this current density, in mA/cm2, as late as there is.
  case density(Double)
  /// In °C, by the card's own thermometer.
  case celsius(Double)
  case end

  /// As a claim has it: `650 h`, `10 min`, `cycle 450`, `1 mA/cm2`, `25 C`, `end`.
  init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    if text == "end" {
      self = .end
    } else if words.count == 2, words[0] == "cycle", let number = Int(words[1]) {
      self = .cycle(number)
    } else if words.count == 2, let number = Double(words[0]) {
      switch words[1] {
      case "mA/cm2": self = .density(number)
      case "C": self = .celsius(number)
      case "min": self = .hours(number / 60)
      default: self = .hours(number)
      }
    } else {
      return nil
    }
  }
}
