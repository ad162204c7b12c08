public import Quantities
public import Safety

/// The figures of a campaign, gathered as results come in, in any order.
public struct CampaignTally: Sendable {
  /// What is known of one metal on one plant.
  public struct Place: Sendable {
    public let plant: String
    public let metal: Metal
    public internal(set) var cases = 0
    public internal(set) var worst = Kelvins(.infinity)
    public internal(set) var gaps: [Double] = []
    public internal(set) var overshoots: [Double] = []
    public internal(set) var ripples: [Double] = []
    public internal(set) var approaches: [Double] = []
    public internal(set) var slower: [Double] = []
    public internal(set) var hours = 0.0
  }

  public private(set) var places: [Place] = []
  public private(set) var cases = 0
  /// Promises that were not kept, each with what to type to see it again.
  public private(set) var broken: [(command: String, what: String)] = []

  public init() {}

  public mutating func add(_ one: CampaignCase, _ result: CampaignResult) {
    cases += 1
    if let what = result.broken { broken.append((one.command, "\(result.ending): \(what)")) }
    let index = place(of: one)
    places[index].cases += 1
    if result.margin < places[index].worst { places[index].worst = result.margin }
    guard let anneal = result.anneal else { return }
    places[index].gaps.append(anneal.gap.value)
    places[index].overshoots.append(anneal.overshoot.value)
    places[index].ripples.append(anneal.ripple.value)
    places[index].approaches.append(anneal.approach.value)
    if let slower = anneal.slower { places[index].slower.append(slower) }
    places[index].hours += anneal.hours
  }

  private mutating func place(of one: CampaignCase) -> Int {
    if let known = places.firstIndex(where: { $0.plant == one.plant && $0.metal == one.metal }) {
      return known
    }
    places.append(Place(plant: one.plant, metal: one.metal))
    return places.count - 1
  }
}

extension [Double] {
  /// The middle one; nil of none.
  public var median: Double? { isEmpty ? nil : sorted()[count / 2] }
}
