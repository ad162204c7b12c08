public import Quantities

/// Two wires, joined where the temperature is wanted and ending at a chip's terminals.
public final class ThermocoupleProbe {
  public enum Condition {
    case intact
    /// A wire is broken: the open end drifts to no voltage at all.
    case open
    /// A wire touches the supply or ground.
    case shorted
    /// The wires touch each other on the way: they measure that place instead.
    case crushed(at: Net)
  }

  private let hot: Net
  private let terminals: Net
  private let function: ReferenceFunction
  private var state = Condition.intact
  private var swapped = false
  /// Few temperatures change between two conversions: the last at each end, and its voltage.
  private var near, far: (celsius: Double, emf: Volts)

  /// A sound probe of this kind of wire; both nets are temperatures in °C.
  public init(hot: Net, terminals: Net, wire: ThermocoupleType) {
    self.hot = hot
    self.terminals = terminals
    function = ReferenceFunction.of(wire)
    near = (0, function.emf(at: Celsius(0)))
    far = near
  }

  /// What has become of the wires.
  public var condition: Condition {
    get { state }
    set { state = newValue }
  }

  /// Whether the wires were connected the wrong way round.
  public var isReversed: Bool {
    get { swapped }
    set { swapped = newValue }
  }

  /// The voltage between the terminals.
  public func emf(at now: Instant) -> Volts {
    let hot: Double
    switch state {
    case .intact: hot = self.hot.value(at: now)
    case .crushed(let place): hot = place.value(at: now)
    case .open, .shorted: return .zero
    }
    if hot != far.celsius { far = (hot, function.emf(at: Celsius(hot))) }
    let cold = terminals.value(at: now)
    if cold != near.celsius { near = (cold, function.emf(at: Celsius(cold))) }
    return swapped ? near.emf - far.emf : far.emf - near.emf
  }
}
