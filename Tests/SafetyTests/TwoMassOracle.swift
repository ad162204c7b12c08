import Quantities
import Safety

/// How hot the sample gets in truth, found without thinking: two masses stepped finely at every
/// corner of the box, and no formula of the rollout's.
struct TwoMassOracle {
  /// One corner, as two responses to one kelvin at the start and one to the heater.
  private struct Corner {
    var element, sample, coupling, sampleLoss: Double
    /// The sample after one kelvin of element, one of sample; by moment.
    var fromElement: [Double] = []
    var fromSample: [Double] = []
    /// The sample after the heater was on from the start, by steps of on-time and moment.
    var fromHeater: [[Double]] = []
  }

  private let model: StageModel
  private var corners: [Corner] = []
  /// The step of the on-times that can be asked for.
  private let tick: Double

  /// `ticks` on-times, each `tick` seconds longer than the one before; the first is none.
  init(_ model: StageModel, tick: Double, ticks: Int) {
    self.model = model
    self.tick = tick
    for bits in 0..<32 {
      func share(_ bit: Int, _ box: Double) -> Double { bits >> bit & 1 == 0 ? 1 - box : 1 + box }
      var corner = Corner(
        element: model.element.value * share(0, model.box.element),
        sample: model.sample.value * share(1, model.box.sample),
        coupling: model.coupling.value * share(2, model.box.coupling),
        sampleLoss: model.sampleLoss.value * share(4, model.box.sampleLoss))
      let elementLoss = model.elementLoss.value * share(3, model.box.elementLoss)
      corner.fromElement = Self.integrated(corner, elementLoss, 1, 0, 0, 0)
      corner.fromSample = Self.integrated(corner, elementLoss, 0, 1, 0, 0)
      corner.fromHeater = (0..<ticks).map {
        Self.integrated(corner, elementLoss, 0, 0, model.fullPower.value, Double($0) * tick)
      }
      corners.append(corner)
    }
  }

  /// The sample every second for forty, then every two minutes for twenty: midpoint steps.
  private static func integrated(
    _ corner: Corner, _ elementLoss: Double, _ element: Double, _ sample: Double,
    _ power: Double, _ onTime: Double
  ) -> [Double] {
    var (e, s, seen) = (element, sample, [sample])
    let dt = 0.05
    func slope(_ e: Double, _ s: Double, _ heat: Double) -> (Double, Double) {
      let flow = corner.coupling * (e - s)
      return (
        (heat - flow - elementLoss * e) / corner.element,
        (flow - corner.sampleLoss * s) / corner.sample
      )
    }
    for step in 1...(20 * 60 * 20) {
      let heat = Double(step) * dt < onTime + dt / 2 ? power : 0
      let (e1, s1) = slope(e, s, heat)
      let (e2, s2) = slope(e + dt / 2 * e1, s + dt / 2 * s1, heat)
      (e, s) = (e + dt * e2, s + dt * s2)
      if step <= 800 ? step % 20 == 0 : step % 2400 == 0 { seen.append(s) }
    }
    return seen
  }

  /// The hottest sample in twenty minutes, if the heater is on for so many ticks and then cut.
  ///
  /// `charge` is for how many seconds of full power the element is ahead of its sensor.
  func peak(
    element: Double, sample: Double, surroundings: Double, charge: Double, onTicks: Int
  ) -> Double {
    var top = -Double.infinity
    for corner in corners {
      let e = element + model.fullPower.value * charge / corner.element - surroundings
      // A sensor that lags shows what the sample was: it is ahead by what it warms in the lag.
      let lag = model.sampleLag.value
      let shown = sample - surroundings
      let ahead =
        (shown + lag * corner.coupling * e / corner.sample)
        / (1 + lag * (corner.coupling + corner.sampleLoss) / corner.sample)
      let s = Swift.max(shown, ahead)
      for moment in corner.fromElement.indices {
        let now =
          e * corner.fromElement[moment] + s * corner.fromSample[moment]
          + corner.fromHeater[onTicks][moment]
        top = Swift.max(top, now)
      }
    }
    return surroundings + top
  }
}
