import Quantities
import Safety
import Testing

/// A model in which no two numbers are the same.
private let model = StageModel(
  element: JoulesPerKelvin(15), sample: JoulesPerKelvin(54), coupling: WattsPerKelvin(1.5),
  elementLoss: WattsPerKelvin(0.05), sampleLoss: WattsPerKelvin(0.25), fullPower: Watts(400),
  box: Box(element: 0.1, sample: 0.2, coupling: 0.3, elementLoss: 0.4, sampleLoss: 0.5),
  latency: .milliseconds(250), elementLag: .milliseconds(2000), sampleLag: .milliseconds(3000),
  offsets: RestOffsets(element: Kelvins(0.5), surroundings: Kelvins(0.25)))

private func seal(
  _ model: StageModel, limit: Double = 170, elementLimit: Double = 400, bound: Double = 2.5,
  patience: Int64 = 300_000_000
) -> UInt64 {
  ThermalGuard(
    limit: Celsius(limit), elementLimit: Celsius(elementLimit), rollout: Rollout(model),
    elementBound: Kelvins(bound), patience: Seconds(nanoseconds: patience)
  ).seal
}

private func changed(_ change: (inout StageModel) -> Void) -> StageModel {
  var other = model
  change(&other)
  return other
}

@Suite("The seal of the limits")
struct SealTests {
  @Test("is the same for the same limits")
  func same() { #expect(seal(model) == seal(model)) }

  @Test("changes with the last bit of every limit")
  func limits() {
    let one = seal(model)
    #expect(seal(model, limit: Double(170).nextUp) != one)
    #expect(seal(model, elementLimit: Double(400).nextUp) != one)
    #expect(seal(model, bound: 2.5.nextUp) != one)
    #expect(seal(model, patience: 300_000_001) != one)
  }

  @Test("changes with the last bit of every number of the model")
  func numbers() {
    let others = [
      changed { $0.element = JoulesPerKelvin($0.element.value.nextUp) },
      changed { $0.sample = JoulesPerKelvin($0.sample.value.nextUp) },
      changed { $0.coupling = WattsPerKelvin($0.coupling.value.nextUp) },
      changed { $0.elementLoss = WattsPerKelvin($0.elementLoss.value.nextUp) },
      changed { $0.sampleLoss = WattsPerKelvin($0.sampleLoss.value.nextUp) },
      changed { $0.fullPower = Watts($0.fullPower.value.nextUp) },
      changed { $0.latency = Seconds(nanoseconds: $0.latency.nanoseconds + 1) },
      changed { $0.elementLag = Seconds(nanoseconds: $0.elementLag.nanoseconds + 1) },
      changed { $0.sampleLag = Seconds(nanoseconds: $0.sampleLag.nanoseconds + 1) },
      changed { $0.offsets?.element = Kelvins(0.5.nextUp) },
      changed { $0.offsets?.surroundings = Kelvins(0.25.nextUp) },
      changed { $0.box.element = $0.box.element.nextUp },
      changed { $0.box.sample = $0.box.sample.nextUp },
      changed { $0.box.coupling = $0.box.coupling.nextUp },
      changed { $0.box.elementLoss = $0.box.elementLoss.nextUp },
      changed { $0.box.sampleLoss = $0.box.sampleLoss.nextUp },
    ].map { seal($0) }
    #expect(!others.contains(seal(model)))
    #expect(Set(others).count == others.count)
  }

  @Test("a model without offsets is sealed as one whose offsets are nothing")
  func none() {
    let nothing = changed { $0.offsets = RestOffsets(element: .zero, surroundings: .zero) }
    #expect(seal(changed { $0.offsets = nil }) == seal(nothing))
  }
}
