import HAL
public import Quantities

/// A thermal mass flow controller: a voltage asks for a flow, another tells of it.
///
/// As a plant it has two outputs: the flow in sccm and the reading in volts.
public final class FlowController: Plant {
  /// The numbers of one controller.
  public struct Parameters: Equatable, Sendable {
    public var fullScale: SCCM
    /// The volts that ask for the full scale, and tell of it.
    public var span = Volts(5)
    /// After this time it is 63 % of the way to a new flow.
    public var lag = Seconds(0.5)
    /// How much more than it was asked for it lets through.
    public var gain = 1.0
    /// What its reading is off, as a share of the full scale, and how that grows in an hour.
    public var zero = 0.0
    public var drift = 0.0
    public init(fullScale: SCCM) { self.fullScale = fullScale }
  }

  /// What can be wrong with one.
  public struct Ailment: Equatable, Sendable {
    /// The flow stays at this share of the full scale, whatever is asked for.
    public var stuck: Double?
    /// What its reading is off besides, as a share of the full scale.
    public var zero = 0.0
    /// How that grows in an hour, and since when.
    public var drift = 0.0
    public var since = Instant.zero
    public init() {}
  }

  /// What the outputs are, by index.
  public enum Output: Int, CaseIterable, Sendable {
    case flow, reading
  }

  let parameters: Parameters
  /// The index of its gas among the chamber's.
  let gas: Int
  let shutoff: Wire?
  private var setpoint: Net
  private var chamber: Neighbour<GasChamber>?
  private var place = 0
  /// Whether the valve behind it is shut, as the chamber has heard.
  var isShut = false
  private var ailment = Ailment()

  /// - Parameter shutoff: the line of a valve behind it; it is open while the line is high.
  public init(_ parameters: Parameters, gas: Int, shutoff: Wire? = nil) {
    self.parameters = parameters
    self.gas = gas
    self.shutoff = shutoff
    setpoint = Net("setpoint", held: 0)
  }

  /// What drives its setpoint; without anything it asks for nothing.
  public func follows(_ net: Net) { setpoint = net }

  func feeds(_ chamber: GasChamber, as place: Int) {
    self.chamber = Neighbour(chamber)
    self.place = place
  }

  /// Breaks it, or mends it, from `now` on.
  public func ail(with ailment: Ailment, at now: Instant) {
    chamber?.with { $0.pinChanges(at: now) }
    self.ailment = ailment
  }
  public var ailing: Ailment { ailment }

  /// The share of the full scale that it is asked for, at most what it can do.
  public func asked(at now: Instant) -> Double {
    min(1.05, setpoint.value(at: now) / parameters.span.value)
  }

  /// The flow to which it goes, in sccm: below 1 % its valve closes.
  func goal(at now: Instant) -> Double {
    let share = ailment.stuck ?? asked(at: now)
    return share < 0.01 ? 0 : share * parameters.fullScale.value * parameters.gain
  }

  public func output(_ index: Int, at now: Instant) -> Double {
    let flow = chamber?.with { $0.flow(of: place, at: now) } ?? 0
    guard index == Output.reading.rawValue else { return flow }
    let off = ailment.zero + ailment.drift * max(0, (now - ailment.since).value) / 3600
    let zero = parameters.zero + parameters.drift * (now - .zero).value / 3600 + off
    let share = flow / parameters.gain / parameters.fullScale.value + zero
    return max(0, share * parameters.span.value)
  }
}
