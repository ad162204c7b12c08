public import Control
import Quantities
import Simulator

/// The history of a simulated cell of which it is known what befell it: what verdicts are tried on.
///
/// A function of its kind and seed. Every cell differs in currents, resistances and noise; what
/// befalls it does so at another cycle and to another degree.
public struct CellHistory: Sendable {
  /// What happens to the cell.
  public enum Kind: String, CaseIterable, Sendable {
    case healthy
    /// Its coating wears in: 60 mV to 20 mV over the first cycles, say.
    case activating
    /// Its room becomes warmer and colder by up to 20 K.
    case tempered
    /// Its current changes, and with it the range in which it is measured.
    case rates
    case hardShort = "hard short"
    /// The same within the first three cycles, at any moment but the first tenth of the first half.
    case earlyShort = "early short"
    case softShort = "soft short"
    /// A thin foil is used up.
    case depletion
    /// Its interphase grows to three times what it was, or more.
    case growth
    case contactLoss = "contact loss"

    /// What should be said of it in the end; nil for nothing.
    public var due: CellVerdict? {
      switch self {
      case .healthy, .tempered, .rates: nil
      case .activating: .activation
      case .hardShort, .earlyShort: .hardShort
      case .softShort: .softShort
      case .depletion: .depletion
      case .growth: .growth
      case .contactLoss: .contactLoss
      }
    }
  }

  public let kind: Kind
  private let noise: Noise
  private let cell: MetalCell
  /// In A, and in s for each half.
  private let current, half: Double
  /// When it happens: the number of the sample, from the beginning.
  private let event: Int
  /// What lies across the cell or before it from then on, as a share of its resistance.
  private let share: Double
  /// Of a sample, as a share of what it reads.
  private let scatter: Double

  static let cycles = 40
  /// In each half; what is told within one is told from more.
  private let samples: Int

  public init(_ kind: Kind, seed: UInt64) {
    self.kind = kind
    let dice = Noise(seed: seed).stream(kind.rawValue)
    noise = dice.stream("samples")
    var parameters = MetalCellParameters()
    parameters.area = 0.785
    parameters.bulk = Self.between(5, 20, dice.uniform(0))
    let interface = Self.between(30, 200, dice.uniform(1))
    parameters.coating = (new: interface, active: interface)
    parameters.exchange = dice.uniform(2) < 0.5 ? nil : Self.between(0.3, 2, dice.uniform(3))
    parameters.resting = Self.between(0, 0.5, dice.uniform(4))
    parameters.voids = (stripped: 0.1 * dice.uniform(10), plated: 0.1, regained: 0)
    let density = Self.between(0.1, 2, dice.uniform(5))
    let hours = Self.between(0.5, 2, dice.uniform(6))
    let passed = density * hours
    samples = kind == .earlyShort ? 120 : 24
    let cycle = 5 + Int(dice.uniform(7) * 30)
    event =
      kind == .earlyShort ? 12 + Int(dice.uniform(7) * 708) : (cycle - 1) * 2 * samples
    var share = 0.0
    switch kind {
    case .healthy, .tempered, .rates: break
    case .activating:
      parameters.coating.new = interface * Self.between(2.5, 8, dice.uniform(8))
      parameters.activation = passed * Self.between(2, 20, dice.uniform(9))
    case .hardShort, .earlyShort: share = Self.between(0.01, 0.6, dice.uniform(8))
    case .softShort: share = Self.between(1.4, 2.6, dice.uniform(8))
    case .contactLoss: share = Self.between(1.5, 8, dice.uniform(8))
    case .depletion:
      // What each cycle loses is gone after so many.
      parameters.efficiency = 1 - Self.between(0.02, 0.06, dice.uniform(8))
      let metal = passed * (1 + (1 - parameters.efficiency) * Double(cycle))
      parameters.working.metal = metal
      parameters.counter.metal = metal
      parameters.working.edge = passed * 0.2
      parameters.counter.edge = passed * 0.2
    case .growth:
      let rate = interface * Self.between(3, 6, dice.uniform(8))
      parameters.cycling.linear = rate / (2 * passed * Double(Self.cycles))
    }
    // Every third cell whose fate is another wears in before that.
    if kind.due != nil, kind != .activating, kind != .growth, dice.uniform(11) < 0.33 {
      parameters.coating.new = interface * Self.between(1.5, 4, dice.uniform(12))
      parameters.activation = passed * 3
    }
    self.share = share
    scatter = Self.between(0.001, 0.02, dice.uniform(13))
    cell = MetalCell(parameters)
    current = 1e-3 * density * parameters.area
    half = 3600 * hours
  }

