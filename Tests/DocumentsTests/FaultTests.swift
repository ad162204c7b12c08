import Documents
import Quantities
import Testing

@Suite("Faults")
struct FaultTests {
  private func read(_ text: String) -> Checked<FaultDocument> {
    FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text]))
  }

  @Test(
    "every row of the matrix for temperature, heat, bus and GPIO reads", arguments: FaultRows.all)
  func row(_ row: String, _ text: String) throws {
    let checked = read("[\(text)]")
    #expect(checked.diagnostics.written(as: .text) == "")
    let fault = try #require(checked.value?.faults.first)
    #expect(
      text.contains("\"target\": \"\(fault.target.value)\", \"kind\": \"\(fault.kind.value)\""))
    for parameter in fault.parameters.entries {
      #expect(text.contains("\"\(parameter.name)\": "))
    }
  }

  @Test("and none of them says what means nothing", arguments: FaultRows.all)
  func rowWords(_ row: String, _ text: String) throws {
    #expect(try read("[\(text)]").get().findings.written(as: .text) == "")
  }

  @Test("what means nothing is told where it stands, with what would")
  func words() throws {
    let text = """
      - {target: tc.sample, kind: offset, params: {K: -10, tau: 3}}
      - {target: tc.sample, kind: detach, params: {reads: wall, tua_s: 3}}
      - {target: tc.sample, kind: offset, params: {K: 5 K}}
      - {target: tc.sample, kind: offset}
      - {target: heter.0, kind: stuck_on, when: {phase: sok}}
      - {target: pump, kind: stopp, when: {state: armd}}
      - {target: i2c.1, kind: nak, params: {p: 2}}
      - {target: cell.0, kind: open, params: {lead: xe}}
      - {target: glovebox, kind: o2, params: {ppm: 3}}
      - {target: nobody, kind: stop}

      """
    #expect(
      try read(text).get().findings.written(as: .text) == """
        f.yaml:1:54: error: 'offset' of 'tc.sample' has no 'tau'; write K
        f.yaml:2:59: error: 'detach' of 'tc.sample' has no 'tua_s'; did you mean 'tau_s'? allowed: \
        reads or tau_s
        f.yaml:3:46: error: 'K' is a bare number, in the unit that its name says; write the number \
        without a unit
        f.yaml:4:29: error: 'offset' of 'tc.sample' changes nothing without 'K'; write params: { K: ... }
        f.yaml:5:12: error: there is nothing called 'heter.0' that could fail; did you mean 'heater.0'?
        f.yaml:5:51: error: there is no phase 'sok'; did you mean 'soak'? allowed: ramp, heat, soak, \
        hold, cool, pulse, plasma, dose or cell
        f.yaml:6:24: error: 'pump' has no fault of the kind 'stopp'; did you mean 'stop'? allowed: \
        stop or idle
        f.yaml:6:45: error: there is no state 'armd'; did you mean 'armed'? allowed: proving, armed, \
        disarming or tripped
        f.yaml:7:39: error: 'p' cannot be 2; write a number from 0 to 1
        f.yaml:8:41: error: 'lead' has no such value; write we, ce or re
        f.yaml:9:41: error: 'ppm' can only be '500'; leave it out: it changes nothing
        f.yaml:10:12: error: there is nothing called 'nobody' that could fail; name one of the \
        targets of docs/faults.md, such as tc.*, tc.cj, tc.NAME, heater.NAME, supply.heater, \
        pwm.NAME and 40 more

        """)
  }

  @Test("no number is so large that no clock could count it", arguments: ["1e10", "-1e15"])
  func enormous(number: String) {
    let text = "- { target: clock.mono, kind: gap, params: { s: \(number) } }"
    #expect(
      read(text).diagnostics.written(as: .text)
        == "f.yaml:1:49: error: \(number) is beyond what can fail; write less\n")
  }

  @Test("parameters keep the number that stands there")
  func values() throws {
    let text = "[" + FaultRows.all.map(\.text).joined(separator: ",\n") + "]"
    let faults = try read(text).get().faults
    #expect(faults.count == 50)
    #expect(faults[5].parameters["tau_s"] == .number(8))
    #expect(faults[5].parameters["reads"] == .text("wall"))
    #expect(faults[7].parameters["K_per_h"] == .number(-2))
    #expect(faults[13].parameters["p"] == .number(0.05))
    #expect(faults.allSatisfy { $0.when == nil })
  }

  @Test("'when' begins and ends a fault by time, phase or state")
  func moments() throws {
    let faults = try read(Examples.faults).get().faults
    let when = try #require(faults[0].when)
    #expect(when.after == Seconds(120))
    #expect(when.phase == "soak")
    #expect(when.end == .after(Seconds(60)))
    #expect(faults[1].when == nil)
    let until = try read("[{target: t, kind: k, when: {until: 1 h, state: armed}}]").get()
    #expect(until.faults[0].when?.end == .at(Seconds(3600)))
    #expect(until.faults[0].when?.state == "armed")
  }

  @Test("mistakes are found where they stand")
  func mistakes() {
    let text = """
      - {target: tc.sample, kind: stuck on, params: {K: [1]}}
      - {kind: stuck_on, when: {after: 120, for: 1 s, until: 2 s}}
      - {target: a b, kind: gain, params: {x: 1e999, y: }}
      - stuck_on

      """
    #expect(
      read(text).diagnostics.written(as: .text) == """
        f.yaml:1:29: error: 'stuck on' is not the name of a kind of fault; write for example 'stuck_on'
        f.yaml:1:51: error: a list stands where a number, a word or true is due; write one value
        f.yaml:2:3: error: 'target' is missing; write 'target: tc.sample'
        f.yaml:2:26: error: more than one of 'for' or 'until'; write at most one of them
        f.yaml:2:34: error: '120' has no unit; a time is due: write 120 ns, 120 us, 120 ms, 120 s, \
        120 min, 120 h or 120 d
        f.yaml:3:12: error: 'a b' is not the target of a fault; write for example 'tc.sample'
        f.yaml:3:41: error: '1e999' is beyond the range of numbers; check the exponent
        f.yaml:3:51: error: nothing stands where text is due; write text
        f.yaml:4:3: error: 'stuck_on' stands where a fault is due; write its keys: target, kind, \
        params or when

        """)
  }
}
