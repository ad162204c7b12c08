import Documents
import HAL
import Procedures
import Quantities
import Simulator

/// The board's chamber gone through by a recipe on paper: gas, wall and surface are the simulator's
/// own, so that a plan and a run grow by the same equations.
///
/// What the board says of its valves is in it; how far each is off its kind nobody knows before a run.
final class PlannedChamber {
  private let course: RecipeCourse
  private let parameters: ChamberParameters
  private let chamber: GasChamber
  private let surface = Net("surface", held: Warmth.room.coldest.value)
  private var throttle: ThrottleOnPaper
  private let power = Net("power", held: 0)
  private let plasma = Wire("plasma", at: .low)
  private var inlets: [Inlet] = []
  private var flows: [(net: Net, span: Volts, full: SCCM)] = []
  private var held: (pressure: Pascals, flow: SCCM)?
  /// What the recipe has and no chamber on paper, in words.
  private(set) var leftOut: [String]
  /// As far as the chamber is; days of rest are left out of its time.
  private var now = Instant.zero
  private var skipped = Seconds.zero
  /// What is to be shut, and when.
  private var closing: [(line: Wire, at: Instant)] = []

  private struct Inlet {
    let name: String
    let line: Wire
    let bottle: Net
  }

  /// - Parameter metal: what water may eat; nil where only the film is asked for.
  init(_ course: RecipeCourse, metal: HostMetal? = nil) {
    self.course = course
    let (names, leftOut) = Self.gases(of: course)
    self.leftOut = leftOut
    let chemistry = course.chemistry
    parameters = course.reactor.parameters
    chamber = GasChamber(
      parameters,
      gases: names.compactMap { name in
        chemistry.precursors[name].map { GasNumbers.species(name, $0, among: names) }
      },
      films: chemistry.films.entries.compactMap { GasNumbers.film($0.value, among: names) },
      surface: surface, metal: metal)
    throttle = ThrottleOnPaper(of: chamber, parameters)
    chamber.ignited(by: plasma)
    chamber.powered(by: power)
    addFlows(names)
    addValves(names)
  }

  /// So many the simulator's chamber has.
  private static let most = (flows: 4, gases: 16)

  /// Air first, as a chamber wants it, then what flows, what is dosed, and what a plasma makes of it;
  /// and what of that has no place.
  private static func gases(of course: RecipeCourse) -> (names: [String], leftOut: [String]) {
    var names = ["air"]
    var leftOut: [String] = []
    func add(_ name: String) {
      guard course.chemistry.precursors[name] != nil, !names.contains(name) else { return }
      guard names.count < most.gases else {
        let words = "\(name): a chamber on paper has no more than \(most.gases) gases"
        if !leftOut.contains(words) { leftOut.append(words) }
        return
      }
      names.append(name)
    }
    for (index, flow) in course.channels.flows.enumerated() {
      guard index < most.flows else {
        if course.moments.contains(where: { $0.flows[index] > .zero }) {
          leftOut.append("\(flow.name): a chamber on paper has no more than \(most.flows) flows")
        }
        continue
      }
      add(flow.channel.gas)
    }
    course.eachDose { dose, _ in add(dose.name) }
    return (names, leftOut)
  }

  private func addFlows(_ names: [String]) {
    for (_, channel) in course.channels.flows.prefix(Self.most.flows) {
      let net = Net("setpoint", held: 0)
      var parameters = FlowController.Parameters(fullScale: channel.fullScale)
      parameters.span = channel.span
      let controller = FlowController(
        parameters, gas: names.firstIndex(of: channel.gas) ?? 0)
      controller.follows(net)
      chamber.add(controller)
      flows.append((net, channel.span, channel.fullScale))
    }
  }

  private func addValves(_ names: [String]) {
    for (name, channel) in course.channels.valves {
      guard let precursor = channel.precursor?.value, let gas = names.firstIndex(of: precursor),
        let vapour = course.chemistry.precursors[precursor]?.vapour
      else { continue }
      let warmth = Net("bottle", held: Warmth.room.coldest.value)
      let line = Wire(name, at: .low)
      // How much is left in a bottle is another check's matter.
      let bottle = PrecursorBottle(vapour, at: warmth, content: 1000)
      chamber.add(
        PulseValve(on: line, from: bottle, gas: gas, conductance: channel.conductance))
      inlets.append(Inlet(name: precursor, line: line, bottle: warmth))
    }
  }

