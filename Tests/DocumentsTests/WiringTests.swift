import Documents
import Testing

@Suite("Mistakes in the wiring")
struct WiringTests {
  /// One line of the right board, what stands there instead, and what is said about it.
  struct Mistake: Sendable {
    let right: String
    let wrong: String
    let finding: String
    init(_ right: String, _ wrong: String, _ finding: String) {
      self.right = right
      self.wrong = wrong
      self.finding = finding
    }
  }

  @Test("is found where it stands", arguments: mistakes)
  func mistake(_ mistake: Mistake) {
    let text = Examples.board(mistake.right, mistake.wrong)
    let checked = BoardDocument.read(at: "b", from: .memory(["b/board.yaml": text]))
    #expect(checked.diagnostics.written(as: .text) == "b/board.yaml:\(mistake.finding)\n")
    #expect((checked.value == nil) == checked.diagnostics.hasErrors)
  }

  private static let mistakes: [Mistake] = [
    Mistake(
      "on: reactor, address: 0x61", "on: reactor, address: 0x60",
      "11:52: error: 'tc_sample' and 'tc_element' both answer at 0x60 on 'reactor'; give one "
        + "another address, or put it behind a multiplexer"),
    // A chip on the trunk collides with one behind any branch.
    Mistake(
      "on: gas_mux.0, address: 0x62", "on: gas_mux.7, address: 0x61",
      "13:52: error: 'gas_dac' and 'tc_sample' both answer at 0x61 on 'reactor'; give one another "
        + "address, or put it behind a multiplexer"),
    Mistake(
      "on: cell_mux.0, address: 0x41", "on: cell_mux.0, address: 0x40",
      "18:55: error: 'cell1_i' and 'cell1_e' both answer at 0x40 on 'cells'; give one another "
        + "address, or put it behind a multiplexer"),
    Mistake(
      "on: reactor, address: 0x48, range: 6.144 V", "on: reacto, address: 0x48",
      "14:32: error: there is no bus 'reacto'; did you mean 'reactor'? allowed: reactor or cells"),
    Mistake(
      "on: gas_mux.0, ", "on: gas_mux, ",
      "13:32: error: 'gas_mux' is a multiplexer; write a branch: gas_mux.0 to gas_mux.7"),
    Mistake(
      "on: gas_mux.0, ", "on: gas_max.0, ",
      "13:32: error: there is no multiplexer 'gas_max'; did you mean 'gas_mux'? allowed: gas_mux "
        + "or cell_mux"),
    Mistake(
      "on: gas_mux.0, ", "on: reactor.0, ",
      "13:32: error: 'reactor' is a bus and has no branch 0; write 'reactor'"),
    Mistake(
      "expander: valves.3", "expander: valves.16",
      "24:19: error: 'valves' (TCA9535) has no such pin '16'; write 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, "
        + "10, 11, 12, 13, 14 or 15"),
    Mistake(
      "expander: valves.3", "expander: valvse.3",
      "24:19: error: there is no chip 'valvse'; did you mean 'valves'? allowed: valves or "
        + "cell1_relays"),
    Mistake(
      "expander: valves.3", "expander: gas_adc.ain3",
      "24:19: error: 'gas_adc' (ADS1115) is an analogue input, not a line expander; write valves "
        + "or cell1_relays"),
    Mistake(
      "gpio: gpiochip0 22", "gpio: gpiochip0 17",
      "25:19: error: 'exhaust' and 'heater' are the same line, gpiochip0 17; give each a line of "
        + "its own"),
    Mistake(
      "direction: output, safe: low}", "direction: output}",
      "24:3: error: the output 'tma' has no safe level; write 'safe: low' or 'safe: high': the "
        + "level at which nothing can be harmed"),
    Mistake(
      "direction: input, edges: both", "direction: input, safe: low",
      "25:57: error: 'exhaust' is an input, and nothing drives it to a safe level; remove 'safe', "
        + "or write 'direction: output'"),
    Mistake(
      "heater: heater", "heater: heatr",
      "29:71: error: there is no line 'heatr'; did you mean 'heater'? allowed: heater or tma"),
    Mistake(
      "heater: heater", "heater: exhaust",
      "29:71: error: 'exhaust' is an input, but an output is due here; write heater or tma"),
    Mistake(
      "thermocouple: K, alert: element_alert", "thermocouple: K, alert: element_alrt",
      "10:83: error: there is no line 'element_alrt'; did you mean 'element_alert'? allowed: "
        + "exhaust, element_alert or sample_alert"),
    Mistake(
      "thermocouple: K, alert: element_alert", "thermocouple: K, alert: tma",
      "10:83: error: 'tma' is an output, but an input is due here; write exhaust, element_alert "
        + "or sample_alert"),
    Mistake(
      "thermocouple: K, alert: element_alert", "thermocouple: K, alert: sample_alert",
      "11:93: error: 'tc_sample' and 'tc_element' both pull 'sample_alert'; give each a line of "
        + "its own, or nobody knows which of them calls"),
    Mistake(
      "element_alert: {gpio: gpiochip0 4", "element_alert: {expander: valves.4",
      "10:83: error: 'element_alert' is a pin of an expander, valves.4; wire an alert to a gpio "
        + "line: it must be seen without the bus"),
    Mistake(
      "filter: 2, alert: sample_alert", "filter: 2",
      "11:3: warning: no line is wired to the alert of 'tc_sample', which guards 'stage'; wire "
        + "ALERT1 to an input and write 'alert: LINE', so that it can be proved"),
    Mistake(
      "element: tc_element", "element: valves",
      "29:32: error: 'valves' (TCA9535) is a line expander, not a thermocouple converter or an "
        + "analogue input; write tc_element, tc_sample, gas_adc, cell1_e or cell1_i"),
    Mistake(
      "input: ambient", "input: cold",
      "30:54: error: 'tc_element' (MCP9601) has no such pin 'cold'; write hot or ambient"),
    Mistake(
      "setpoint: gas_dac.vouta", "setpoint: gas_dac.voute",
      "36:15: error: 'gas_dac' (MCP4728) has no such pin 'voute'; did you mean 'vouta'? allowed: "
        + "vouta, voutb, voutc or voutd"),
    Mistake(
      "reading: gas_adc.ain0", "reading: gas_dac.vouta",
      "37:14: error: 'gas_dac' (MCP4728) is an analogue output, not an analogue input; write "
        + "gas_adc, cell1_e or cell1_i"),
    Mistake(
      "monitor: cell1_monitor", "monitor: cell1_dac",
      "46:14: error: 'cell1_dac' (DAC80501) is an analogue output, not a current monitor; write "
        + "cell1_monitor"),
    // Ranges that no chip has, and full scales that it cannot read or give.
    Mistake(
      "range: 6.144 V", "range: 5 V",
      "14:63: error: '5 V' is none of those that the chip has; write 6.144 V, 4.096 V, 2.048 V, "
        + "1.024 V, 512 mV or 256 mV"),
    Mistake(
      "address: 0x62, vdd: 5 V", "address: 0x62, vdd: 12 V",
      "13:63: error: '12 V' is above 5.5 V; write at most 5.5 V"),
    Mistake(
      "address: 0x62, vdd: 5 V", "address: 0x62, gain: 3",
      "13:64: error: 3 is out of range; write a whole number from 1 to 2"),
    Mistake(
      "address: 0x40}", "address: 0x40, gain: 3}",
      "17:67: error: 3 is none of those that the chip has; write 1, 2, 4, 8, 16, 32, 64 or 128"),
    Mistake(
      "span: 5 V", "span: 10 V",
      "31:33: error: 'chamber' gives 10 V at full scale, and 'gas_adc' reads at most 6.144 V; "
        + "divide it down and write the span behind the divider"),
    Mistake(
      "address: 0x62, vdd: 5 V", "address: 0x62, vdd: 3.3 V",
      "36:15: error: 'argon' wants 5 V for full scale, and 'gas_dac' gives at most 3.3 V; amplify "
        + "it and write the span before the amplifier, or correct 'span'"),
    Mistake(
      "heater: heater, power: 40 W", "heater: heater, power: 40 W, limit: 2000 C",
      "29:99: error: '2000 C' is above 600 C; write at most 600 C"),
    Mistake(
      "full_scale: 10 Torr", "full_scale: 0 Torr",
      "31:59: error: '0 Torr' is not above 0 Pa; write more than 0 Pa"),
    Mistake(
      "power: 40 W", "power: 0 W", "29:86: error: '0 W' is not above 0 W; write more than 0 W"),
    Mistake(
      "kind: thermometer", "kind: instrument",
      "30:16: error: 'instrument' is not a kind of channel: what measures impedances beside the "
        + "buses is an analyser; write 'kind: analyser'"),
    Mistake(
      "kind: thermometer", "kind: analyser",
      "30:16: error: an analyser has no 'chip' on a bus: what is before an impedance converter is "
        + "a front end; write 'kind: front_end'"),
    Mistake(
      "kind: thermometer", "kind: termometer",
      "30:16: error: 'termometer' is not a kind of channel; did you mean 'thermometer'? allowed: "
        + "zone, thermometer, gauge, valve, interlock, flow, throttle, switch, "
        + "generator, film, rule, cell, thermostat, front_end or analyser"),
  ]

