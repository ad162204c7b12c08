import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("A bottle that is heated as every zone is")
struct HeatedBottleTests {
  private static let bottle: UInt8 = 1
  private static let line: UInt8 = 2
  private static let organic: UInt8 = 3

  private func run(_ program: [Instruction], _ metal: Metal = .lithium) throws -> SimulatedRun {
    try SimulatedRun(
      Program(program), metal: metal, combination: Bench.plain,
      on: try BoardFiles.read(Bench.board("bench-hybrid")), seed: 1)
  }

  private static func heat(_ zone: UInt8, to goal: Double) -> Instruction {
    .heat(zone: zone, to: Celsius(goal), rate: KelvinsPerSecond(0.1))
  }

  @Test("is held within a kelvin of where it is told to be, and so is its line")
  func held() throws {
    let run = try run([
      Self.heat(Self.bottle, to: 90), Self.heat(Self.line, to: 100), .hold(Seconds(1800)),
    ])
    run.step { $0.instrument.instructionIndex == 2 }
    run.stand(at: run.now + Seconds(600))
    let vessel = try #require(run.world.parts.net("organic_bottle"))
    let tube = try #require(run.world.parts.net("line_temperature"))
    for _ in 0..<1000 {
      run.stepOnce()
      #expect((vessel.value(at: run.now) - 90).magnitude < 1)
      #expect((tube.value(at: run.now) - 100).magnitude < 1)
    }
    #expect(run.run(for: Seconds(4000)) == .done)
    #expect(run.zonesLeftClean == 3)
    #expect(run.world.misuse == nil)
  }

  @Test("gives what its precursor's vapour pressure gives at its temperature")
  func vapour() throws {
    func peak(at warmth: Double) throws -> Double {
      let pulse: [Instruction] = [
        .pulse(valve: Self.organic, for: Seconds(1)), .hold(Seconds(30)),
      ]
      let run = try run(
        [
          .turn(switch: 1, on: true), .flow(controller: 0, to: SCCM(100)),
          Self.heat(Self.bottle, to: warmth), .hold(Seconds(300)),
        ] + pulse + pulse + pulse)
      // The surface has taken what it takes by the third.
      run.step { $0.instrument.panel.valve(Int(Self.organic)).pulses > 2 }
      let before = try #require(run.world.parts.net("chamber_pressure")).value(at: run.now)
      var most = before
      while !run.instrument.isDone {
        run.stepOnce()
        most = max(most, run.world.parts.net("chamber_pressure")?.value(at: run.now) ?? 0)
      }
      return most - before
    }
    let (warm, hot) = (try peak(at: 75), try peak(at: 90))
    // log10(p/Torr) = 9.678 - 3624 K/T: 2.7 times as much.
    #expect((hot / warm - 2.69).magnitude < 0.25)
  }

  @Test(
    "has the board's limit and not that of the metal on the stage",
    arguments: [Metal.sodium, .lithium])
  func limit(metal: Metal) throws {
    let run = try run([], metal)
    // 120 C less the ten of what nobody identified.
    #expect(run.instrument.zone(Int(Self.bottle)).limit == Celsius(110))
    let melts = try #require(metal.melts)
    #expect(run.instrument.zone(0).limit < melts)
  }

  @Test("is cut by its own guard if its heater sticks, and everything with it")
  func stuck() throws {
    let run = try run([Self.heat(Self.bottle, to: 90), .hold(Seconds(3600))])
    run.stand(at: run.now + Seconds(300))
    let circuit = try #require(run.world.parts.heater("jacket"))
    var welded = HeaterCircuit.Ailment()
    welded.switchWelded = true
    circuit.ail(with: welded, at: run.now)
    guard case .tripped(zone: Int(Self.bottle), _) = run.run(for: Seconds(4000)) else {
      Issue.record("nobody saw it")
      return
    }
    // The contactor before it opened, welded or not.
    #expect(try #require(run.world.parts.stage("jacket")).output(2, at: run.now) < 110)
  }
}
