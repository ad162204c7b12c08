import Quantities
import Simulator
import Testing

@Suite("The model of the TCA9548A (SCPS207)")
struct TCA9548AModelTests {
  private let chip = TCA9548AModel()
  private var probe: ChipProbe { ChipProbe(chip) }

  @Test("no branch is joined after power-on (8.6.2)")
  func powerOn() {
    #expect(chip.enabledBranches == 0)
    #expect(probe.take(1) == [0])
    probe.send([0xFF])
    chip.powerOnReset(at: .zero)
    #expect(probe.take(1) == [0])
  }

  @Test("each bit joins its branch, several may be joined (Table 8-3)", arguments: 0..<8)
  func bits(branch: Int) {
    let bit = UInt8(1) << UInt8(branch)
    probe.send([bit])
    #expect(chip.enabledBranches == bit)
    probe.send([bit | 0x81])
    #expect(probe.take(1) == [bit | 0x81])
  }

  @Test("of several bytes the last is kept (8.6.2)")
  func last() {
    probe.send([0x01, 0x02, 0x04])
    #expect(chip.enabledBranches == 0x04)
    #expect(chip.misuse == nil)
  }

  @Test("a probe changes nothing, RESET parts all")
  func reset() {
    probe.send([0x42])
    #expect(probe.send([]) == .acknowledged)
    #expect(chip.enabledBranches == 0x42)
    chip.reset()
    #expect(chip.enabledBranches == 0)
  }

  @Test("a jammed switch loses writes and reads back where it is")
  func stuck() {
    probe.send([0x01])
    chip.stick(at: 3)
    #expect(probe.send([0x02]) == .acknowledged)
    #expect(chip.enabledBranches == 0x08)
    #expect(probe.take(1) == [0x08])
    chip.stick(at: nil)
    #expect(chip.enabledBranches == 0x02)
  }

  @Test("there is one register to read")
  func misuse() {
    #expect(probe.answer(toRead: 2) == .refused(byte: 1))
    #expect(chip.misuse == Misuse("TCA9548A", "a read of more than its one register"))
  }
}
