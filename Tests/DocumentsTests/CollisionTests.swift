import Documents
import Testing

@Suite("Addresses and lines that meet")
struct CollisionTests {
  private func findings(_ chips: String, lines: String = "") -> String {
    let text = """
      solidus: board/1
      name: Meeting
      buses: {r: {clock: 100 kHz}, s: {clock: 100 kHz}}
      chips:
        m: {part: TCA9548A, on: r, address: 0x70}
        n: {part: TCA9548A, on: s, address: 0x70}
      \(chips)
      \(lines)
      """
    let checked = BoardDocument.read(at: "b.yaml", from: .memory(["b.yaml": text]))
    return checked.diagnostics.written(as: .text)
  }

  @Test("two chips at one address behind one branch, whichever it is", arguments: 0..<8)
  func within(branch: Int) {
    let chips = """
        a: {part: TCA9535, on: m.\(branch), address: 0x20}
        b: {part: TCA9535, on: m.\(branch), address: 0x20}
      """
    #expect(
      findings(chips)
        == "b.yaml:8:40: error: 'b' and 'a' both answer at 0x20 on 'r'; give one another address, "
        + "or put it behind a multiplexer\n")
  }

  @Test("a chip behind a branch and one on the trunk, in either order", arguments: 0..<8)
  func trunk(branch: Int) {
    let behind = "  a: {part: MCP4728, on: m.\(branch), address: 0x61}"
    let before = "  b: {part: MCP9601, on: r, address: 0x61, thermocouple: K}"
    let met = "both answer at 0x61 on 'r'; give one another address, or put it behind a "
    #expect(
      findings(behind + "\n" + before)
        == "b.yaml:8:38: error: 'b' and 'a' \(met)multiplexer\n")
    #expect(
      findings(before + "\n" + behind)
        == "b.yaml:8:40: error: 'a' and 'b' \(met)multiplexer\n")
  }

  @Test("nothing may sit at the address of the multiplexer that it is behind", arguments: 0..<8)
  func multiplexer(branch: Int) {
    #expect(
      findings("  a: {part: TCA9548A, on: m.\(branch), address: 0x70}")
        == "b.yaml:7:41: error: 'a' and 'm' both answer at 0x70 on 'r'; give one another address, "
        + "or put it behind a multiplexer\n")
  }

  @Test("the same address behind each of the eight branches and on the other bus is right")
  func apart() {
    let chips =
      (0..<8).map { "  a\($0): {part: TCA9535, on: m.\($0), address: 0x20}" }
      + [
        "  b: {part: TCA9535, on: s, address: 0x20}",
        "  c: {part: TCA9535, on: n.3, address: 0x21}",
      ]
    #expect(findings(chips.joined(separator: "\n")) == "")
  }

  @Test("three chips at one address are named pair by pair")
  func three() {
    let chips = (0..<3).map { "  a\($0): {part: TCA9535, on: m.1, address: 0x20}" }
    #expect(findings(chips.joined(separator: "\n")).split(separator: "\n").count == 3)
  }

  @Test(
    "a line that is used twice, of the machine or of an expander",
    arguments: [
      ("gpio: gpiochip0 4", "gpiochip0 4"), ("expander: x.7", "x.7"),
    ])
  func lines(source: String, name: String) {
    let lines = """
      lines:
        p: {\(source), direction: input}
        q: {\(source), direction: output, safe: low}
      """
    let text = findings("  x: {part: TCA9535, on: r, address: 0x20}", lines: lines)
    let line = text.split(separator: ": ", maxSplits: 1)
    #expect(line.first?.hasPrefix("b.yaml:10:") == true)
    #expect(
      line.last
        == "error: 'q' and 'p' are the same line, \(name); give each a line of its own\n")
  }
}
