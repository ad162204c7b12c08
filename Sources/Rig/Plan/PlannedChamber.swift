import Documents
import HAL
import Procedures
import Quantities
import Simulator

/// The reference reactor gone through by a recipe on paper: gas, wall and surface are the simulator's
/// own, so that a plan and a run grow by the same equations.
///
/// What the board says of its valves is in it; how far each is off its kind nobody knows before a run.
final class PlannedChamber {
  private let course: RecipeCourse
  private let chamber: GasChamber
  private let surface = Net("surface", held: Warmth.room.coldest.value)
  private var throttle: ThrottleOnPaper
  private let power = Net("power", held: 0)
  private let plasma = Wire("plasma", at: .low)
  private var inlets: [Inlet] = []
  private var flows: [(net: Net, span: Volts, full: SCCM)] = []
  private var held: (pressure: Pascals, flow: SCCM)?
  private var now = Instant.zero
  /// What is to be shut, and when.
  private var closing: (line: Wire, at: Instant)?

  private struct Inlet {
    let name: String
    let line: Wire
    let bottle: Net
  }

  init(_ course: RecipeCourse) {
    self.course = course
    let names = Self.gases(of: course)
    let chemistry = course.chemistry
    chamber = GasChamber(
      ReferenceReactor.throttled,
      gases: names.compactMap { name in
        chemistry.precursors[name].map { GasNumbers.species(name, $0, among: names) }
      },
      films: chemistry.films.entries.compactMap { GasNumbers.film($0.value, among: names) },
      surface: surface)
    throttle = ThrottleOnPaper(of: chamber)
    chamber.ignited(by: plasma)
    chamber.powered(by: power)
    addFlows(names)
    addValves(names)
  }

  /// Air first, as a chamber wants it, then what flows, what is dosed, and what a plasma makes of it.
  private static func gases(of course: RecipeCourse) -> [String] {
    var names = ["air"]
    func add(_ name: String) {
      guard course.chemistry.precursors[name] != nil, !names.contains(name) else { return }
      names.append(name)
    }
    for flow in course.channels.flows.prefix(4) { add(flow.channel.gas) }
    course.eachDose { dose, _ in add(dose.name) }
    return Array(names.prefix(16))
  }

  private func addFlows(_ names: [String]) {
    for (_, channel) in course.channels.flows.prefix(4) {
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
      power.hold(share * ReferenceReactor.plain.fullPower.value)
      line = plasma
    } else {
      guard let inlet = inlets.first(where: { $0.name == dose.name }) else { return }
      inlet.bottle.hold(bottle.value)
      line = inlet.line
    }
    line.drive(.high, at: now)
    closing = (line, now + dose.span)
    throttle.feels(dose.span, at: now)
  }

  private func go(to end: Instant) {
    if let (line, at) = closing, at <= end {
      closing = nil
      rest(to: at)
      line.drive(.low, at: at)
    }
    rest(to: end)
  }

  private func rest(to end: Instant) {
    throttle.rest(from: now, to: end)
    now = max(now, end)
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

extension PrecursorDocument {
  /// What stands over it in its bottle; nil for what a plasma makes.
  fileprivate var vapour: PrecursorBottle.Vapour? {
    switch pressure {
    case .vapour(let law): .antoine(a: law.a, b: law.b.value)
    case .fixed(let pressure): .fixed(pressure)
    case .plasma: nil
    }
  }
}
