import HAL
import Quantities
import Testing

@testable import Simulator

/// A stage whose heater is switched by one wire.
struct StageBench {
  let wire = Wire("heater", at: .low)
  let heater: HeaterCircuit
  let stage: HeatedStage

  init(
    _ parameters: StageParameters, watts: Double, limiter: Limiter? = nil,
    longest: Seconds = .milliseconds(100), contactor: Wire? = nil, deadMan: DeadMan? = nil
  ) {
    heater = HeaterCircuit(
      resistance: Ohms(576 / watts), supply: Net(held: 24), switchedBy: wire, contactor: contactor,
      deadMan: deadMan)
    stage = HeatedStage(parameters, heater: heater, limiter: limiter, longest: longest)
  }

  func read(_ part: HeatedStage.Output, at seconds: Double) -> Double {
    stage.output(part.rawValue, at: .zero + Seconds(seconds))
  }

  /// On or off from a second on.
  func heat(_ level: Level, at seconds: Double) { wire.drive(level, at: .zero + Seconds(seconds)) }
}

/// The four plants of the heat survey, as it has them: element, stage, coupling, loss, power.
struct SurveyPlant: CustomTestStringConvertible {
  let name: String
  let element, stage, coupling, loss, power: Double
  /// What the survey says follows: seconds between the masses, K/s at full power, K of coast.
  let meeting, slope, coast: Double

  var testDescription: String { name }

  static let all = [
    SurveyPlant(
      name: "puck", element: 15, stage: 54, coupling: 1.5, loss: 0.25, power: 40, meeting: 7.8,
      slope: 0.58, coast: 4.5),
    SurveyPlant(
      name: "ald-plate", element: 120, stage: 1350, coupling: 8, loss: 1.4, power: 300,
      meeting: 13.8, slope: 0.20, coast: 2.8),
    SurveyPlant(
      name: "hot-wall", element: 900, stage: 60, coupling: 0.35, loss: 0.05, power: 400,
      meeting: 161, slope: 0.42, coast: 67),
    SurveyPlant(
      name: "hotplate", element: 450, stage: 250, coupling: 4, loss: 1.2, power: 600, meeting: 40,
      slope: 0.86, coast: 34),
  ]

  /// A stage of two masses in a room; the foil hardly weighs anything.
  var parameters: StageParameters {
    var p = StageParameters()
    p.element = JoulesPerKelvin(element)
    p.holder = JoulesPerKelvin(stage)
    p.contact = WattsPerKelvin(coupling)
    p.holderToWall = WattsPerKelvin(loss)
    p.elementToWall = .zero
    p.area = 0
    p.heldWall = Celsius(25)
    return p
  }

  /// The same with a foil that takes no heat at all, and with other losses.
  func alone(losing loss: Double) -> StageParameters {
    var p = parameters
    p.holderToFoil = WattsPerKelvin(1e-12)
    p.holderToWall = WattsPerKelvin(loss)
    return p
  }
}
