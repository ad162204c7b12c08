import Documents
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("The plants that ship")
struct PlantSetTests {
  /// The table of the heat survey: element, stage, coupling, loss, power.
  private static let table: [(String, [Double])] = [
    ("puck", [15, 54, 1.5, 0.25, 40]), ("ald-plate", [120, 1350, 8, 1.4, 300]),
    ("hot-wall", [900, 60, 0.35, 0.05, 400]), ("hotplate", [450, 250, 4, 1.2, 600]),
  ]

  private func power(_ world: SimulatedWorld) throws -> Double {
    let circuit = try #require(world.parts.heater("stage"))
    var ailment = circuit.ailing
    ailment.contactorWelded = true
    ailment.switchWelded = true
    circuit.ail(with: ailment, at: .zero)
    // Amperes squared across the ohms of the document.
    return circuit.output(0, at: .zero)
  }

  @Test("are those of the survey, on every board that has the stage", arguments: table)
  func numbers(name: String, stated: [Double]) throws {
    for board in ["bench", "minimal", "rpi4", "beaglebone-black"] {
      let files = try Plants.files(name, on: Plants.board(board))
      let world = try SimulatedWorld(files, seed: 1)
      let p = try #require(world.parts.stage("stage")).parameters
      #expect(p.element.value == stated[0])
      #expect(p.holder.value == stated[1])
      #expect(p.contact.value == stated[2])
      #expect(p.holderToWall.value == stated[3])
      #expect(p.elementToWall == .zero && p.area == 0 && p.heldWall == Celsius(25))
      let ohms = try #require(files.world.plants["stage"]?.parameters["resistance"]?.counted)
      let amperes = try power(world)
      #expect((amperes * amperes * ohms / stated[4] - 1).magnitude < 1e-12)
    }
  }

  @Test("are boards by themselves, which may give no more than the plant's power", arguments: table)
  func boards(name: String, stated: [Double]) throws {
    let files = try BoardFiles.read(Plants.folder(name))
    #expect(files.board.name == name)
    guard case .zone(let zone)? = files.board.channels["stage"] else {
      Issue.record("\(name) has no zone")
      return
    }
    #expect(zone.power.value == stated[4])
  }

  @Test("are drawn so that the box holds every truth", arguments: table)
  func drawings(name: String, stated: [Double]) throws {
    let files = try Plants.files(name)
    let drawn = try #require(files.identification?.zones["stage"])
    let box = drawn.box.value
    func holds(_ truth: Double, _ drawing: Double) -> Bool {
      (truth - drawing).magnitude <= box * drawing
    }
    for seed in UInt64(1)...50 {
      let world = try SimulatedWorld(files, seed: seed, scatter: Scatter(seed: seed))
      let p = try #require(world.parts.stage("stage")).parameters
      #expect(holds(p.element.value, drawn.element.value))
      #expect(holds(p.holder.value, drawn.sample.value))
      #expect(holds(p.contact.value, drawn.coupling.value))
      #expect(holds(p.holderToWall.value, drawn.sampleLoss.value))
      #expect(p.elementToWall == drawn.elementLoss)
      #expect(try watts(world, files) <= drawn.power.value)
    }
  }

  private func watts(_ world: SimulatedWorld, _ files: BoardFiles) throws -> Double {
    // Power is the supply's voltage times the current.
    let volts = try #require(files.world.plants["stage"]?.parameters["supply"]?.counted)
    return try power(world) * volts
  }

  @Test(
    "have couples that run behind by the survey's time constants",
    arguments: [
      ("puck", 0.3, 1.5), ("ald-plate", 0.6, 3), ("hot-wall", 1.2, 6), ("hotplate", 0.8, 4),
    ])
  func lags(name: String, element: Double, sample: Double) throws {
    for board in ["bench", "minimal"] {
      let files = try Plants.files(name, on: Plants.board(board))
      let world = try SimulatedWorld(files, seed: 1)
      for (net, constant) in [("element", element), ("holder", sample)] {
        guard case .lagging(let lag)? = files.world.nets[net]?.driver else {
          Issue.record("\(net) does not lag")
          continue
        }
        #expect(lag.time == Seconds(constant))
        #expect("\(lag.plant.value)" == "stage.\(net)")
      }
      // What the chip's own pin has is the lagging net, not the part.
      let stage = try #require(world.parts.stage("stage"))
      let pin = try #require(world.parts.net("tc_stage.hot"))
      _ = try power(world)
      let now = Instant.zero + Seconds(60)
      let truth = stage.output(HeatedStage.Output.holder.rawValue, at: now)
      let rate = truth - stage.output(HeatedStage.Output.holder.rawValue, at: now - Seconds(0.1))
      #expect(truth - pin.value(at: now) > 0.5 * sample * rate * 10)
    }
  }

  @Test("a soak that can be held on one melts nothing", arguments: Plants.names)
  func soak(name: String) throws {
    let run = try Plants.run(
      name, [.heat(zone: 0, to: Celsius(60), rate: KelvinsPerSecond(0.1)), .hold(Seconds(60))])
    #expect(run.run(for: Seconds(7200)) == .done)
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.melted == 0 && !stage.limiterHasTripped)
    #expect(stage.peak > Celsius(59))
    #expect(run.world.misuse == nil)
  }
}
