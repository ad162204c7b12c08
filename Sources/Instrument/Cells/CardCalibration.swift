import Quantities

/// What a card's readings were found to be off, against dummy resistors.
public struct CardCalibration: Hashable, Sendable {
  /// An offset that is taken away, and a factor after that.
  public struct Line: Hashable, Sendable {
    public let offset: Double
    public let factor: Double

    public init(offset: Double = 0, factor: Double = 1) {
      self.offset = offset
      self.factor = factor
    }

    func corrected(_ value: Double) -> Double { (value - offset) * factor }
  }

  public let potential: Line
  /// For each range, from the finest on.
  public let currents: [Line]

  public init(potential: Line, currents: [Line]) {
    self.potential = potential
    self.currents = currents
  }

  /// A card that nobody has calibrated.
  public static let none = CardCalibration(
    potential: Line(), currents: CurrentRange.allCases.map { _ in Line() })

  func potential(_ read: Volts) -> Volts { Volts(potential.corrected(read.value)) }

  /// - Parameter share: of the range's full scale.
  func current(_ share: Double, in range: CurrentRange) -> Amperes {
    Amperes(currents[Int(range.rawValue)].corrected(share * range.fullScale.value))
  }
}
