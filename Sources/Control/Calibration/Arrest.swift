public import Quantities
public import Safety

/// A stretch of a slow passage in which something melted or froze and held the sample up.
public struct Arrest: Hashable, Sendable, BitwiseCopyable {
  public let begins, ends: Instant
  /// What the sample's sensor read meanwhile, on the mean.
  public let level: Celsius
  /// How fast that still moved.
  public let slope: KelvinsPerSecond
  /// By how much single samples scatter around its line.
  public let scatter: Kelvins
  /// The heat that went into what melts, in kelvin of element lead; negative as it freezes.
  public let hidden: Kelvins
  /// All of that heat.
  public let heat: Joules

  public var length: Seconds { ends - begins }

  /// A weaker sign than this many times its own scatter is none.
  private static let significance = 5.0
  /// What sensors and model make of nothing, in kelvin of element lead.
  private static let least = 0.04
  /// The way beside an arrest from which is known what nothing looks like.
  private static let way = Kelvins(1.2)
  /// An arrest is at least so many windows long.
  private static let windows = 1.2

  /// Finds where the heat that nothing explains was largest, and all around of at least half of it.
  public static func find(
    _ samples: Span<PlateauSample>, on stage: StageModel, as passage: PlateauRefusal.Passage
  ) throws(PlateauRefusal) -> Arrest {
    let sign = passage == .melting ? 1.0 : -1.0
    let half = try half(samples, stage, passage)
    let rest = try quiet(samples, stage, half, passage)
    guard var heat = HiddenHeat(samples, stage, half: half) else { throw .badRecord(passage) }
    let (first, last) = heat.ends(samples)
    var peak = first
    var most = -Double.infinity
    for i in first...last {
      let now = sign * (heat.at(i, samples) - rest.mean)
      if now > most { (peak, most) = (i, now) }
    }
    let least = Arithmetic.larger(significance * rest.scatter, Self.least)
    guard most > least else {
      throw .noArrest(passage, seen: Kelvins(most), noise: Kelvins(least))
    }
    let ends = try stretch(samples, stage, half, around: peak) {
      sign * ($0 - rest.mean) > most / 2
    }
    let length = samples[ends.last].time - samples[ends.first].time
    guard length.value > windows * Double(2 * half) else {
      throw .tooFast(passage, length: length)
    }
    return Arrest(samples, stage, half, ends, above: rest.mean)
  }

  /// Half a window: long beside the noise of a converter, short beside the stage.
  private static func half(
    _ samples: Span<PlateauSample>, _ stage: StageModel, _ passage: PlateauRefusal.Passage
  ) throws(PlateauRefusal) -> Int {
    guard samples.count > 2 else { throw .badRecord(passage) }
    for i in 0..<samples.count {
      let now = samples[i]
      guard now.element.isFinite, now.sample.isFinite, now.surroundings.isFinite,
        i == 0 || now.time > samples[i - 1].time
      else { throw .badRecord(passage) }
    }
    let period = (samples[samples.count - 1].time - samples[0].time).value
    let each = period / Double(samples.count - 1)
    let constant = stage.sample.value / stage.coupling.value
    let window = Arithmetic.larger(60, constant / 2 < 120 ? constant / 2 : 120)
    return Int(window / each / 2)
  }

  /// What the hidden heat is where nothing melts: as a melting begins, and as a freezing ends.
  private static func quiet(
    _ samples: Span<PlateauSample>, _ stage: StageModel, _ half: Int,
    _ passage: PlateauRefusal.Passage
  ) throws(PlateauRefusal) -> (mean: Double, scatter: Double) {
    guard var heat = HiddenHeat(samples, stage, half: half) else { throw .badRecord(passage) }
    let (first, last) = heat.ends(samples)
    let start = samples[passage == .melting ? first : last].sample
    var (sum, squares, count) = (0.0, 0.0, 0.0)
    var farthest = Kelvins.zero
    var isPast = false
    for i in first...last {
      let value = heat.at(i, samples)
      let away = (samples[i].sample - start).magnitude
      if away > farthest { farthest = away }
      switch passage {
      case .melting: isPast = isPast || away > way
      case .freezing: isPast = away > way
      }
      if isPast { continue }
      sum += value
      squares += value * value
      count += 1
    }
    guard farthest > way, count > Double(2 * half) else {
      throw .tooLittleWay(passage, moved: farthest)
    }
    let mean = sum / count
    return (mean, Arithmetic.squareRoot(Arithmetic.larger(squares / count - mean * mean, 0)))
  }

  /// All around a sample where something holds.
  private static func stretch(
    _ samples: Span<PlateauSample>, _ stage: StageModel, _ half: Int, around peak: Int,
    holds: (Double) -> Bool
  ) throws(PlateauRefusal) -> (first: Int, last: Int) {
    guard var heat = HiddenHeat(samples, stage, half: half) else { throw .badRecord(.melting) }
    let (first, last) = heat.ends(samples)
    var begin = first
    var end = last
    for i in first...last where !holds(heat.at(i, samples)) {
      if i <= peak {
        begin = i + 1
      } else {
        end = i - 1
        break
      }
    }
    return (begin, end)
  }

  private init(
    _ samples: Span<PlateauSample>, _ stage: StageModel, _ half: Int,
    _ ends: (first: Int, last: Int), above rest: Double
  ) {
    begins = samples[ends.first].time
    self.ends = samples[ends.last].time
    // The edges of a stretch are those of a window: inside them all of a sample is in it.
    let inset = min(half / 2, (ends.last - ends.first) / 4)
    let line = Line(samples, from: ends.first + inset, to: ends.last - inset)
    level = Celsius(line.mean)
    slope = KelvinsPerSecond(line.slope)
    scatter = Kelvins(line.scatter)
    let hidden = Self.mean(samples, stage, half, ends, inset) - rest
    self.hidden = Kelvins(hidden)
    heat = Joules(stage.coupling.value * hidden * (self.ends - begins).value)
  }

  private static func mean(
    _ samples: Span<PlateauSample>, _ stage: StageModel, _ half: Int,
    _ ends: (first: Int, last: Int), _ inset: Int
  ) -> Double {
    guard var heat = HiddenHeat(samples, stage, half: half) else { return .nan }
    var sum = 0.0
    let (first, last) = (ends.first + inset, ends.last - inset)
    for i in first...last { sum += heat.at(i, samples) }
    return sum / Double(last - first + 1)
  }
}

/// The straight line through the readings of a stretch.
private struct Line {
  let mean, slope, scatter: Double

  init(_ samples: Span<PlateauSample>, from first: Int, to last: Int) {
    let count = Double(last - first + 1)
    let origin = samples[first]
    var (t, y, tt, ty, yy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for i in first...last {
      let time = (samples[i].time - origin.time).value
      let value = (samples[i].sample - origin.sample).value
      t += time
      y += value
      tt += time * time
      ty += time * value
      yy += value * value
    }
    let (varies, moves) = (tt - t * t / count, ty - t * y / count)
    mean = origin.sample.value + y / count
    slope = varies > 0 ? moves / varies : 0
    let left = yy - y * y / count - slope * moves
    scatter = Arithmetic.squareRoot(Arithmetic.larger(left / count, 0))
  }
}
