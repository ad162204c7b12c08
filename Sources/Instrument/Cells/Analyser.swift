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

    var next: Source? { Source(rawValue: rawValue + 1) }
  }

  private var meter: E4990A
  private let relays: TCA9535
  /// What its resistor was measured to be.
  let load: Ohms
  /// Which cell has it.
  private(set) var holder: UInt8?
  /// Whether relays that should be open may not be.
  private var isStuck = false

  /// - Parameter relays: claimed with every one of them open.
  public init(_ meter: E4990A, _ relays: TCA9535, load: Ohms) {
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
  /// How long one point takes: four looks, and what relays take before each.
  public static let length = Analysing.length

  /// The cell has it from now on, unless another does.
  func take(for cell: UInt8) -> Bool {
    if isStuck { open() }
    guard holder == nil || holder == cell else { return false }
    holder = cell
    return true
  }

  /// The cell needs it no more; true once nothing joins them.
  @discardableResult
  func leave(_ cell: UInt8) -> Bool {
    guard holder == cell else { return true }
    meter.forget()
    open()
    return holder == nil
  }

  private func open() {
    // What stays joined by a relay that was not told stays whose it is.
    isStuck = true
    guard part() else { return }
    isStuck = false
    holder = nil
  }

  /// Opens every relay; false if that failed.
  func part() -> Bool { write([]) }

  func join(_ source: Source) -> Bool {
    guard let holder else { return false }
    let relay: AnalyserPins =
      switch source {
      case .cell: .cell(holder)
      case .open: .open
      case .short: .short
      case .load: .load
      }
    return write(relay)
  }

  private func write(_ pins: AnalyserPins) -> Bool {
    do throws(TCA9535.Failure) {
      try relays.write(pins.rawValue)
      return true
    } catch { return false }
  }

  func begin(at frequency: Hertz) throws(E4990A.Failure) {
    try meter.begin(at: UInt32(frequency.value))
  }

  func reading() throws(E4990A.Failure) -> E4990A.Reading? { try meter.reading() }
}