  // MARK: Steps

  /// A step begins: until now everything was as the steps before it have left it.
  func begin(_ action: FlatAction, at start: Instant, sample: Celsius, _ moment: Moment) {
    go(to: start)
    chamber.pinChanges(at: now)
    surface.hold(sample.value)
    let isShutOff: Bool
    switch action {
    case .soak, .expose: isShutOff = true
    case .heat, .ramp, .anneal, .cool, .pulse, .hold, .purge, .vacuum, .flow, .pressure, .plasma,
      .sputter, .sputterUntil, .turn, .wait, .expect, .checkpoint:
      isShutOff = false
    }
    var isPumpedOut = false
    if case .vacuum = action { isPumpedOut = true }
    let isStill = isShutOff || isPumpedOut
    for (index, flow) in flows.enumerated() {
      let asked = isStill ? SCCM.zero : moment.flows[index]
      flow.net.hold(flow.span.value * asked.value / flow.full.value)
    }
    if isShutOff { return set(0) }
    guard !isPumpedOut, let pressure = moment.pressure else { return set(1) }
    let flow = moment.flows.reduce(SCCM.zero, +)
    if held?.pressure == pressure, held?.flow == flow { return throttle.stay() }
    held = (pressure, flow)
    throttle.hold(pressure, in: flow)
  }

  private func set(_ opening: Double) {
    held = nil
    throttle.stand(at: opening)
  }

  /// A dose begins at the present, from a bottle of a temperature or of a plasma.
  func take(_ dose: Dose, from bottle: Celsius, power burning: Watts?) {
    let line: Wire
    if dose.isPlasma {
      let full = course.channels.generators.first?.channel.full ?? Watts(1)
      let share = (burning ?? .zero) / full
      power.hold(min(share, 1) * parameters.fullPower.value)
      line = plasma
    } else {
      guard let inlet = inlets.first(where: { $0.name == dose.name }) else { return }
      inlet.bottle.hold(bottle.value)
      line = inlet.line
    }
    line.drive(.high, at: now)
    closing.append((line, now + dose.span))
    throttle.feels(dose.span, at: now)
  }

  /// A dose that no valve of the board lets in.
  func lacks(_ dose: Dose) -> Bool {
    !dose.isPlasma && !inlets.contains { $0.name == dose.name }
  }

  private func go(to plan: Instant) {
    let end = skipped > .zero ? Instant.zero + ((plan - .zero) - skipped) : plan
    while let next = closing.indices.min(by: { closing[$0].at < closing[$1].at }),
      closing[next].at <= end
    {
      let (line, at) = closing.remove(at: next)
      rest(to: at)
      line.drive(.low, at: at)
    }
    guard closing.isEmpty, end - now > TotalTime.long else { return rest(to: end) }
    // Whatever was to leave has left by then, and what heat makes of a film has come to its end.
    skipped = skipped + (end - now - TotalTime.long)
    rest(to: now + TotalTime.long)
  }

  private func rest(to end: Instant) {
    throttle.rest(from: now, to: end)
    now = max(now, end)
  }

  /// What lies on the foil at a time, with what water made of the metal.
  func truth(at time: Instant) -> FilmTruth {
    go(to: time)
    return chamber.film(at: now)
  }

  /// How much of each material lies on a foil when a step begins.
  func films(at start: Instant) -> [(material: String, thickness: Nanometres)] {
    go(to: start)
    var films: [(material: String, thickness: Nanometres)] = []
    for layer in chamber.film(at: now).layers {
      if let index = films.firstIndex(where: { $0.material == layer.material }) {
        films[index].thickness += Nanometres(layer.nanometres)
      } else {
        films.append((layer.material, Nanometres(layer.nanometres)))
      }
    }
    return films
  }
}
