import Quantities

/// What terminates the sites of a surface, and the films that grow as that changes.
///
/// There may be two populations of sites, one slower: then coverage against dose has the long tail
/// that real saturation curves have.
struct SurfaceModel {
  private let count: Int
  /// The share of all sites by population and by the gas that terminates them; bare ones last.
  private(set) var sites: [Double]
  /// What each gas reacts with, one gas after the other.
  private let takes: [Take]
  private let ranges: [Range<Int>]
  private let slowness: [Double]
  private let hasSlowSites: Bool
  /// The gases that react.
  let reactive: [Int]
  private var isReversed = false
  var films: [FilmState]
  /// Of all films, in nm, and as nm of a film of 1 g/cm3.
  var thickness = 0.0
  var mass = 0.0
  var stack: FilmStack
  /// How fast atoms of a target land, in nm/s.
  var landing = 0.0
  /// The film that they make.
  var landed: Int?
  /// What near-molten metal has become, in nm.
  var corrosion = HotCorrosion()
  var front = ConversionFront()

  /// One kind of site that a gas reacts with.
  private struct Take {
    let from: Int
    /// The film that it completes a cycle of, if it does.
    let film: Int?
    /// How readily.
    let ease: Double
  }

  init(_ parameters: ChamberParameters, _ gases: [GasSpecies], _ films: [FilmReaction]) {
    let count = gases.count
    self.count = count
    sites = Array(repeating: 0, count: 2 * (count + 1))
    sites[count] = 1 - parameters.slowSites
    sites[2 * count + 1] = parameters.slowSites
    hasSlowSites = parameters.slowSites > 0
    slowness = gases.map(\.slowness)
    self.films = films.map(FilmState.init)
    stack = FilmStack(films: films.count)
    var all: [Take] = []
    var ranges: [Range<Int>] = []
    for gas in gases.indices {
      let own = Self.takes(gas, films, count, parameters.nucleation)
      ranges.append(all.count..<all.count + own.count)
      all += own
    }
    takes = all
    self.ranges = ranges
    let reactive = gases.indices.filter { gas in
      films.contains { $0.metal == gas || $0.coreactant == gas }
    }
    self.reactive = reactive
  }

  private static func takes(
    _ gas: Int, _ films: [FilmReaction], _ bare: Int, _ nucleation: Double
  ) -> [Take] {
    var takes: [Take] = []
    for (index, film) in films.enumerated() {
      if film.coreactant == gas { takes.append(Take(from: film.metal, film: index, ease: 1)) }
      if film.metal == gas { takes.append(Take(from: film.coreactant, film: nil, ease: 1)) }
    }
    return takes.isEmpty ? [] : takes + [Take(from: bare, film: nil, ease: nucleation)]
  }

  /// Turns the order around in which gases react: where two react at once, the error of taking one
  /// after the other then cancels.
  mutating func turnAround() { isReversed.toggle() }

  /// The gas at a place of that order.
  func reacting(_ place: Int) -> Int {
    reactive[isReversed ? place : reactive.count - 1 - place]
  }

  /// The share of sites that take a gas, on average over a step with this dose.
  func accepting(_ gas: Int, dose: Double) -> Double {
    var sum = 0.0
    for k in ranges[gas] {
      let take = takes[k]
      guard sites[take.from] > 0 || hasSlowSites else { continue }
      sum += sites[take.from] * take.ease * Self.left(dose * take.ease)
      guard hasSlowSites else { continue }
      let slow = slowness[gas] * take.ease
      sum += sites[count + 1 + take.from] * slow * Self.left(dose * slow)
    }
    return sum
  }

  /// What is left on average: a first guess, which need not be exact since what was truly taken
  /// is settled at the end of the step.
  @inline(__always)
  private static func left(_ dose: Double) -> Double {
    dose < 0x1p-6 ? 1 - dose * (0.5 - dose / 6) : Relaxation.phi(dose).first
  }

  /// Lets a dose of a gas react, and answers what share of the sites did.
  mutating func react(_ gas: Int, dose: Double) -> Double {
    let fast = react(gas, dose: dose, from: 0)
    return hasSlowSites ? fast + react(gas, dose: dose * slowness[gas], from: count + 1) : fast
  }

  private mutating func react(_ gas: Int, dose: Double, from offset: Int) -> Double {
    var all = 0.0
    for k in ranges[gas] {
      let take = takes[k]
      let there = sites[offset + take.from]
      guard there > 0 else { continue }
      // A trillionth of the sites is one of them: it goes whole, and never becomes a tail of zeros.
      let reacted = there < 1e-12 ? there : there * Relaxation.gone(dose * take.ease)
      sites[offset + take.from] = there - reacted
      all += reacted
      if let film = take.film { complete(film, reacted) }
    }
    sites[offset + gas] += all
    return all
  }

  /// The share of sites that a gas terminates.
  func coverage(by gas: Int) -> Double { sites[gas] + sites[count + 1 + gas] }
}
