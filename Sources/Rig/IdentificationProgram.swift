import Procedures
import Quantities
import Safety

/// The program of an identification: rest, a short pulse, rest, a long pulse, a cooling curve.
///
/// Its times follow from the model that is known so far, which need not be right: it says only
/// how long it takes to see what is looked for.
struct IdentificationProgram {
  /// What the sample is warmed by first: enough to see the lag behind the element.
  private static let shortPulse = Kelvins(10)
  /// How far towards the guard's limit the long pulse goes.
  private static let longPulse = 0.75
  /// What the sensors read at rest is the zero of everything.
  private static let stillness = Seconds(30)

  private let model: StageModel

  init(_ model: StageModel) { self.model = model }

  func instructions(zone: UInt8, from start: Celsius, limit: Celsius) -> [Instruction] {
    let near = start + Self.shortPulse
    let far = start + (limit - start) * Self.longPulse
    return [
      .hold(Self.stillness), .burst(zone: zone, until: near, longest: longest(near - start)),
      .hold(rest), .burst(zone: zone, until: far, longest: longest(far - start)), .hold(cooling),
    ]
  }

  /// Three times as long as full power needs, and then the sample's own way behind the element.
  private func longest(_ rise: Kelvins) -> Seconds {
    let mass = model.element + model.sample
    return Seconds(3 * mass.value * rise.value / model.fullPower.value + 10 * behind)
  }

  /// The time constant of the sample behind the element, in seconds.
  private var behind: Double { model.sample.value / model.coupling.value }

  /// Three time constants in which the two masses meet.
  private var rest: Seconds {
    let rate = model.coupling.value * (1 / model.element.value + 1 / model.sample.value)
    return Self.limited(3 / rate, 60, 600)
  }

  /// One and a half time constants of the loss, from ten to twenty minutes.
  private var cooling: Seconds {
    let loss = model.elementLoss + model.sampleLoss
    return Self.limited(1.5 * (model.element + model.sample).value / loss.value, 600, 1200)
  }

  private static func limited(_ span: Double, _ least: Double, _ most: Double) -> Seconds {
    // Without any loss the span is infinite, and the most is enough.
    span < most ? Seconds(max(span, least)) : Seconds(most)
  }
}
