import Documents
import Foundation
import Instrument
import Library
import Quantities
import Rig
import Testing

@Suite("Protocols of aurora-unicycler")
struct UnicyclerTests {
  private func method(_ text: String, _ name: String = "p.json") -> Checked<MethodDocument> {
    MethodDocument.read(at: name, from: .memory([name: text]))
  }

  private func shipped(_ id: String) throws -> MethodDocument {
    try method(try #require(LibraryEntry.named(id)).text, "\(id).yaml").get()
  }

  private func program(
    _ method: MethodDocument, _ given: [(name: String, value: AnyQuantity)] = []
  ) throws -> Program {
    try MethodCompiler.compile(method, for: MethodCorpusTests.known, with: given).program
  }

  /// What the library leaves open, and currents for densities.
  private func given(_ method: MethodDocument) throws -> [(name: String, value: AnyQuantity)] {
    var given = MethodCorpusTests.given(method)
    if method.parameters["currents"] != nil {
      for text in ["0.071 mA", "178.15 uA", "0.7126 mA"] {
        given.append(("currents", try #require(AnyQuantity(written: text))))
      }
    }
    return given
  }

  @Test(
    "a method that a protocol can hold comes back with the same program",
    arguments: ["rate-test", "rate-test-full", "formation", "pitt", "cyclic-voltammetry"])
  func roundTrip(id: String) throws {
    let original = try shipped(id)
    let given = try given(original)
    let (json, findings) = original.unicycler(with: given)
    let text = try #require(json, "\(findings)").text
    let back = method(text)
    #expect(back.diagnostics.all.isEmpty, "\(text)")
    let (before, after) = (try program(original, given), try program(try back.get()))
    #expect(before.instructions == after.instructions)
    #expect(before.conditions == after.conditions)
    #expect(before.rules.map(\.record) == after.rules.map(\.record))
    #expect(before.rules.map(\.limits) == after.rules.map(\.limits))
    // Once more it is the same text.
    #expect(try back.get().unicycler().json?.text == text)
  }

  @Test(
    "what a protocol cannot hold is named where it stands",
    arguments: [
      ("symmetric-cycling", ["9:9: error: unicycler has no limit of temperature"]),
      ("until-it-fades", ["unicycler has no jump", "a step of unicycler cannot end so"]),
      ("charge-and-hold", ["9:32: error: a rest of unicycler ends by time only"]),
      ("gitt", ["unicycler has no jump", "a rest of unicycler ends by time only"]),
      ("aurbach-efficiency", ["unicycler knows no area for a current density"]),
      ("adams-efficiency", ["unicycler knows no area for a current density"]),
    ])
  func refused(id: String, due: [String]) throws {
    let original = try shipped(id)
    let (json, findings) = original.unicycler(with: try given(original))
    #expect(json == nil)
    let said = findings.written(as: .text)
    for one in due { #expect(said.contains(one), "\(said)") }
  }

  private static let loops = """
    {"unicycler": {"version": "0.4.6"}, "sample": {"name": "$NAME", "capacity_mAh": "1.5"},
     "record": {"time_s": "10", "voltage_V": 0.1, "current_mA": null},
     "safety": {"max_voltage_V": 4.9, "min_voltage_V": "", "delay_s": 0},
     "method": [
      {"step": "open_circuit_voltage", "until_time_s": 60.0, "id": null},
      {"step": "tag", "tag": "outer"},
      {"step": "constant_current", "rate_C": "C/10", "current_mA": null, "until_voltage_V": "4.2"},
      {"step": "tag", "tag": "inner"},
      {"step": "constant_current", "current_mA": -0.5, "until_time_s": 10, "until_voltage_V": 0},
      {"step": "constant_voltage", "voltage_V": 3, "until_rate_C": "D/20"},
      {"step": "loop", "loop_to": "inner", "cycle_count": 2},
      {"step": "loop", "loop_to": 2, "cycle_count": 3}]}
    """

  @Test("loops within loops, numbers in quotes and rates as fractions are understood")
  func protocols() throws {
    let read = try method(Self.loops).get()
    let written = try method(
      """
      solidus: method/1
      name: x
      capacity: 1.5 mAh
      limits: { highest: 4.9 V }
      record: { every: 10 s, potential: 0.1 V }
      steps:
        - rest: { for: 1 min }
        - cycle:
            times: 3
            steps:
              - current: { at: C/10, until: potential > 4.2 V }
              - cycle:
                  times: 2
                  steps:
                    - current: { at: -0.5 mA, for: 10 s }
                    - voltage: { at: 3 V, until: current < C/20 }

      """, "m.yaml"
    ).get()
    let (found, due) = (try program(read), try program(written))
    #expect(found.instructions == due.instructions)
    #expect(found.conditions == due.conditions)
    #expect(found.rules == due.rules)
  }

  @Test(
    "what a method cannot do is named where it stands",
    arguments: [
      (#""delay_s": 0"#, #""delay_s": 5"#, "3:67: warning: a limit opens the cell"),
      (#""delay_s": 0"#, #""max_capacity_mAh": 5"#, "3:76: error: a method has no limit of charge"),
      (#""delay_s": 0"#, #""max_current_mA": 5"#, "3:74: error: a method has one limit of current"),
      (#""loop_to": 2"#, #""loop_to": 6"#, "12:3: error: it goes back into the middle"),
      (
        #""loop_to": "inner""#, #""loop_to": "iner""#,
        "11:3: error: no tag before it is called 'iner'"
      ),
      (
        #"{"step": "tag", "tag": "outer"}"#,
        #"{"step": "impedance_spectroscopy", "amplitude_V": 0.02, "start_frequency_Hz": 1000, "end_frequency_Hz": 1}"#,
        "6:3: error: a method has no step for an impedance spectrum"
      ),
      (#""current_mA": -0.5"#, #""current_mA": 0"#, "9:3: error: no current flows in this step"),
      (#""step": "loop""#, #""step": "lop""#, "11:12: error: 'lop' is not a step of unicycler"),
      (#""voltage_V": 3"#, #""voltage": 3"#, "10:32: error: unknown key 'voltage'"),
    ])
  func beyond(right: String, wrong: String, due: String) {
    let text = Self.loops.replacingOccurrences(of: right, with: wrong)
    let said = method(text).diagnostics.written(as: .text)
    #expect(said.contains("p.json:" + due), "\(said)")
  }
}