  @Test("a bus that is too fast is reported at each chip that cannot follow")
  func clock() {
    let text = Examples.board("reactor: {clock: 100 kHz", "reactor: {clock: 400 kHz")
    let checked = BoardDocument.read(at: "b.yaml", from: .memory(["b.yaml": text]))
    let finding = { (line: Int, column: Int, name: String) in
      "b.yaml:\(line):\(column): error: '\(name)' is an MCP9601 for at most 100 kHz, but 'reactor' "
        + "runs at 400 kHz; slow the bus down to 100 kHz, or attach the chip to another\n"
    }
    #expect(
      checked.diagnostics.written(as: .text)
        == finding(10, 35, "tc_element") + finding(11, 34, "tc_sample"))
  }

  @Test("a multiplexer behind itself is a finding, not an endless loop")
  func circle() {
    let text = """
      solidus: board/1
      name: Circle
      chips:
        a: {part: TCA9548A, on: b.0, address: 0x70}
        b: {part: TCA9548A, on: a.0, address: 0x71}
        c: {part: TCA9548A, on: c.1, address: 0x72}
        d: {part: TCA9535, on: a.3, address: 0x20}

      """
    let checked = BoardDocument.read(at: "b.yaml", from: .memory(["b.yaml": text]))
    let lines = checked.diagnostics.all.map { "\($0.place.line): \($0.message)" }
    #expect(
      lines == [
        "4: 'a' is attached behind itself", "5: 'b' is attached behind itself",
        "6: 'c' is attached behind itself", "7: 'd' is attached behind itself",
      ])
  }

  @Test("two multiplexers that may be open together are a warning")
  func twoMultiplexers() {
    let text = """
      solidus: board/1
      name: Two
      buses: {r: {clock: 100 kHz}}
      chips:
        m: {part: TCA9548A, on: r, address: 0x70}
        n: {part: TCA9548A, on: r, address: 0x71}
        a: {part: TCA9535, on: m.0, address: 0x20}
        b: {part: TCA9535, on: m.1, address: 0x20}
        c: {part: TCA9535, on: n.0, address: 0x21}
        d: {part: TCA9535, on: m.0, address: 0x21}

      """
    let checked = BoardDocument.read(at: "b.yaml", from: .memory(["b.yaml": text]))
    #expect(
      checked.diagnostics.written(as: .text)
        == "b.yaml:10:40: warning: 'd' and 'c' both answer at 0x21 while their two multiplexers "
        + "are open; put them behind branches of one multiplexer\n")
    #expect(checked.value != nil)
  }
}
