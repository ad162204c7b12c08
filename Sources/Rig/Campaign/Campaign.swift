public import Documents
public import Quantities
public import Safety
import Simulator

/// Every combination of fault, phase, metal, plant and seed that was asked for, in order.
public struct Campaign: Sendable {
  public let rows: [FaultRow]
  public let phases: [CampaignCase.Phase]
  public let metals: [Metal]
  public let plants: [String]
  public let seeds: Range<UInt64>
  /// The plants that can light a plasma.
  public let coating: Set<String>
  /// The plants whose gauges and valves are those of their chamber.
  public let dosing: Set<String>
  /// The plants that have cells in their holders.
  public let measuring: Set<String>
  /// Seconds of each phase at which the fault comes; empty lets each seed choose one.
  public let moments: [Seconds]
  /// Whether an anneal without a fault belongs to each metal, plant and seed.
  public let withSound: Bool

  public init(
    rows: [FaultRow], phases: [CampaignCase.Phase], metals: [Metal], plants: [String],
    seeds: Range<UInt64>, withSound: Bool, moments: [Seconds] = [],
    coating: Set<String> = [], dosing: Set<String> = [], measuring: Set<String> = []
  ) {
    self.measuring = measuring
    self.dosing = dosing
    self.coating = coating
    self.rows = rows
    self.phases = phases
    self.metals = metals
    self.plants = plants
    self.seeds = seeds
    self.withSound = withSound
    self.moments = moments
  }

  /// A seed's work on one plant and metal: identified once, rehearsed many times.
  public struct Lot: Sendable {
    public let plant: String
    public let metal: Metal
    public let seed: UInt64
    public let cases: [CampaignCase]

    public init(plant: String, metal: Metal, seed: UInt64, cases: [CampaignCase]) {
      self.plant = plant
      self.metal = metal
      self.seed = seed
      self.cases = cases
    }
  }

  /// One lot for each seed: the seed draws its plant, its metal, its fault and the phase.
  public var drawn: [Lot] {
    seeds.map { seed in
      let dice = Noise(seed: seed).stream("draw")
      func one<Thing>(_ index: UInt64, of things: [Thing]) -> Thing {
        things[Int(dice.bits(index) % UInt64(things.count))]
      }
      let (plant, metal) = (one(0, of: plants), one(1, of: metals))
      return Lot(
        plant: plant, metal: metal, seed: seed,
        cases: [one(2, of: cases(plant, metal, seed))])
    }
  }

  public var lots: [Lot] {
    var lots: [Lot] = []
    for seed in seeds {
      for plant in plants {
        for metal in metals {
          lots += lot(of: cases(plant, metal, seed), plant, metal, seed)
        }
      }
    }
    return lots
  }

  /// A sweep has thousands of cases on one plant: it is cut so that every core has some.
  private func lot(
    of cases: [CampaignCase], _ plant: String, _ metal: Metal, _ seed: UInt64
  ) -> [Lot] {
    let size = moments.isEmpty ? max(1, cases.count) : 50
    return stride(from: 0, to: cases.count, by: size).map { start in
      let some = Array(cases[start..<min(start + size, cases.count)])
      return Lot(plant: plant, metal: metal, seed: seed, cases: some)
    }
  }

  private func cases(_ plant: String, _ metal: Metal, _ seed: UInt64) -> [CampaignCase] {
    var cases: [CampaignCase] = []
    if withSound { cases.append(CampaignCase(seed: seed, metal: metal, plant: plant, fault: nil)) }
    for row in rows where !row.isOfPlasma || coating.contains(plant) {
      for phase in phases where phase.suits(row) && has(plant, what: phase) {
        for after in moments.isEmpty ? [nil] : moments.map(Optional.some) {
          cases.append(
            CampaignCase(
              seed: seed, metal: metal, plant: plant, fault: (row, phase), after: after))
        }
      }
    }
    return cases
  }

  /// Whether a plant has all that a phase needs.
  private func has(_ plant: String, what phase: CampaignCase.Phase) -> Bool {
    switch phase {
    case .dose: dosing.contains(plant)
    case .cell: measuring.contains(plant)
    case .boot, .ramp, .soak, .cool, .plasma: true
    }
  }

  /// Rehearses one lot; stops at the first promise that is not kept, unless told to go on.
  public static func run(
    _ lot: Lot, on files: BoardFiles, twice: Bool, goOn: Bool,
    each: (CampaignCase, CampaignResult) -> Void
  ) {
    let known = KnownPlant(files, seed: lot.seed)
    for one in lot.cases {
      if let refusal = known.refusal { return each(one, Judgement(one).unidentified(refusal)) }
      var result = Rehearsal(one, on: known).run()
      if twice, Rehearsal(one, on: known).run().hash != result.hash {
        result = result.breaking("a second rehearsal left another trace")
      }
      each(one, result)
      if result.broken != nil, !goOn { return }
    }
  }
}
