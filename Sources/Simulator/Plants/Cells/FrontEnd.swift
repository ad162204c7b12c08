import HAL
public import Quantities

/// The relays, amplifiers and clock before the impedance converter that cells share, as
/// docs/devices/front-end.md describes them.
///
/// What is between its terminals comes to the converter as another impedance: larger by what
/// attenuates the sine, smaller by what amplifies the current, and turned by both.
public final class FrontEnd: ImpedanceNet, Plant {
  /// What one such board is off from the drawing.
  public struct Errors: Equatable, Sendable {
    /// In ohm: leads and contacts that all paths share, and what the contact of each adds.
    public var series = 0.2
    public var contacts = [Double](repeating: 0, count: 12)
    /// What is added to what the four resistors were measured to be, as a share.
    public var standards = [Double](repeating: 0, count: 4)
    public var gain = 1.0
    /// Where the amplifiers begin to lag, and below which direct current is kept away, in Hz.
    public var upper = 800e3
    public var lower = 0.05
    /// Of each look, as a share of what is seen: one deviation.
    public var noise = 3e-4
    /// The share by which the clock is fast.
    public var clock = 0.0

    /// A board as it is drawn.
    public init() {}

    /// The board that this noise makes of the drawing.
    public init(_ noise: Noise) {
      func dice(_ index: UInt64) -> Double { 2 * noise.uniform(index) - 1 }
      series = 0.2 + 0.1 * dice(0)
      contacts = (0..<12).map { 0.02 * dice(1 + UInt64($0)) }
      standards = (0..<4).map { 5e-4 * dice(13 + UInt64($0)) }
      gain = 1 + 0.02 * dice(17)
      upper = 800e3 * (1 + 0.2 * dice(18))
      lower = 0.05 * (1 + 0.2 * dice(19))
      clock = 2e-5 * dice(20)
    }
  }

  private let pins: FrontEndPins
  private let relays: RelayBoard
  /// In the order of their relays.
  private let holders: [CellHolder]
  private let standards: [Double]
  private let master: Double
  private let errors: Errors
  private let noise: Noise
  private var looks: UInt64 = 0

  /// The resistor of the converter itself, by which its full scale counts, in ohm.
  public static let feedback = 330.0
  /// The sine is made smaller by so much, and small currents are made larger.
  private static let attenuation = 20.0
  private static let amplification = 100.0

  /// - Parameters:
  ///   - holders: of the cells, in the order of their relays.
  ///   - standards: what its resistors were measured to be, in ohm.
  ///   - master: the clock before its divider, in Hz.
  public init(
    _ pins: FrontEndPins, cells holders: [CellHolder], standards: [Double], clock master: Double,
    deadMan: DeadMan?, errors: Errors = Errors(), noise: Noise
  ) {
    self.pins = pins
    relays = RelayBoard(pins.relays, deadMan: deadMan)
    self.holders = holders
    self.standards = standards
    self.master = master
    self.errors = errors
    self.noise = noise
  }

  /// The clock of the converter, in Hz.
  public func output(_ index: Int, at now: Instant) -> Double {
    let code = (pins.clock[0].driven == .high ? 1 : 0) + (pins.clock[1].driven == .high ? 2 : 0)
    let dividers: [Double] = [1, 16, 256, 1024]
    return master * (1 + errors.clock) / dividers[code]
  }

  public func impedance(at hertz: Double, _ now: Instant) -> (real: Double, imaginary: Double) {
    // Everything that is joined lies side by side.
    var whole = CellImpedance(0)
    for place in relays.closed(at: now) {
      if let path = path(place, hertz, now) { whole = whole + path.inverse }
    }
    guard whole != CellImpedance(0) else { return (.infinity, 0) }
    let scale = Self.attenuation / (pins.fine.driven == .high ? Self.amplification : 1)
    let seen = whole.inverse / (response(hertz) * (1 / scale)) / look()
    return (seen.real, seen.imaginary)
  }

  /// What is behind a relay; nil where nothing is, or a lead is off.
  private func path(_ place: Int, _ hertz: Double, _ now: Instant) -> CellImpedance? {
    let contact = CellImpedance(errors.series + errors.contacts[place])
    guard place < 8 else {
      return contact + CellImpedance(standards[place - 8] * (1 + errors.standards[place - 8]))
    }
    guard place < holders.count else { return nil }
    return holders[place].impedance(at: hertz, now).map { contact + $0 }
  }

  /// What the amplifiers make of a sine.
  private func response(_ hertz: Double) -> CellImpedance {
    let lag = CellImpedance(1, hertz / errors.upper)
    let lead = CellImpedance(1, -errors.lower / hertz)
    return CellImpedance(errors.gain) / (lag * lead)
  }

  /// Each look is off by a little of its own.
  private func look() -> CellImpedance {
    looks += 2
    return CellImpedance(
      1 + errors.noise * noise.gaussian(looks), errors.noise * noise.gaussian(looks + 1))
  }
}

extension CellHolder {
  /// What a small sine through its leads finds; nil where none goes through.
  func impedance(at hertz: Double, _ now: Instant) -> CellImpedance? {
    guard conducts, let model else { return nil }
    let state = trueState(at: now)
    let short = ailment.short.map { 1 / $0 } ?? 0
    return model.impedance(at: hertz, around: 0, in: state).beside(short)
  }
}

extension CellImpedance {
  static func * (a: Self, b: Self) -> Self {
    Self(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  static func / (a: Self, b: Self) -> Self { a * b.inverse }

  var inverse: Self {
    let size = real * real + imaginary * imaginary
    return Self(real / size, -imaginary / size)
  }
}