  /// Even over the logarithm.
  private static func between(_ low: Double, _ high: Double, _ uniform: Double) -> Double {
    guard low > 0 else { return high * uniform }
    return low * Arithmetic.exp(Arithmetic.log(high / low) * uniform)
  }

  /// What a watch says of it, in order, with the cycle in which it was said.
  public func verdicts() -> [(evidence: VerdictEvidence, cycle: Int)] {
    var watch = VerdictWatch(.symmetric)
    var state = cell.fresh
    var said: [(evidence: VerdictEvidence, cycle: Int)] = []
    var place: UInt64 = 0
    for turn in 0..<2 * (kind == .earlyShort ? 8 : Self.cycles) {
      let cycle = turn / 2 + 1
      state.temperature = warmth(in: cycle)
      // Another range has another offset.
      let range = kind == .rates ? cycle / 5 : 0
      let offset = 1e-3 * (2 * noise.uniform(UInt64(1_000_000 + range)) - 1)
      let driven = current * factor(in: cycle) * (turn % 2 == 0 ? 1 : -1)
      let span = half / Double(samples)
      for _ in 0..<samples {
        let (potential, through) = seen(driven, state, Int(place))
        state = advanced(state, through, span)
        place += 1
        // One sample in a hundred is far off.
        let far = noise.uniform(place &+ 1_000_000_000) < 0.01 ? 10.0 : 1
        let error = noise.gaussian(place) * far * (2e-4 + scatter * potential.magnitude)
        let reading = min(5, max(-5, potential + offset + error))
        if let evidence = watch.add(
          Volts(reading), Amperes(driven), Celsius(state.temperature),
          flowed: Coulombs(driven.magnitude * span))
        {
          said.append((evidence, cycle))
        }
      }
    }
    return said
  }

  private func warmth(in cycle: Int) -> Double {
    guard kind == .tempered else { return 25 + noise.uniform(UInt64(4_000_000 + cycle)) }
    return 25 + 40 * (noise.uniform(UInt64(2_000_000 + cycle / 6)) - 0.5)
  }

  private func factor(in cycle: Int) -> Double {
    guard kind == .rates else { return 1 }
    return Self.between(0.3, 3, noise.uniform(UInt64(3_000_000 + cycle / 5)))
  }

  /// The potential of the leads, and what of the current goes through the electrodes.
  private func seen(
    _ driven: Double, _ state: CellState, _ place: Int
  ) -> (potential: Double, through: Double) {
    let plain = cell.potentials(at: driven, in: state).cell
    guard share > 0, place >= event else { return (plain, driven) }
    let ohms = share * (plain / driven).magnitude
    if kind == .contactLoss { return (plain + ohms * driven, driven) }
    // What goes past the electrodes is what they leave of the current: by halving.
    var (low, high) = (0.0, driven)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      let potential = cell.potentials(at: middle, in: state).cell
      let isTooMuch = (potential / ohms + middle - driven) * driven > 0
      if isTooMuch { high = middle } else { low = middle }
    }
    return (cell.potentials(at: low, in: state).cell, low)
  }

  /// As long as nothing jumps at once; a foil may run out within a sample.
  private func advanced(_ state: CellState, _ current: Double, _ span: Double) -> CellState {
    var (state, left) = (state, span)
    for _ in 0..<8 where left > 0 {
      let quiet = min(left, cell.quiet(at: current, in: state) + 1e-6)
      state = cell.state(after: quiet, at: current, from: state)
      left -= quiet
    }
    return state
  }
}
