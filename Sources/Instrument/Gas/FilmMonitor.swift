import HAL
public import Quantities

/// A film monitor that gives a voltage for a thickness.
public final class FilmMonitor {
  public let name: String
  private let full: Nanometres
  private let span: Volts
  private let signal: AnalogueReading
  private var seen: Nanometres?
  private var zero = Nanometres.zero

  public init(_ name: String, full: Nanometres, span: Volts, signal: AnalogueReading) {
    self.name = name
    self.full = full
    self.span = span
    self.signal = signal
  }

  /// What grew since the last film was begun; nil if that could not be read.
  public var thickness: Nanometres? { seen.map { $0 - zero } }

  /// What lies on it, whatever was begun; nil if that could not be read.
  var shown: Nanometres? { seen }
  /// What it cannot tell from nothing.
  var noise: Nanometres { full * Self.visible }
  private static let visible = 1e-4

  /// From here on a new film is measured.
  func begin() { zero = seen ?? .zero }

  func scan(_ inputs: Lasting<AnalogueInputs>) {
    seen = signal.voltage(in: inputs).map { full * ($0 / span) }
  }
}
