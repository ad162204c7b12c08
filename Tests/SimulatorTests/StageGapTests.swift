import Foundation
import Quantities
import Testing

@testable import Simulator

@Suite("The gap between element and holder")
struct StageGapTests {
  private let parameters = StageParameters()

  /// As the sources say it, with the system's own power.
  private func exact(at mean: Double, under pressure: Double) -> Double {
    let ratio = (mean + 273.15) / 300
    let jump = 2 * 2.4 * 68e-9 * 101_325 * ratio
    return parameters.contact.value
      + 0.0179 * pow(ratio, 0.7) * parameters.area * pressure / (parameters.gap * pressure + jump)
  }

  @Test(
    "conducts as the gas does, however slowly or far its temperature goes",
    arguments: [
      0.01, 0.37, 2.9, 55,
    ])
  func conducts(step: Double) {
    var gap = StageGap(parameters)
    for pressure in [0.5, 100, 101_325] {
      for mean in stride(from: -20, through: 500, by: step) {
        let share = gap.conductance(at: mean, under: pressure) / exact(at: mean, under: pressure)
        guard (share - 1).magnitude < 1e-9 else {
          Issue.record("\(mean) °C under \(pressure) Pa is off by \(share - 1)")
          return
        }
      }
    }
  }
}
