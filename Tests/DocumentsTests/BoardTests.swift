import Documents
import Quantities
import Testing

@Suite("Boards")
struct BoardTests {
  private func read(_ text: String) -> Checked<BoardDocument> {
    BoardDocument.read(at: "b.yaml", from: .memory(["b.yaml": text]))
  }

  @Test("a right board is read without a finding")
  func right() throws {
    let checked = read(Examples.board)
    #expect(checked.diagnostics.written(as: .text) == "")
    let board = try checked.get()
    #expect(board.name == "Example")
    #expect(board.buses["reactor"]?.clock.value == Hertz(100_000))
    #expect(board.buses["reactor"]?.device == "/dev/i2c-1")
    #expect(board.buses["cells"]?.period == Seconds(0.1))
    let dac = try #require(board.chips["gas_dac"])
    #expect(dac.on.value == BusReference(name: "gas_mux", branch: 0))
    #expect(dac.address.value == 0x62)
    #expect(dac.settings.vdd == Volts(5))
    #expect(board.chips["tc_sample"]?.settings.thermocouple == .typeT)
    #expect(board.chips["cell1_monitor"]?.settings.shunt == Ohms(10))
    #expect(board.chips.names.prefix(3) == ["tc_element", "tc_sample", "gas_mux"])
    let heater = try #require(board.lines["heater"])
    #expect(heater.source.value == .gpio(GPIOPin(chip: "gpiochip0", offset: 17)))
    #expect(heater.safe?.value == .low)
    #expect(board.lines["exhaust"]?.edges?.value == .both)
    guard case .zone(let zone)? = board.channels["stage"],
      case .flow(let flow)? = board.channels["argon"],
      case .gauge(let gauge)? = board.channels["chamber"]
    else {
      Issue.record("a zone, a flow and a gauge")
      return
    }
    #expect(zone.power == Watts(40))
    #expect(zone.sample?.value == "tc_sample")
    #expect(flow.fullScale == SCCM(100))
    #expect(flow.span == Volts(5))
    #expect(flow.setpoint.value.description == "gas_dac.vouta")
    #expect((gauge.fullScale.value - 1333.22).magnitude < 0.01)
  }

  @Test("all errors of a board are reported at once")
  func allAtOnce() {
    let text = """
      solidus: board/1
      nam: x
      buses:
        r: {clock: 100}
      chips:
        a: {part: MCP9610, on: r, address: 0x60}
        b: {part: MCP9601, on: r.9, address: 0x50, thermocouple: Q, vdd: 5 V}
        c: {on: r}
      lines:
        h: {gpio: 17, direction: out}

      """
    let expected = """
      b.yaml:2:1: error: unknown key 'nam' in a board; did you mean 'name'? allowed: solidus, \
      name, description, extends, buses, chips, lines or channels
      b.yaml:4:14: error: '100' has no unit; a frequency is due: write 100 mHz, 100 Hz, 100 kHz \
      or 100 MHz
      b.yaml:6:13: error: 'MCP9610' is not a part that Solidus has a driver for; did you mean \
      'MCP9600'? allowed: MCP9600, MCP9601, ADS122C04, ADS1115, MCP4728, DAC80501, TCA9548A, \
      TCA9535, INA228 or AD5934
      b.yaml:7:26: error: 'r.9' is not a bus or a multiplexer branch; write for example 'gas_mux.0'
      b.yaml:7:40: error: 0x50 is out of range; write a whole number from 0x60 to 0x67
      b.yaml:7:60: error: 'Q' is not a thermocouple type; write K, J, T, N, S, E, B or R
      b.yaml:7:63: error: unknown key 'vdd' in MCP9601; write part, on, address, description, \
      thermocouple, filter or alert
      b.yaml:8:6: error: 'part' is missing; write 'part: MCP9600'
      b.yaml:10:13: error: '17' stands where a GPIO chip and a line number is due; write for \
      example 'gpiochip0 17'
      b.yaml:10:28: error: 'out' is not a direction; did you mean 'output'? allowed: input or \
      output

      """
    #expect(read(text).diagnostics.written(as: .text) == expected)
    #expect(read(text).value == nil)
  }

  @Test("a file that is not there, or is a folder, is a finding")
  func missing() {
    #expect(
      BoardDocument.read(at: "/nowhere/board.yaml").diagnostics.written(as: .text)
        == "/nowhere/board.yaml:1:1: error: the file cannot be read: there is no such file; "
        + "check the path\n")
    #expect(
      BoardDocument.read(at: "/nowhere").diagnostics.all.first?.place.file == "/nowhere/board.yaml")
    #expect(
      FaultDocument.read(at: "/").diagnostics.written(as: .text)
        == "/:1:1: error: the file cannot be read: it is a folder; check the path\n")
    #expect(
      FaultDocument.read(at: "/dev/zero").diagnostics.all.first?.message
        == "the file is larger than 1048576 bytes")
  }
}
