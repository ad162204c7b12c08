public import Quantities

/// Where the sample ends up if the heater is cut now, at the worst corner of the model's box.
///
/// The worst corner stores most and loses least: element large, sample small, both losses low.
/// Which conductance is worst depends on where one stands, so both ends are tried.
public struct Rollout: Hashable, Sendable, BitwiseCopyable {
  private let loose: FreeDecay
  private let tight: FreeDecay
  private let model: StageModel

  public init(_ model: StageModel) {
    self.model = model
    let box = model.box
    func corner(_ coupling: Double) -> FreeDecay {
      FreeDecay(
        element: model.element.value * (1 + box.element),
        sample: model.sample.value * (1 - box.sample), coupling: model.coupling.value * coupling,
        elementLoss: model.elementLoss.value * (1 - box.elementLoss),
        sampleLoss: model.sampleLoss.value * (1 - box.sampleLoss))
    }
    loose = corner(1 - box.coupling)
    tight = corner(1 + box.coupling)
  }

  /// The hottest that the sample can get with the heater on for `further` more, then cut for good.
  ///
  /// `surroundings` must be an upper bound: what is lost to them is credited. `besides` is what may
  /// warm the sample unseen by the element, such as a plasma, and is cut with the heater. Below
  /// `plenty` it may say too much by a little, and is quicker.
  public func peak(
    element: Celsius, sample: Celsius, surroundings: Celsius, on further: Seconds = .zero,
    besides: Watts = .zero, plenty: Celsius = Celsius(-.infinity)
  ) -> Celsius {
    // Power that arrives before the cut is in the element; the smallest element warms most.
    let onTime = model.latency + further
    let smallest = model.element * (1 - model.box.element)
    let e = (element - surroundings + model.fullPower * onTime / smallest).value
    // What surrounds a colder sample warms it: it is taken to be as warm already. Above what
    // surrounds them, and only there, the worst corner is the one at hand.
    let shown = Arithmetic.larger((sample - surroundings).value, 0)
    // The sensor runs behind: the sample is as far ahead of it as it warms in the lag.
    let arriving = besides.value / (model.sample.value * (1 - model.box.sample))
    let rise = tight.rise(e, shown) + arriving
    var s = rise > 0 ? shown + rise * model.sampleLag.value : shown
    s += arriving * onTime.value
    let enough = (plenty - surroundings).value
    // Of the other end only what exceeds this one has to be exact.
    let first = tight.peak(e, s, plenty: enough)
    let other = loose.peak(e, s, plenty: Arithmetic.larger(enough, first))
    return surroundings + Kelvins(Arithmetic.larger(first, other))
  }

  /// How far the element stands above the sample in a steady soak, as the model has it.
  public func steadyLead(of soak: Celsius, above surroundings: Celsius) -> Kelvins {
    model.sampleLoss * (soak - surroundings) / model.coupling
  }

  /// A number that stands for the whole model.
  var seal: UInt64 {
    // Each part by itself, so that none waits for another.
    var seal = model.seal
    seal.mix(model.box.seal)
    seal.mix(loose.seal)
    seal.mix(tight.seal)
    return seal
  }

  /// By how much the element may be warmer than its sensor shows, a period later: what was
  /// hidden fades with the lag, and what the heater may have given joins it.
  func hidden(
    after hidden: Kelvins, heatedFor time: Seconds, of period: Seconds
  ) -> Kelvins {
    guard model.elementLag > .zero else { return .zero }
    let smallest = model.element * (1 - model.box.element)
    let joined = hidden + model.fullPower * time / smallest
    return Kelvins(joined.value / (1 + period / model.elementLag))
  }

  /// What is hidden in a steady soak, where the heater makes up for what is lost.
  public func steadilyHidden(at soak: Celsius, above surroundings: Celsius) -> Kelvins {
    let smallest = model.element * (1 - model.box.element)
    return steadyPower(of: soak, above: surroundings) * model.elementLag / smallest
  }

  /// The power that a steady soak takes, as the model has it.
  func steadyPower(of soak: Celsius, above surroundings: Celsius) -> Watts {
    let lead = steadyLead(of: soak, above: surroundings)
    return model.sampleLoss * (soak - surroundings)
      + model.elementLoss * (soak + lead - surroundings)
  }

  /// Whether the heater can give what a steady soak takes, with the losses at their worst.
  public func canFeed(_ soak: Celsius, above surroundings: Celsius) -> Bool {
    let lead = steadyLead(of: soak, above: surroundings)
    let most =
      model.sampleLoss * (soak - surroundings) * (1 + model.box.sampleLoss)
      + model.elementLoss * (soak + lead - surroundings) * (1 + model.box.elementLoss)
    return most < model.reliablePower
  }
}
