import Quantities
import Simulator

/// A type K probe at a chip, everything at known temperatures.
struct CoupleBench {
  let hot = Net("hot", held: 180)
  let terminals = Net("terminals", held: 25)
  let die = Net("die", held: 25)
  let probe: ThermocoupleProbe
  let chip: MCP9601Model

  init(
    _ part: MCP9601Model.Part = .mcp9601, revision: UInt8 = 0x11, senses: Bool = true,
    wire: ThermocoupleType = .k
  ) {
    probe = ThermocoupleProbe(hot: hot, terminals: terminals, wire: wire)
    chip = MCP9601Model(part, revision: revision, probe: probe, die: die, senses: senses)
  }

  func word(_ register: UInt8, at now: Instant) -> Int {
    let bytes = chip.ask(register, 2, at: now)
    return Int(Int16(bitPattern: UInt16(bytes[0]) << 8 | UInt16(bytes[1])))
  }

  /// DS20005426C, page 24, equation 5-1.
  func celsius(_ register: UInt8, at now: Instant) -> Double {
    Double(word(register, at: now)) / 16
  }

  func status(at now: Instant) -> UInt8 { chip.ask(0x04, 1, at: now)[0] }
}
