import HAL

extension GasPanel {
  public var valveCount: Int { valves.count }
  public func valve(_ index: Int) -> PulseValve { valves[index] }
  public var flowCount: Int { flows.count }
  public func flow(_ index: Int) -> FlowController { flows[index] }
  public var gaugeCount: Int { gauges.count }
  /// The finest is number 0.
  public func gauge(_ index: Int) -> PressureGauge { gauges[index] }
  public var switchCount: Int { switches.count }
  public func panelSwitch(_ index: Int) -> PanelSwitch { switches[index] }
  /// How the pulses of a valve have been.
  public func tally(of valve: Int) -> PulseTally { pulses.value.tallies[valve] }
  /// How often too much grew after pulses of a valve.
  public func overgrowths(after valve: Int) -> Int { film.counts[valve] }
  /// How often the chamber did not rest where it had rested at first before a pulse.
  public var restlessness: Int { rest.moved }
  public var chokes: ThrottleValve? { throttle }
}
