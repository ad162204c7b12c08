public import Devices
public import Quantities

/// An impedance analyser beside the buses that the cells of a board share, behind its relays:
/// docs/devices/E4990A.md.
///
/// One cell has it at a time. It sets and reads and decides nothing.
public final class Analyser {
  /// What it can be joined to, in this order: before a cell is, the instrument has said who it is,
  /// was set, and has measured without an error.
  public enum Source: UInt8, Hashable, Sendable {
    /// A path like that to a cell which leads nowhere, one that is closed, and one to a resistor.
    case open, short, load
    case cell
    /// The path that leads nowhere again: no contact has stayed closed, so the cell was what it seemed.
    case proof

    var next: Source? { Source(rawValue: rawValue + 1) }
  }

  private var meter: E4990A
  let relays: SharedRelays
  /// What its resistor was measured to be.
  let load: Ohms

  public init(_ meter: E4990A, _ relays: SharedRelays, load: Ohms) {
    self.meter = meter
    self.relays = relays
    self.load = load
  }

  /// Which pins of the expander it drives; all of them come up low.
  public static var outputs: UInt16 { AnalyserPins.outputs }
  /// For how many cells it has relays.
  public static var places: Int { Int(AnalyserPins.cells) }

  /// Above, what the blocking capacitors leave of a sine can be measured.
  public static let lowest = Hertz(10_000)
  public static let highest = E4990A.highest

  /// The frequency that it measures when it is asked for one: whole hertz.
  public static func frequency(for asked: Hertz) -> Hertz { Hertz(Arithmetic.rounded(asked.value)) }
  /// How long one point takes: five looks, and what relays take before each.
  public static let length = Analysing.length

  /// The cell needs it no more; true once nothing joins them.
  @discardableResult
  func leave(_ cell: UInt8) -> Bool {
    if relays.holder == cell { meter.forget() }
    return relays.leave(cell)
  }

  /// Opens every relay; false if that failed.
  func part() -> Bool { relays.write(0) }

  func join(_ source: Source) -> Bool {
    guard let holder = relays.holder else { return false }
    let relay: AnalyserPins =
      switch source {
      case .cell: .cell(holder)
      case .open, .proof: .open
      case .short: .short
      case .load: .load
      }
    return relays.write(relay.rawValue)
  }

  func begin(at frequency: Hertz) throws(E4990A.Failure) {
    try meter.begin(at: UInt32(frequency.value))
  }

  func reading() throws(E4990A.Failure) -> E4990A.Reading? { try meter.reading() }
}

/// What looks show of the relays themselves: docs/devices/E4990A.md.
extension Analyser {
  /// Between a path that leads nowhere and another, in farad: five times what strays there are.
  private static let mostStray = 100e-12

  /// Whether nothing but strays is joined when a path that leads nowhere is.
  static func leadsNowhere(_ open: E4990A.Reading, at frequency: Hertz) -> Bool {
    open.magnitude * (2 * Double.pi * frequency.value * mostStray) > 1
  }

  /// Whether what was told to close has closed.
  func hasClosed(_ reading: E4990A.Reading, _ source: Source, besides open: E4990A.Reading) -> Bool
  {
    switch source {
    case .open, .proof: true
    case .short: reading.magnitude < load.value / 2
    case .load: reading.magnitude > load.value / 2 && reading.magnitude < load.value * 2
    // A cell of so much more than the strays is not measured either.
    case .cell: reading.apart(from: open) > open.magnitude * 0.002
    }
  }
}

extension E4990A.Reading {
  var magnitude: Double { (resistance * resistance + reactance * reactance).squareRoot() }

  func apart(from other: Self) -> Double {
    Self(resistance: resistance - other.resistance, reactance: reactance - other.reactance)
      .magnitude
  }
}
