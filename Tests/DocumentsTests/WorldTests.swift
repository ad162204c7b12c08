import Documents
import Quantities
import Testing

@Suite("Worlds")
struct WorldTests {
  private func read(_ text: String) throws -> Checked<WorldDocument> {
    let files = DocumentFiles.memory(["w/world.yaml": text, "w/board.yaml": Examples.board])
    let board = try BoardDocument.read(at: "w", from: files).get()
    return WorldDocument.read(at: "w", for: board, from: files)
  }

  @Test("a right world is read without a finding")
  func right() throws {
    let checked = try read(Examples.world)
    #expect(checked.diagnostics.written(as: .text) == "")
    let world = try checked.get()
    let stage = try #require(world.plants["stage"])
    #expect(stage.kind.word == "heated_stage")
    #expect(
      stage.parameters["holder_capacity"] == AnyQuantity(kind: .heatCapacity, counted: 800))
    #expect(stage.parameters["wall_to_ambient"]?.counted == 0.3)
    #expect(stage.parameters["gap"] == nil)
    #expect(world.joins["heater"]?.value == .plant(PlantReference(plant: "stage", port: "heater")))
    #expect(world.joins["tc_element.hot"]?.value == .net("element"))
    #expect(world.aliases["i2c.1:0x60"]?.value == "tc_element")
    guard case .scale(let scale)? = world.nets["head"]?.driver else {
      Issue.record("head is a scale")
      return
    }
    #expect(scale.from.value.map(\.kind) == [.pressure, .pressure])
    #expect(scale.to.value.map(\.counted) == [0, 5])
  }

  @Test("mistakes are found where they stand", arguments: mistakes)
  func mistake(_ right: String, _ wrong: String, _ finding: String) throws {
    let checked = try read(Examples.world(right, wrong))
    #expect(checked.diagnostics.written(as: .text) == "w/world.yaml:\(finding)\n")
  }

  private static let gas = """
    solidus: world/1
    plants:
      can: {kind: gas_chamber, volume: 1.5 L, pump: 5 L/s, surface: room}
      tma: {kind: bottle, precursor: TMA}
      valve: {kind: pulse_valve, chamber: can, bottle: tma, conductance: 20 cm3/s}
    nets:
      room: {held: 25 C}
      gas: {plant: can.pressure}
      head: {scale: {net: gas, from: [0 Pa, 1 Pa], to: [0 V, 1 V], within: [0 V, 2 V]}}
    joins: {tma: valve.open, gas_dac.vouta: can.throttle}
    """

  @Test("a chamber with its bottle and valve is read without a finding")
  func chamber() throws {
    let checked = try read(Self.gas)
    #expect(checked.diagnostics.written(as: .text) == "")
    let world = try checked.get()
    #expect(world.plants["valve"]?.parameters[name: "bottle"] == "tma")
    #expect(world.plants["can"]?.parameters["volume"]?.counted == 1.5e-3)
  }

  @Test(
    "gas plants that lead nowhere are found",
    arguments: [
      ("surface: room", "surface: rom", "there is no net 'rom'; did you mean 'room'?"),
      ("chamber: can", "chamber: tma", "there is no gas_chamber 'tma'; write can"),
      ("bottle: tma", "bottle: tmb", "there is no bottle 'tmb'; did you mean 'tma'?"),
      ("tma: valve.open", "tma: can.throttle", "a gas_chamber has no input 'throttle'"),
      ("can.throttle}", "can.vent}", "a gas_chamber has no input for pins 'vent'"),
      ("within: [0 V, 2 V]", "within: [0 V, 2 Pa]", "of different kinds"),
    ])
  func lost(_ right: String, _ wrong: String, _ finding: String) throws {
    let text = try read(Self.gas.replacing(right, with: wrong)).diagnostics.written(as: .text)
    #expect(text.contains(finding), "\(text)")
  }

  private static let mistakes: [(String, String, String)] = [
    (
      "holder_capacity: 800 J/K", "holder_capacity: 800 W/K",
      "6:22: error: '800 W/K' is a thermal conductance, but a heat capacity is due; write it in "
        + "mJ/K, J/K or kJ/K"
    ),
    (
      "contact: 2 W/K", "contct: 2 W/K",
      "7:5: error: unknown key 'contct' in a heated_stage; did you mean 'contact'? allowed: kind, "
        + "element_capacity, wall_capacity, holder_capacity, contact, element_to_wall, "
        + "wall_to_ambient, holder_to_foil, holder_to_wall, element_fuse, "
        + "limiter_lithium, limiter_sodium, limiter_potassium, limiter_lag, limiter_error, area, gap, emissivity, "
        + "atmosphere, pressure, ambient, behind, supply or resistance"
    ),
    (
      "{plant: stage.holder}", "{plant: stage.holdr}",
      "13:19: error: a heated_stage has no output 'holdr'; did you mean 'holder'? allowed: element, "
        + "wall, holder, foil or current"
    ),
    (
      "{plant: stage.holder}", "{plant: stag.holder}",
      "13:19: error: there is no plant 'stag'; did you mean 'stage'? allowed: stage"
    ),
    (
      "held: 1 Torr", "held: 1 W",
      "14:20: error: '1 W' is a power, but a temperature, a voltage, a current, a pressure or a gas "
        + "flow is due; write it in C, uV, mV, V, kV, pA, nA, uA, mA, A, mPa, mTorr, Pa, hPa, mbar, "
        + "Torr, kPa, bar, atm, MPa, sccm or slm"
    ),
    (
      "from: [0 Pa, 10 Torr]", "from: [0 Pa, 0 Torr]",
      "15:39: error: the two points are one; write two different quantities"
    ),
    (
      "from: [0 Pa, 10 Torr]", "from: [0 Pa, 10 V]",
      "15:39: error: the two quantities are of different kinds; write both in one"
    ),
    (
      "from: [0 Pa, 10 Torr]", "from: [0 Pa]",
      "15:39: error: two quantities with 1 items; write 2"
    ),
    (
      "net: pressure", "net: presure",
      "15:23: error: there is no net 'presure'; did you mean 'pressure'? allowed: element, sample, "
        + "pressure or head"
    ),
    (
      "net: pressure", "net: head",
      "15:23: error: 'head' is scaled from itself, or through too many nets; read a net that a plant "
        + "drives or that is held"
    ),
    (
      "tc_sample.hot: sample", "tc_sample.hot: sampl",
      "18:18: error: there is no net 'sampl'; did you mean 'sample'? allowed: element, sample, "
        + "pressure or head"
    ),
    (
      "tc_sample.hot: sample", "tc_sampl.hot: sample",
      "18:3: error: the board has no chip 'tc_sampl'; did you mean 'tc_sample'? allowed: tc_element, "
        + "tc_sample, gas_mux, gas_dac, gas_adc, valves, cell_mux, cell1_e, cell1_i, cell1_dac, "
        + "cell1_relays or cell1_monitor"
    ),
    (
      "tc_sample.hot: sample", "tc_sample.cold: sample",
      "18:3: error: 'tc_sample' (MCP9601) has no pin 'cold'; write hot or ambient"
    ),
    (
      "heater: stage.heater", "heater: stage.heated",
      "20:11: error: a heated_stage has no input 'heated'; did you mean 'heater'? allowed: heater, "
        + "contactor, dead_man or auxiliary"
    ),
    (
      "heater: stage.heater", "heatre: stage.heater",
      "20:3: error: the board has no line 'heatre'; did you mean 'heater'? allowed: heater, tma, "
        + "exhaust, element_alert or sample_alert"
    ),
  ]
}
