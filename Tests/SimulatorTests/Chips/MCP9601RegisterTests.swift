import Quantities
import Simulator
import Testing

@Suite("MCP9601: registers")
struct MCP9601RegisterTests {
  private let bench = CoupleBench()

  struct Reset: Sendable {
    let register: UInt8
    let bytes: [UInt8]
  }

  @Test(
    "begin with zeros, and with the identity",
    arguments: [
      Reset(register: 0x00, bytes: [0, 0]), Reset(register: 0x01, bytes: [0, 0]),
      Reset(register: 0x02, bytes: [0, 0]), Reset(register: 0x03, bytes: [0, 0, 0]),
      Reset(register: 0x04, bytes: [0]), Reset(register: 0x05, bytes: [0]),
      Reset(register: 0x06, bytes: [0]), Reset(register: 0x08, bytes: [0]),
      Reset(register: 0x09, bytes: [0]), Reset(register: 0x0A, bytes: [0]),
      Reset(register: 0x0B, bytes: [0]), Reset(register: 0x0C, bytes: [0]),
      Reset(register: 0x0D, bytes: [0]), Reset(register: 0x0E, bytes: [0]),
      Reset(register: 0x0F, bytes: [0]), Reset(register: 0x10, bytes: [0, 0]),
      Reset(register: 0x11, bytes: [0, 0]), Reset(register: 0x12, bytes: [0, 0]),
      Reset(register: 0x13, bytes: [0, 0]), Reset(register: 0x20, bytes: [0x41, 0x11]),
    ])
  func powerOn(reset: Reset) {
    #expect(bench.chip.ask(reset.register, reset.bytes.count) == reset.bytes)
    #expect(bench.chip.misuse == nil)
  }

  @Test("tell an MCP9600 from an MCP9601")
  func identity() {
    #expect(CoupleBench(.mcp9600, revision: 0x14).word(0x20, at: .zero) == 0x4014)
  }

  struct Setting: Sendable {
    let register: UInt8
    let written, read: [UInt8]
  }

  @Test(
    "keep what is written, save bits that are not there",
    arguments: [
      Setting(register: 0x05, written: [0x27], read: [0x27]),
      Setting(register: 0x06, written: [0xFE], read: [0xFE]),
      Setting(register: 0x08, written: [0x9F], read: [0x1F]),
      Setting(register: 0x0B, written: [0x01], read: [0x01]),
      Setting(register: 0x0C, written: [0xFF], read: [0xFF]),
      Setting(register: 0x0F, written: [0x02], read: [0x02]),
      // DS20005426C, page 31, register 5-9: bits 1 and 0 read as zeros.
      Setting(register: 0x10, written: [0x0B, 0x47], read: [0x0B, 0x44]),
      Setting(register: 0x13, written: [0xFF, 0x80], read: [0xFF, 0x80]),
    ])
  func readBack(setting: Setting) {
    #expect(
      bench.chip.write(([setting.register] + setting.written).span, at: .zero) == .acknowledged)
    #expect(bench.chip.ask(setting.register, setting.read.count) == setting.read)
    #expect(bench.chip.misuse == nil)
  }

  struct Wrong: Sendable {
    let bytes: [UInt8]
    let refused: Int
    let what: String
  }

  @Test(
    "refuse what the datasheet does not define",
    arguments: [
      Wrong(bytes: [0x07], refused: 0, what: "there is no such register"),
      Wrong(bytes: [0x14], refused: 0, what: "there is no such register"),
      Wrong(bytes: [0x00, 0, 0], refused: 1, what: "a write to a read-only register"),
      Wrong(bytes: [0x20, 0, 0], refused: 1, what: "a write to a read-only register"),
      // An 8-bit register written as a word, as one public driver does.
      Wrong(bytes: [0x0C, 0x00, 0x02], refused: 2, what: "a write of the wrong length"),
      Wrong(bytes: [0x10, 0x0B], refused: 1, what: "a write of the wrong length"),
      Wrong(bytes: [0x06, 0x03], refused: 1, what: "a mode that does not exist"),
      Wrong(bytes: [0x05, 0x80], refused: 1, what: "bits that do not exist"),
      Wrong(bytes: [0x08, 0x20], refused: 1, what: "bits that do not exist"),
    ])
  func misuse(wrong: Wrong) {
    #expect(bench.chip.write(wrong.bytes.span, at: .zero) == .refused(byte: wrong.refused))
    #expect(bench.chip.misuse?.what == wrong.what)
    #expect(bench.chip.misuse?.register == wrong.bytes[0])
  }

  @Test("keep the first misuse, not the last")
  func firstMisuse() {
    bench.chip.send(0x07)
    bench.chip.send(0x20, 1, 2)
    #expect(bench.chip.misuse?.register == 0x07)
  }

  @Test("need a fresh pointer before every read (DS80000741D)")
  func stalePointer() {
    _ = bench.chip.ask(0x20, 2)
    #expect(bench.chip.receive(2) == [0xFF, 0xFF])
    #expect(bench.chip.misuse?.what == "a read without a fresh pointer")
  }

  @Test("answer whole or not at all", arguments: [1, 3])
  func wrongLength(count: Int) {
    #expect(bench.chip.ask(0x00, count) == [UInt8](repeating: 0xFF, count: count))
    #expect(bench.chip.misuse?.what == "a read of the wrong length")
  }

  @Test("survive neither a loss of power nor, silently, a brown-out")
  func powerLoss() {
    bench.chip.send(0x08, 0x01)
    bench.chip.send(0x10, 0x0B, 0x40)
    bench.chip.send(0x05, 0x21)
    bench.chip.powerOnReset(at: ms(1000))
    #expect(bench.chip.ask(0x08, 1, at: ms(1000)) == [0])
    #expect(bench.chip.ask(0x10, 2, at: ms(1000)) == [0, 0])
    #expect(bench.chip.ask(0x05, 1, at: ms(1000)) == [0])
    #expect(bench.status(at: ms(1319)) == 0)
    #expect(bench.status(at: ms(1320)) == 0x40)
  }
}
