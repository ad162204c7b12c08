public import Quantities

/// A circulator and the block that the cells stand in.
///
/// ```
///   dT/dt = (S - T)/lag, between -cooling and +heating
///   S     = what its input asks for; its own panel's while that is below the live zero
/// ```
///
/// Its input changes a few times a day: one older segment is enough for who looks back.
public final class CellThermostat: Plant {
  /// What the outputs are, by index.
  public enum Output: Int, CaseIterable, Sendable {
    /// The temperature of the block in °C.
    case block
  }

  public struct Parameters: Sendable {
    public var coldest, hottest: Celsius
    /// What asks for the coldest and for the hottest; a tenth below the first asks for nothing.
    public var from, to: Volts
    public var own: Celsius
    public var heating, cooling: KelvinsPerSecond
    public var lag: Seconds

    public init(
      coldest: Celsius, hottest: Celsius, from: Volts, to: Volts, own: Celsius,
      heating: KelvinsPerSecond, cooling: KelvinsPerSecond, lag: Seconds
    ) {
      self.coldest = coldest
      self.hottest = hottest
      self.from = from
      self.to = to
      self.own = own
      self.heating = heating
      self.cooling = cooling
      self.lag = lag
    }
  }

  private struct Segment {
    let start: Instant
    let temperature: Double
    let goal: Double
  }

  private let parameters: Parameters
  private var setpoint = Net("setpoint", held: 0)
  private var holders: [CellHolder] = []
  private var before: Segment
  private var present: Segment
  private var isDeaf = false
  /// When its input changed, until somebody asks what came of it.
  private var changed: Instant?

  public init(_ parameters: Parameters, at now: Instant = .zero) {
    self.parameters = parameters
    present = Segment(
      start: now, temperature: parameters.own.value, goal: parameters.own.value)
    before = present
  }

  /// What drives its setpoint; without anything it stays at its own.
  public func follows(_ net: Net) { setpoint = net }

  /// A fixture whose cell is as warm as the block.
  public func holds(_ holder: CellHolder) {
    holders.append(holder)
    holder.stands(in: self)
  }

  public func output(_ index: Int, at now: Instant) -> Double { temperature(at: now) }

  /// Whether the block is still on its way.
  func isMoving(at now: Instant) -> Bool {
    let there = temperature(at: now)
    return (present.goal - there).magnitude > 0.01
  }

  /// A fault: it hears nothing of its input and goes by its own panel, or hears again.
  public func fail(_ isDeaf: Bool, at now: Instant) {
    pinChanges(at: now)
    self.isDeaf = isDeaf
  }

  private func temperature(at now: Instant) -> Double {
    look()
    let segment = now < present.start ? before : present
    return reached(from: segment, after: max(0, (now - segment.start).value))
  }

  private func look() {
    guard let since = changed else { return }
    changed = nil
    let there = reached(from: present, after: max(0, (since - present.start).value))
    before = present
    present = Segment(start: since, temperature: there, goal: goal(at: since))
  }

  /// As fast as it can, and slower over the last part.
  private func reached(from segment: Segment, after span: Double) -> Double {
    let way = segment.goal - segment.temperature
    guard way != 0 else { return segment.goal }
    let most = (way > 0 ? parameters.heating : parameters.cooling).value
    let lag = parameters.lag.value
    let slowing = min(way.magnitude, most * lag)
    let steep = (way.magnitude - slowing) / most
    guard span > steep else { return segment.temperature + (way > 0 ? most : -most) * span }
    let left = slowing * Arithmetic.exp(-(span - steep) / lag)
    return segment.goal - (way > 0 ? left : -left)
  }

  /// Where it goes now.
  private func goal(at now: Instant) -> Double {
    let (volts, p) = (setpoint.value(at: now), parameters)
    guard !isDeaf, volts >= p.from.value * 0.9 else { return p.own.value }
    let share = min(1, max(0, (volts - p.from.value) / (p.to.value - p.from.value)))
    return p.coldest.value + share * (p.hottest.value - p.coldest.value)
  }
}

extension CellThermostat: PinListener {
  public func pinChanges(at now: Instant) {
    // While the cells look back the pin is still as it was.
    for holder in holders { holder.card?.cellChanges(at: now) }
    look()
    changed = now
  }
}
