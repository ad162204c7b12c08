import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator
import Testing

@testable import Instrument

@Suite("Charge over a thousand cycles")
struct ChargeTests {
  /// A number from 0 to 1 by its place: another each time, the same in each run.
  private static func dice(_ place: UInt64) -> Double {
    var x = place &+ 0x9E37_79B9_7F4A_7C15
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((x ^ (x >> 31)) >> 11) / 9_007_199_254_740_992
  }

  @Test("is the true one within 0.02 % though steps come late, and the counter's within its clock")
  func jittered() throws {
    let files = try Bench.files()
    let box = try CardBox(
      [
        .short, .voltage(Volts(4.096)), .resistor(Ohms(10_000)), .resistor(Ohms(1000)),
        .resistor(Ohms(100)),
      ], within: Ratio(1e-4))
    let card = try CardCalibrationRun(files, channel: "cell1", against: box, seed: 1).calibrate()
    let steps = """
      - cycle:
          times: 1000
          steps:
            - current: { at: 1 mA, for: 1.2 s }
            - current: { at: -500 uA, for: 0.8 s }
      """
    let task = CellTask(
      channel: "cell1", program: try CellRun.compiled(steps).program,
      declaration: CellValues.undeclared.declaration, isSlow: false,
      calibration: card.calibration, simulated: DummyCell(Ohms(1000)))
    let run = try SimulatedRun([], metal: .none, cells: [task], on: files, seed: 1)
    let (cell, holder) = (
      run.instrument.cell(0), try #require(run.world.parts.card("cell1")).holder
    )
    let began = run.now
    var place: UInt64 = 0
    while !cell.isOver {
      let next = run.instrument.step(at: run.now)
      // Whoever steps it comes up to 8 ms late, each time anew.
      place += 1
      run.world.wait(until: next + Seconds(0.008 * Self.dice(place)))
    }
    #expect(cell.cycle == 1000)
    let counted = cell.charged.value - cell.discharged.value
    let both = cell.charged.value + cell.discharged.value
    let (net, through) = (
      holder.trueCharge(at: run.now).value, holder.trueThroughput(at: run.now).value
    )
    // 1.6 C have flowed; the proof of the connection let 10 uA flow for less than a second.
    #expect(through > 1.5)
    #expect(abs(both - through) < 2e-4 * through, "\(both) of \(through)")
    #expect(abs(counted - net) < 2e-4 * through, "\(counted) of \(net)")
    // The counter that needs nobody: its clock is right within 0.5 %, its offset 0.1 uA.
    let its = try #require(cell.loop.card.counted()).value
    let span = (run.now - began).value
    #expect(abs(its - net) < 5e-3 * abs(net) + 0.1e-6 * span, "\(its) of \(net)")
  }
}
