import Documents
import Quantities
import Testing

@Suite("A board that extends another")
struct OverlayTests {
  private func read(_ overlay: String) -> Checked<BoardDocument> {
    BoardDocument.read(
      at: "boards/pi",
      from: .memory(["boards/bench/board.yaml": Examples.board, "boards/pi/board.yaml": overlay]))
  }

  private let head = "solidus: board/1\nname: Pi\nextends: ../bench\n"

  @Test("its keys replace, add and remove by name; all else stays")
  func merge() throws {
    let checked = read(
      head + """
        buses:
          reactor: {device: /dev/i2c-7}
        lines:
          heater: {gpio: gpiochip4 5}
          tma: {expander: null, gpio: gpiochip4 6}
          spare: {gpio: gpiochip4 7, direction: input}
        channels:
          chamber: null

        """)
    #expect(checked.diagnostics.written(as: .text) == "")
    let board = try checked.get()
    #expect(board.name == "Pi")
    #expect(board.buses["reactor"]?.device == "/dev/i2c-7")
    #expect(board.buses["reactor"]?.clock.value.value == 100_000)
    #expect(board.lines["heater"]?.source.value == .gpio(GPIOPin(chip: "gpiochip4", offset: 5)))
    #expect(board.lines["heater"]?.purpose == "stage heater")
    #expect(board.lines["tma"]?.source.value == .gpio(GPIOPin(chip: "gpiochip4", offset: 6)))
    #expect(board.lines.names == ["heater", "tma", "exhaust", "spare"])
    #expect(board.channels["chamber"] == nil)
  }

  @Test("findings name the file in which the mistake stands")
  func files() {
    let checked = read(
      head + """
        chips:
          gas_adc: {address: 0x20, range: 5}
          tc_element: {on: cells}
        lines:
          heatre: null

        """)
    #expect(
      checked.diagnostics.written(as: .text) == """
        boards/pi/board.yaml:5:22: error: 0x20 is out of range; write a whole number from 0x48 to \
        0x4B
        boards/pi/board.yaml:5:35: error: '5' has no unit; a voltage is due: write 5 uV, 5 mV, 5 V \
        or 5 kV
        boards/pi/board.yaml:8:3: error: there is no 'heatre' to remove; did you mean 'heater'? \
        allowed: heater, tma or exhaust

        """)
    let wiring = read(head + "chips:\n  tc_element: {on: cells}\n  gas_adc: {address: 0x4A}\n")
    #expect(
      wiring.diagnostics.written(as: .text)
        == "boards/pi/board.yaml:5:20: error: 'tc_element' is an MCP9601 for at most 100 kHz, but "
        + "'cells' runs at 400 kHz; slow the bus down to 100 kHz, or attach the chip to another\n")
  }

  @Test("a base that is not there is the fault of the line that names it")
  func missing() {
    let checked = read("solidus: board/1\nname: Pi\nextends: ../bnech\n")
    #expect(
      checked.diagnostics.written(as: .text)
        == "boards/pi/board.yaml:3:10: error: 'boards/bnech/board.yaml' cannot be read: there is "
        + "no such file; check the path\n")
  }

  @Test("boards that extend each other in a circle are a finding")
  func circle() {
    let checked = read("solidus: board/1\nname: Pi\nextends: .\n")
    #expect(
      checked.diagnostics.written(as: .text)
        == "boards/pi/board.yaml:3:10: error: this board extends itself; name a board that does "
        + "not lead back here\n")
  }

  @Test("may be laid over another than it says, which itself extends what it says")
  func elsewhere() throws {
    let files = DocumentFiles.memory([
      "boards/bench/board.yaml": Examples.board,
      "boards/pi/board.yaml": head + "lines:\n  heater: {gpio: gpiochip4 5}\n",
      "boards/puck/board.yaml": "solidus: board/1\nextends: ../nowhere\nname: puck\n"
        + "channels:\n  stage: {power: 40 W}\n",
    ])
    let checked = BoardDocument.read(at: "boards/puck", over: "boards/pi", from: files)
    #expect(checked.diagnostics.written(as: .text) == "")
    let board = try checked.get()
    #expect(board.name == "puck")
    #expect(board.lines["heater"]?.source.value == .gpio(GPIOPin(chip: "gpiochip4", offset: 5)))
    #expect(board.lines["exhaust"] != nil)
    let astray = BoardDocument.read(at: "boards/puck", over: "boards/no", from: files)
    #expect(
      astray.diagnostics.written(as: .text)
        == "boards/puck/board.yaml:1:1: error: 'boards/no/board.yaml' cannot be read: there is no "
        + "such file; check the path\n")
  }
}
