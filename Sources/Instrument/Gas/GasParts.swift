/// All that a gas panel is made of; what a rig has not got stays away.
public struct GasParts {
  public var valves: [PulseValve] = []
  public var flows: [FlowController] = []
  public var gauges: [PressureGauge] = []
  public var switches: [PanelSwitch] = []
  public var throttle: ThrottleValve?
  public var generator: Generator?
  public var monitor: FilmMonitor?

  public init() {}
}
