import HAL
import Quantities
import Testing

@testable import Simulator

@Suite("The plants of the heat survey")
struct PlantTests {
  @Test("element and stage meet, rise and coast on as the survey says", arguments: SurveyPlant.all)
  func table(plant: SurveyPlant) {
    // 4.2's columns are rounded to the digits that they have.
    func near(_ value: Double, _ stated: Double, _ share: Double) -> Bool {
      (value / stated - 1).magnitude < share
    }
    let bench = StageBench(plant.alone(losing: 0), watts: plant.power)
    bench.heat(.high, at: 0)
    let long = 20 * plant.meeting
    let slope = bench.read(.holder, at: long + 1) - bench.read(.holder, at: long)
    #expect(near(slope, plant.slope, 0.03))
    bench.heat(.low, at: long + 1)
    let cut = bench.read(.holder, at: long + 1)
    let lead = bench.read(.element, at: long + 1) - cut
    let later = long + 1 + plant.meeting
    let left = bench.read(.element, at: later) - bench.read(.holder, at: later)
    #expect(near(-plant.meeting / Arithmetic.log(left / lead), plant.meeting, 0.01))
    let coast = bench.read(.holder, at: long + 1 + 20 * plant.meeting) - cut
    #expect(near(coast, plant.coast, 0.02))
  }

  @Test(
    "two masses with a loss follow the closed form, heating and cooling",
    arguments: SurveyPlant.all)
  func closedForm(plant: SurveyPlant) {
    let bench = StageBench(plant.alone(losing: plant.loss), watts: plant.power)
    let form = TwoMasses(plant)
    bench.heat(.high, at: 0)
    for time in [1.0, 10, 100] {
      let (element, stage) = form.after(time, from: (0, 0), power: plant.power)
      #expect((bench.read(.element, at: time) - 25 - element).magnitude < 1e-6)
      #expect((bench.read(.holder, at: time) - 25 - stage).magnitude < 1e-6)
    }
    let hot = form.after(100, from: (0, 0), power: plant.power)
    bench.heat(.low, at: 100)
    for time in [1.0, 10, 1000] {
      let (element, stage) = form.after(time, from: hot, power: 0)
      #expect((bench.read(.element, at: 100 + time) - 25 - element).magnitude < 1e-6)
      #expect((bench.read(.holder, at: 100 + time) - 25 - stage).magnitude < 1e-6)
    }
  }

  @Test("half the step gives the same, foil and sensors too", arguments: SurveyPlant.all)
  func halved(plant: SurveyPlant) throws {
    func temperatures(_ longest: Seconds) throws -> [Double] {
      // Potassium is the foil that answers quickest, and the puck's the fastest element.
      var p = plant.parameters
      p.foil = .potassium
      let bench = StageBench(p, watts: plant.power, longest: longest)
      let quick = try #require(bench.stage.lagging(.element, by: Seconds(0.3)))
      let slow = try #require(bench.stage.lagging(.holder, by: Seconds(6)))
      bench.heat(.high, at: 0.05)
      bench.heat(.low, at: 30.05)
      let now = Instant.zero + Seconds(31.23)
      let parts = HeatedStage.Output.allCases.map(\.rawValue) + [quick, slow]
      return parts.map { bench.stage.output($0, at: now) }
    }
    for (whole, half) in zip(
      try temperatures(.milliseconds(100)), try temperatures(.milliseconds(50)))
    {
      #expect((whole - half).magnitude < 2e-4)
    }
    for (half, quarter) in zip(
      try temperatures(.milliseconds(50)), try temperatures(.milliseconds(25)))
    {
      #expect((half - quarter).magnitude < 2e-5)
    }
  }

  @Test("a wall that is held stays; all the heat that is lost goes through it")
  func heldWall() {
    let plant = SurveyPlant.all[0]
    let bench = StageBench(plant.parameters, watts: plant.power)
    bench.heat(.high, at: 0)
    #expect(bench.read(.wall, at: 2000) == 25)
    // In the end 40 W flow across 0.25 W/K, and across 1.5 W/K before that.
    #expect((bench.read(.holder, at: 20_000) - 25 - 160).magnitude < 1e-6)
    #expect((bench.read(.element, at: 20_000) - 25 - 160 - 40 / 1.5).magnitude < 1e-6)
  }

  @Test("a holder's loss warms the wall that nobody holds: no heat goes missing")
  func looseWall() {
    var p = SurveyPlant.all[0].parameters
    p.heldWall = nil
    p.wall = JoulesPerKelvin(500)
    p.wallToAmbient = .zero
    p.holderToFoil = WattsPerKelvin(1e-12)
    let bench = StageBench(p, watts: 40)
    bench.heat(.high, at: 0)
    let held =
      15 * (bench.read(.element, at: 300) - 25) + 54 * (bench.read(.holder, at: 300) - 25)
      + 500 * (bench.read(.wall, at: 300) - 25)
    #expect((held / (40 * 300) - 1).magnitude < 1e-9)
    #expect(bench.read(.wall, at: 300) > 30)
  }
}

/// Two masses with a loss in closed form, above the surroundings.
private struct TwoMasses {
  private let plant: SurveyPlant
  private let slow, fast: Double

  init(_ plant: SurveyPlant) {
    self.plant = plant
    let a = plant.coupling / plant.element
    let d = (plant.coupling + plant.loss) / plant.stage
    let determinant = plant.coupling * plant.loss / (plant.element * plant.stage)
    let root = Arithmetic.squareRoot((a + d) * (a + d) / 4 - determinant)
    slow = -(a + d) / 2 + root
    fast = -(a + d) / 2 - root
  }

  func after(
    _ time: Double, from start: (Double, Double), power: Double
  ) -> (element: Double, stage: Double) {
    // Above the steady state for this power both masses decay in two exponentials.
    let stage = power / plant.loss
    let element = stage + power / plant.coupling
    let s = start.1 - stage
    let drive = plant.coupling / plant.stage
    let drain = (plant.coupling + plant.loss) / plant.stage
    let rise = drive * (start.0 - element) - drain * s
    let b = (rise - slow * s) / (fast - slow)
    let a = s - b
    let (p, q) = (a * Arithmetic.exp(slow * time), b * Arithmetic.exp(fast * time))
    // The element follows from the stage's own slope.
    let above = (slow * p + fast * q + drain * (p + q)) / drive
    return (element + above, stage + p + q)
  }
}
