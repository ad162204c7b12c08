/// Documents that are right; others are made from them by one change.
enum Examples {
  static let board = """
    # A reactor zone, a valve, a flow, a gauge and one cell.
    solidus: board/1
    name: Example
    buses:
      reactor: {clock: 100 kHz, device: /dev/i2c-1}
      cells:
        clock: 400 kHz
        period: 100 ms
    chips:
      tc_element: {part: MCP9601, on: reactor, address: 0x60, thermocouple: K, alert: element_alert}
      tc_sample: {part: MCP9601, on: reactor, address: 0x61, thermocouple: T, filter: 2, alert: sample_alert}
      gas_mux: {part: TCA9548A, on: reactor, address: 0x70}
      gas_dac: {part: MCP4728, on: gas_mux.0, address: 0x62, vdd: 5 V}
      gas_adc: {part: ADS1115, on: reactor, address: 0x48, range: 6.144 V}
      valves: {part: TCA9535, on: reactor, address: 0x20}
      cell_mux: {part: TCA9548A, on: cells, address: 0x70}
      cell1_e: {part: ADS122C04, on: cell_mux.0, address: 0x40}
      cell1_i: {part: ADS122C04, on: cell_mux.0, address: 0x41}
      cell1_dac: {part: DAC80501, on: cell_mux.0, address: 0x48, reference: 2.5 V}
      cell1_relays: {part: TCA9535, on: cell_mux.0, address: 0x20}
      cell1_monitor: {part: INA228, on: cell_mux.0, address: 0x45, shunt: 10 ohm}
    lines:
      heater: {gpio: gpiochip0 17, direction: output, safe: low, purpose: stage heater}
      tma: {expander: valves.3, direction: output, safe: low}
      exhaust: {gpio: gpiochip0 22, direction: input, edges: both}
      element_alert: {gpio: gpiochip0 4, direction: input}
      sample_alert: {gpio: gpiochip0 14, direction: input}
    channels:
      stage: {kind: zone, element: tc_element, sample: tc_sample, heater: heater, power: 40 W}
      wall: {kind: thermometer, chip: tc_element, input: ambient}
      chamber: {kind: gauge, input: gas_adc.ain1, full_scale: 10 Torr, span: 5 V}
      tma_valve: {kind: valve, line: tma}
      exhaust_ok: {kind: interlock, line: exhaust, stops: gas}
      argon:
        kind: flow
        setpoint: gas_dac.vouta
        reading: gas_adc.ain0
        full_scale: 100 sccm
        gas: Ar
      cell1:
        kind: cell
        potential: cell1_e
        current: cell1_i
        setpoint: cell1_dac
        relays: cell1_relays
        monitor: cell1_monitor

    """

  static let world = """
    solidus: world/1
    plants:
      stage:
        kind: heated_stage
        element_capacity: 20 J/K
        holder_capacity: 800 J/K
        contact: 2 W/K
        wall_to_ambient: 300 mW/K
        resistance: 40 ohm
        ambient: 25 C
    nets:
      element: {plant: stage.element}
      sample: {plant: stage.holder}
      pressure: {held: 1 Torr}
      head: {scale: {net: pressure, from: [0 Pa, 10 Torr], to: [0 V, 5 V]}}
    joins:
      tc_element.hot: element
      tc_sample.hot: sample
      gas_adc.ain1: head
      heater: stage.heater
    aliases:
      tc.sample: tc_sample
      i2c.1:0x60: tc_element

    """

  static let faults = """
    solidus: faults/1
    faults:
      - target: tc.sample
        kind: detach
        params: {reads: wall, tau_s: 8}
        when: {after: 120 s, phase: soak, for: 1 min}
      - {target: heater.0, kind: stuck_on}

    """

  /// The board with one line of it replaced.
  static func board(_ line: String, _ replacement: String) -> String {
    replace(line, replacement, in: board)
  }

  static func world(_ line: String, _ replacement: String) -> String {
    replace(line, replacement, in: world)
  }

  private static func replace(_ old: String, _ new: String, in text: String) -> String {
    let parts = text.split(separator: old, omittingEmptySubsequences: false)
    precondition(parts.count == 2, "'\(old)' must occur once")
    return parts.joined(separator: new)
  }
}
