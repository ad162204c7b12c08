import HAL
import Quantities

extension GasChamber {
  /// What holds for the segments that begin now: the temperature of the surface at each cell of the
  /// grid, everything where an input changed.
  func sample(at now: Instant) {
    guard isStale || now.nanoseconds >= nextSample else { return }
    nextSample = (now.nanoseconds / Self.coarse + 1) * Self.coarse
    let temperature = surface.value(at: now)
    // A fiftieth of a kelvin changes no rate by more than two thousandths.
    if (temperature - warmth).magnitude > 0.02 {
      warmth = temperature
      model.warm(to: Celsius(temperature), on: metal)
    }
    feelPlasma(at: now)
    guard isStale || isAnyOpen else { return }
    draw(until: now)
    isStale = false
    model.pumping = pumpSpeed(at: now) / parameters.volume
    model.background =
      throughput(parameters.leak.value + ailment.leak.value)
      + model.pumping * parameters.base.value
    if ignition != nil { model.plasma = plasma(at: now) }
    for i in controllers.indices {
      let isShut = controllers[i].isShut
      model.flows[i].goal = isShut ? 0 : controllers[i].goal(at: now)
      if isShut { model.flows[i].flow = 0 }
    }
    connect(at: now)
  }

  func pumpSpeed(at now: Instant) -> Double {
    guard isPumping, !ailment.pumpStands, isGateOpen else { return 0 }
    guard let law = parameters.throttle else { return parameters.pump }
    let told = throttle?.value(at: now) ?? law.span.value
    let conductance = law.conductance(at: ailment.throttle.map { $0 * law.span.value } ?? told)
    return 1 / (1 / parameters.pump + 1 / conductance)
  }

  private func plasma(at now: Instant) -> Double {
    guard isIgnited else { return 0 }
    let share = (power?.value(at: now) ?? parameters.fullPower.value) / parameters.fullPower.value
    return min(1, max(0, share))
  }

  /// Joins what is open to the gases behind it.
  private func connect(at now: Instant) {
    for i in model.gases.indices {
      model.gases[i].supply = 0
      model.gases[i].opening = 0
    }
    isAnyOpen = false
    for i in valves.indices {
      valves[i].source = 0
      let leak = valves[i].isOpen ? 0 : valves[i].ailing.leak.value
      if leak > 0 { model.gases[valves[i].gas].supply += throughput(leak) }
      guard valves[i].isOpen else { continue }
      hasMixed = hasMixed || isAnyOpen
      isAnyOpen = true
      let pressure = valves[i].bottle.pressure(at: now)
      valves[i].source = pressure
      let share = valves[i].conductance / parameters.volume
      model.gases[valves[i].gas].opening += share
      model.gases[valves[i].gas].supply += share * pressure
    }
    guard isVented else { return }
    let share = parameters.vent / parameters.volume
    model.gases[0].opening += share
    model.gases[0].supply += share * Pascals.atmosphere.value
  }

  /// What a flow in sccm adds to the pressure, in Pa/s.
  func throughput(_ sccm: Double) -> Double {
    SCCM(sccm).pascalCubicMetresPerSecond * (parameters.gas.value + 273.15) / 273.15
      / parameters.volume
  }

  /// Takes out of the bottles what has left them since the inputs were last looked at.
  private func draw(until now: Instant) {
    let span = (now - lastDraw).value
    lastDraw = now
    for i in valves.indices where valves[i].source > 0 {
      let gas = model.gases[valves[i].gas]
      let passed = valves[i].conductance * (valves[i].source * span - gas.drawn)
      let molecules = passed / (Gases.boltzmann * (parameters.gas.value + 273.15))
      valves[i].bottle.draw(1000 * molecules * gas.species.molecule)
    }
    for i in model.gases.indices { model.gases[i].drawn = 0 }
  }
}
