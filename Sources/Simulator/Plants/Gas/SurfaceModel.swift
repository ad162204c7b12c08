import Quantities

/// What terminates the sites of a surface, and the films that grow as that changes.
///
/// There may be two populations of sites, one slower: then coverage against dose has the long tail
/// that real saturation curves have.
struct SurfaceModel {
  private let count: Int
  /// The share of all sites by population and by the gas that terminates them; bare ones last.
  private(set) var sites: [Double]
  /// For each gas what it reacts with.
  private var takes: [[Take]]
  private let slowness: [Double]
  private let hasSlowSites: Bool
  private let reactive: [Int]
  private let reversed: [Int]
  private var isReversed = false
  var films: [FilmState]
  var stack: FilmStack
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
    takes = gases.indices.map { gas in Self.takes(gas, films, count, parameters.nucleation) }
    let reactive = gases.indices.filter { gas in
      films.contains { $0.metal == gas || $0.coreactant == gas }
    }
    self.reactive = reactive
    reversed = reactive.reversed()
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

  /// The gases that react, in an order that turns around from step to step: where two react at
  /// once, the error of taking one after the other then cancels.
  mutating func order() -> [Int] {
    isReversed.toggle()
    return isReversed ? reversed : reactive
  }

  /// The share of sites that take a gas, on average over a step with this dose.
  func accepting(_ gas: Int, dose: Double) -> Double {
    guard dose > 0 else { return 0 }
    var sum = 0.0
    for take in takes[gas] {
      let quick = dose * take.ease
      sum += sites[take.from] * take.ease * Relaxation.phi(quick).first
      guard hasSlowSites else { continue }
      let slow = slowness[gas] * take.ease
      sum += sites[count + 1 + take.from] * slow * Relaxation.phi(dose * slow).first
    }
    return sum
  }

  /// Lets a dose of a gas react, and answers what share of the sites did.
  mutating func react(_ gas: Int, dose: Double) -> Double {
    let fast = react(gas, dose: dose, from: 0)
    return hasSlowSites ? fast + react(gas, dose: dose * slowness[gas], from: count + 1) : fast
  }

  private mutating func react(_ gas: Int, dose: Double, from offset: Int) -> Double {
    var all = 0.0
    for k in takes[gas].indices {
      let take = takes[gas][k]
      let there = sites[offset + take.from]
      guard there > 0 else { continue }
      let reacted = there * Relaxation.gone(dose * take.ease)
      sites[offset + take.from] = there - reacted
      sites[offset + gas] += reacted
      all += reacted
      if let film = take.film { films[film].complete(reacted, in: &stack, film) }
    }
    return all
  }

  /// The share of sites that a gas terminates.
  func coverage(by gas: Int) -> Double { sites[gas] + sites[count + 1 + gas] }
}
