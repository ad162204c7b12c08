import Documents
import Instrument
import Quantities
import Rig
import Testing

@Suite("Steps in words")
struct SentenceTests {
  private func program(_ step: String) throws -> Program {
    try CellRun.compiled("- \(step)", for: MethodCorpusTests.known).program
  }

  @Test(
    "mean what the same steps mean as mappings",
    arguments: [
      ("Rest for 1 hour", "rest: { for: 1 h }"),
      ("Rest for 2 hours or until 1 mV/h", "rest: { for: 2 h, until: drift < 1 mV/h }"),
      (
        "Discharge at C/10 for 10 hours or until 3.3 V",
        "current: { at: -C/10, for: 10 h, until: potential < 3.3 V }"
      ),
      ("Charge at 1C until 4.1V", "current: { at: 1C, until: potential > 4.1 V }"),
      ("charge at 0.5 mA/cm2 for 30 minutes", "current: { at: 0.5 mA/cm2, for: 30 min }"),
      (
        "Charge at 1 mA until 4.1 V (1 minute period)",
        "current: { at: 1 mA, until: potential > 4.1 V, record: { every: 1 min } }"
      ),
      ("Hold at 4.1 V until 50 uA", "voltage: { at: 4.1 V, until: current < 50 uA }"),
      ("Hold at 4.1 V until C/50", "voltage: { at: 4.1 V, until: current < C/50 }"),
      ("'Hold at 0.1 V for 90 seconds'", "voltage: { at: 0.1 V, for: 90 s }"),
      (
        "Discharge at 1 mA until 1 mAh or until -0.5 V or for 2 h",
        "current: { at: -1 mA, until: [capacity > 1 mAh, potential < -0.5 V], for: 2 h }"
      ),
      ("Rest for 5 s (0.5 s period)", "rest: { for: 5 s, record: { every: 0.5 s } }"),
    ])
  func alike(sentence: String, step: String) throws {
    let (said, written) = (try program(sentence), try program(step))
    #expect(said.instructions == written.instructions)
    #expect(said.conditions == written.conditions)
    #expect(said.rules == written.rules)
  }

  @Test("every, procedures and each come to what is written out")
  func frame() throws {
    let short = try CellRun.compiled(
      """
      - cycle:
          times: 4
          index: number
          steps:
            - current: { at: number * 1 mA, for: 1 s }
            - every: { nth: 2, steps: [{ rest: { for: 2 s } }] }
      - repeat: { each: { volts: [0.1 V, 0.2 V] }, steps: [{ voltage: { at: volts, for: 1 s } }] }
      """
    ).program
    let cycles = (1...4).map { number in
      """
      - cycle:
          times: 1
          steps:
            - current: { at: \(number) mA, for: 1 s }\(number % 2 == 0 ? "\n      - rest: { for: 2 s }" : "")
      """
    }
    let long = try CellRun.compiled(
      cycles.joined(separator: "\n")
        + "\n- voltage: { at: 0.1 V, for: 1 s }\n- voltage: { at: 0.2 V, for: 1 s }"
    ).program
    #expect(short.instructions == long.instructions)
    #expect(short.instructions.count > 12)
  }
}
