import Documents
import Quantities
import Safety

/// What is known of a zone as it stands for one run, and where from.
struct KnownStage {
  /// Where the numbers of a stage come from.
  enum Basis: Hashable, Sendable, CustomStringConvertible {
    case identified(Combination, Day?)
    /// Nobody identified this combination; nil if the recipe names none.
    case drawing(Combination?)

    /// How much lower the ceiling is.
    var reserve: Kelvins {
      switch self {
      case .identified: .zero
      case .drawing: KnownStage.reserve
      }
    }

    var description: String {
      switch self {
      case .identified(let combination, let day):
        return "identified for \(combination)" + (day.map { " on \($0)" } ?? "")
      case .drawing(let combination):
        let what =
          combination.map { "never identified for \($0)" }
          ?? "the recipe names no holder, gas and pressure"
        return "\(what): numbers of the drawing, boxes of 20 % or more, ceiling 10 K lower"
      }
    }
  }

  /// How far the numbers of a drawing are off at least, whatever it says.
  static let widest = 0.2
  /// What is kept clear besides where only the drawing is known.
  static let reserve = Kelvins(10)

  let model: StageModel
  let basis: Basis
  /// What the stage is to be known for; nil if nobody says.
  let combination: Combination?
  /// All certificates of the zone, and the day of the run; without a day none counts.
  let certificates: [Certificate]
  let date: Day?
  /// Whether the run is a simulation: only such certificates count in one, and in no other.
  let isSimulated: Bool

  /// With all that a board's folder says, on the day that the run is said to be.
  init(
    _ name: String, _ channel: ZoneChannel, _ files: BoardFiles, _ combination: Combination?
  ) throws(RigError) {
    guard let zone = files.identification?.zones[name] else {
      throw RigError(
        "zone '\(name)' was never identified, so nothing can be proved of it",
        remedy: "write the drawing's masses and conductances into identification.yaml")
    }
    // A heater can give what the board says even if it was weaker on the day of identification.
    let power = max(zone.power, channel.power)
    self.combination = combination
    certificates = files.certificates.certificates.filter { $0.zone == name }
    date = files.date
    isSimulated = files.isSimulated
    if let combination, let entry = zone.entry(for: combination) {
      model = Self.model(entry.numbers, power, zone.latency, atLeast: 0)
      basis = .identified(entry.combination, entry.date)
    } else {
      model = Self.model(zone.drawing, power, zone.latency, atLeast: Self.widest)
      basis = .drawing(combination)
    }
  }

  private static func model(
    _ numbers: StageEstimates, _ power: Watts, _ latency: Seconds, atLeast least: Double
  ) -> StageModel {
    StageModel(
      element: numbers.element.value, sample: numbers.sample.value,
      coupling: numbers.coupling.value, elementLoss: numbers.elementLoss.value,
      sampleLoss: numbers.sampleLoss.value, fullPower: power,
      box: Box(
        element: max(least, numbers.element.share), sample: max(least, numbers.sample.share),
        coupling: max(least, numbers.coupling.share),
        elementLoss: max(least, numbers.elementLoss.share),
        sampleLoss: max(least, numbers.sampleLoss.share)),
      latency: latency, elementLag: numbers.elementLag, sampleLag: numbers.sampleLag,
      offsets: numbers.offsets)
  }
}
