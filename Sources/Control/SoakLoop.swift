public import Quantities
public import Safety

/// Brings the sample to a setpoint and holds it there: an outer loop says how hot the element
/// should be, an inner one gives it power.
///
/// Far from the goal the element may be as hot as it can be without its stored heat carrying the
/// sample past the goal: the guard's own rollout, at the model's own numbers, with the goal for a
/// limit. Near it the element leads by what the sample loses, by what a ramp takes, and by what
/// the heat balance could not explain, which is how the loop learns without an integral.
public struct SoakLoop: Hashable, Sendable, BitwiseCopyable {
  /// The share of the way that is left to the soak itself.
  private static let reserve = 0.03
  /// How much hotter an element is looked at to see how the sample follows, in K.
  private static let stretch = 10.0
  /// Kelvins of element lead for each kelvin that the sample is short.
  private let outer: Double
  /// How fast the inner loop means to close what the element is short.
  private let inner: Seconds
  private let model: StageModel
  private let decay: FreeDecay
  /// How far the sample rises at most for a kelvin more in the element.
  private let steepest: Double
  /// How hot the element is ever asked to be.
  private let hottestElement: Celsius
  private var sample: HeatBalance
  private var element: HeatBalance

  /// `elementLimit` is where the guard cuts: the element is asked to stay five kelvin below.
  public init(_ model: StageModel, elementLimit: Celsius) {
    self.model = model
    hottestElement = elementLimit - Kelvins(5)
    decay = FreeDecay(model)
    steepest = decay.peak(1, 0)
    let constant = model.sample.value / model.coupling.value
    sample = HeatBalance(
      of: model.sample, sensorLag: model.sampleLag, settling: model.settling)
    inner = Seconds(Arithmetic.larger(model.elementLag.value * 3, 2))
    element = HeatBalance(
      of: model.element, sensorLag: model.elementLag, settling: max(inner, model.settling))
    // A quarter of the phase that the slowest part behind the element leaves; six is what readings
    // that scatter by a twentieth of a kelvin bear.
    let slowest = inner.value + model.sampleLag.value
    outer = Swift.min(6, constant / (4 * slowest))
  }

  /// How warm the sample is by now, ahead of its sensor; nil until it was seen.
  public var place: Celsius? { sample.temperature }
  /// Heat into sample and element that the model does not know of.
  public var unexplainedInSample: Watts { sample.unexplained }
  public var unexplainedInElement: Watts { element.unexplained }

  /// Watches one period that has passed with the heater giving `power` on the mean.
  public mutating func watch(
    _ seen: ThermalGuard.Observation, power: Watts, period: Seconds
  ) {
    let place = sample.temperature ?? seen.sample.value
    let heater = element.temperature ?? seen.element.value
    let crossing = model.coupling * (heater - place)
    sample.step(
      seen.sample.value, given: crossing - model.sampleLoss * (place - seen.surroundings),
      period: period)
    element.step(
      seen.element.value,
      given: power - crossing - model.elementLoss * (heater - seen.surroundings), period: period)
  }

  /// The share of full power, 0 to 1, for the period that begins.
  public func share(
    _ seen: ThermalGuard.Observation, goal: Celsius, setpoint: Celsius,
    moving rate: KelvinsPerSecond
  ) -> Double {
    guard let place = sample.temperature, let heater = element.temperature else { return 0 }
    let wish = soaking(place, seen.surroundings, setpoint, rate)
    let wanted = approaching(goal, wish, heater, place, seen.surroundings)
    return share(Swift.min(hottestElement, wanted), heater, place, seen.surroundings)
  }

  /// The share of full power that brings the element to a temperature, whatever the sample does.
  public func share(_ seen: ThermalGuard.Observation, element wanted: Celsius) -> Double {
    guard let place = sample.temperature, let heater = element.temperature else { return 0 }
    return share(Swift.min(hottestElement, wanted), heater, place, seen.surroundings)
  }

  private func share(
    _ wanted: Celsius, _ heater: Celsius, _ place: Celsius, _ surroundings: Celsius
  ) -> Double {
    // What the element loses now, to the surroundings and to the sample, is made up for.
    let losing =
      model.elementLoss * (heater - surroundings) + model.coupling * (heater - place)
      - element.unexplained
    let share = (model.element / inner * (wanted - heater) + losing) / model.fullPower
    return share > 1 ? 1 : (share > 0 ? share : 0)
  }

  /// The element that a soak or a ramp at this setpoint needs.
  private func soaking(
    _ place: Celsius, _ surroundings: Celsius, _ setpoint: Celsius, _ rate: KelvinsPerSecond
  ) -> Celsius {
    let needed =
      model.sampleLoss * (setpoint - surroundings) + model.sample * rate - sample.unexplained
    return setpoint + needed / model.coupling + (setpoint - place) * outer
  }

  /// What is wished for the element, or the hottest whose stored heat does not carry the sample past the
  /// goal, if that is less.
  private func approaching(
    _ goal: Celsius, _ wish: Celsius, _ heater: Celsius, _ place: Celsius, _ surroundings: Celsius
  ) -> Celsius {
    // The model is off by a few per cent, and so is what it says of the way that is left.
    let aim = (goal - (goal - place) * Self.reserve - surroundings).value
    let (from, sample) = ((heater - surroundings).value, (place - surroundings).value)
    let more = (wish - heater).value
    // However steep the curve, the wish does not reach the end of it: no slope has to be found.
    func isModest(_ low: Double) -> Bool {
      more <= Self.stretch && low <= aim && more * steepest <= aim - low
    }
    if isModest(decay.peak(from, sample, plenty: .infinity)) { return wish }
    let low = decay.peak(from, sample)
    if isModest(low) { return wish }
    // Two points of a curve that is nearly straight: above where it begins to rise.
    let slope = (decay.peak(from + Self.stretch, sample) - low) / Self.stretch
    guard slope > 0.01 else { return Swift.min(wish, heater + Kelvins(Self.stretch)) }
    return Swift.min(wish, heater + Kelvins((aim - low) / slope))
  }
}
