import Quantities

extension GasChamber {
  /// What holds for the segment that begins now: read where a cell of the grid or an input begins.
  func sample(at now: Instant) {
    guard isStale || now.nanoseconds >= nextSample else { return }
    isStale = false
    nextSample = (now.nanoseconds / Self.coarse + 1) * Self.coarse
    let temperature = surface.value(at: now)
    // A hundredth of a kelvin changes no rate by more than a thousandth.
    if (temperature - warmth).magnitude > 0.01 {
      warmth = temperature
      model.warm(to: Celsius(temperature), parameters.sites, on: metal)
    }
    model.pumping = pumpSpeed(at: now) / parameters.volume
    model.plasma = plasma(at: now)
    for i in controllers.indices {
      goals[i] = shut[i] ? 0 : controllers[i].goal(at: now)
      if shut[i] { flows[i] = 0 }
    }
    connect(at: now)
  }

  func pumpSpeed(at now: Instant) -> Double {
    guard isPumping else { return 0 }
    guard let law = parameters.throttle else { return parameters.pump }
    let conductance = law.conductance(at: throttle?.value(at: now) ?? law.span.value)
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
    for i in valves.indices where valves[i].isOpen {
      let pressure = valves[i].bottle.pressure(at: now)
      sources[i] = pressure
      let share = valves[i].conductance / parameters.volume
      model.gases[valves[i].gas].opening += share
      model.gases[valves[i].gas].supply += share * pressure
    }
    guard isVented else { return }
    let share = parameters.vent / parameters.volume
    model.gases[0].opening += share
    model.gases[0].supply += share * Pascals.atmosphere.value
  }

  /// Moves the flow controllers on by a step, and lets in what they gave during it.
  func flow(over h: Double) {
    for i in model.gases.indices { model.gases[i].inflow = 0 }
    model.gases[0].inflow =
      throughput(parameters.leak.value) + model.pumping * parameters.base.value
    for i in controllers.indices {
      let gap = flows[i] - goals[i]
      guard gap != 0 || flows[i] != 0 else { continue }
      let x = h / controllers[i].parameters.lag.value
      let first = Relaxation.phi(x).first
      model.gases[controllers[i].gas].inflow += throughput(goals[i] + gap * first)
      flows[i] = goals[i] + gap * (1 - x * first)
    }
  }

  /// What a flow in sccm adds to the pressure, in Pa/s.
  private func throughput(_ sccm: Double) -> Double {
    SCCM(sccm).pascalCubicMetresPerSecond * (parameters.gas.value + 273.15) / 273.15
      / parameters.volume
  }

  /// Takes out of the bottles what the step took.
  func draw(over h: Double) {
    for i in valves.indices where valves[i].isOpen {
      let gas = model.gases[valves[i].gas]
      let passed = valves[i].conductance * (sources[i] * h - gas.exposure)
      let molecules = passed / (Gases.boltzmann * (parameters.gas.value + 273.15))
      valves[i].bottle.draw(1000 * molecules * gas.species.molecule)
    }
  }
}
