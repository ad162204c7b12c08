import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Testing

@Suite("Faults that never come")
struct FaultMomentTests {
  private func faults(_ text: String) throws -> FaultDocument {
    try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
  }

  private static let anneal = Program(Bench.soak + [.cool(zone: 0, below: Celsius(60))])
  private static let fault = "- {target: tc.sample, kind: open, when: {phase: PHASE}}"

  @Test(
    "a phase that the program has none of is told before it runs",
    arguments: ["plasma", "dose", "pulse", "cell"])
  func phases(phase: String) throws {
    let document = try faults(Self.fault.replacing("PHASE", with: phase))
    #expect(
      document.findings(in: Self.anneal, cells: false).written(as: .text)
        == "f.yaml:1:49: error: this run never comes to the phase '\(phase)'; name a phase of the"
        + " run (it has ramp, heat, soak, hold, cool), or leave it out\n")
  }

  @Test("one that it has is not", arguments: ["ramp", "heat", "soak", "hold", "cool"])
  func reached(phase: String) throws {
    let document = try faults(Self.fault.replacing("PHASE", with: phase))
    #expect(document.findings(in: Self.anneal, cells: false).isEmpty)
  }

  @Test("a channel that the board has not is told with its place")
  func missing() throws {
    let files = try Bench.files()
    let absent = [("tc.smple", "open"), ("cell.99", "reversed"), ("valve.x", "stuck_open")]
    for (target, kind) in absent {
      let document = try faults("- {target: \(target), kind: \(kind)}")
      do throws(RigError) {
        _ = try SimulatedRun(
          powering: [], metal: .lithium, on: files, seed: 1, faults: document)
        Issue.record("\(target) was taken")
      } catch { #expect(error.what.hasPrefix("f.yaml:1:12: there is no ")) }
    }
  }

  @Test("what has not begun when the run is over is known")
  func pending() throws {
    let late = "- {target: tc.sample, kind: open, when: {after: 20 h}}"
    let soon = "- {target: rf, kind: no_ignite, when: {after: 1 s}}"
    let run = try SimulatedRun(
      [.hold(Seconds(5))], metal: .lithium, on: try Bench.files(), seed: 1,
      faults: try faults("\(late)\n\(soon)"))
    #expect(run.run(for: Seconds(60)) == .done)
    #expect(run.faultsThatNeverCame.map(\.target.value) == ["tc.sample"])
  }
}
