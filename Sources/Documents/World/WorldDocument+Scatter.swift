import Quantities

extension WorldDocument {
  /// The same world as another rig of the same drawing: every number off by up to a fifth, every
  /// thermometer off by what its class allows, for good, and with noise.
  ///
  /// - Parameter dice: an even number from 0 to 1 for each name; the same name, the same number.
  public func scattered(for board: BoardDocument, _ dice: (String) -> Double) -> WorldDocument {
    func spread(_ name: String) -> Double { 2 * dice(name) - 1 }
    let thermometers = joins.entries.compactMap { Felt($0, on: board) }
    let errors = thermometers.map { felt in
      Named<NetDocument>.Entry(
        name: felt.name, place: felt.place,
        value: NetDocument(driver: .sensor(felt.sensor(off: spread(felt.name)))))
    }
    let joined = joins.entries.map { join in
      guard let felt = thermometers.first(where: { $0.pin == join.name }) else { return join }
      return Named.Entry(
        name: join.name, place: join.place,
        value: Located(JoinDocument.net(felt.name), at: join.value.place))
    }
    return WorldDocument(
      description: description,
      plants: plants.mapped { name, plant in plant.scattered { spread("\(name).\($0)") } },
      nets: Named(
        nets.mapped { name, net in net.scattered(spread("\(name) tau")) }.entries + errors),
      joins: Named(joined), aliases: aliases)
  }
}

/// A thermometer of the board, and the net that it feels.
private struct Felt {
  let pin: String
  let place: Place
  let net: Located<String>
  /// What the sensor and its converter together may be off.
  let bound: Kelvins
  let noise: Kelvins

  var name: String { "\(pin.split(separator: ".")[0])-felt" }

  init?(_ join: Named<Located<JoinDocument>>.Entry, on board: BoardDocument) {
    guard case .net(let net) = join.value.value, let reference = PinReference(join.name),
      let chip = board.chips[reference.chip]
    else { return nil }
    switch (chip.part.role, reference.pin) {
    case (.thermocouple, "hot"):
      // IEC 60584-1 class 1: 1.5 K for type K, 0.5 K for type T below 125 °C and 0.4 % above;
      // the converter 1.5 K at most (DS20005426, 1.0).
      bound = chip.settings.thermocouple == .typeT ? Kelvins(2.2) : Kelvins(3)
      noise = Kelvins(0.05)
    case (.adc, "ain0") where chip.settings.resistanceThermometer != nil:
      // IEC 60751 class A: 0.15 K and 0.2 % of the temperature.
      bound = Kelvins(0.5)
      noise = Kelvins(0.02)
    default: return nil
    }
    pin = join.name
    place = join.place
    self.net = Located(net, at: join.value.place)
  }

  func sensor(off spread: Double) -> NetSensor {
    NetSensor(net: net, tau: .zero, offset: bound * spread, noise: noise)
  }
}

extension PlantDocument {
  /// Numbers of things that were made; what people set, such as a pressure, stays.
  private static let made = [
    "element_capacity", "wall_capacity", "holder_capacity", "contact", "element_to_wall",
    "wall_to_ambient", "holder_to_foil", "holder_to_wall", "area", "gap", "emissivity",
  ]

  fileprivate func scattered(_ spread: (String) -> Double) -> PlantDocument {
    var numbers = parameters
    func scale(_ key: String, by share: Double) {
      guard let number = numbers[key] else { return }
      numbers[key] = AnyQuantity(
        kind: number.kind, counted: number.counted * (1 + share * spread(key)))
    }
    for key in Self.made { scale(key, by: 0.2) }
    // A limiter after EN 14597 is a kelvin off at most, sensor and scale together.
    if numbers["limiter_lithium"] != nil {
      numbers["limiter_error"] = AnyQuantity(kind: .difference, counted: spread("limiter"))
    }
    // A tenth of the voltage is a fifth of the power.
    scale("supply", by: 0.1)
    return PlantDocument(kind: kind, parameters: numbers)
  }
}

extension NetDocument {
  fileprivate func scattered(_ spread: Double) -> NetDocument {
    guard case .sensor(let sensor) = driver else { return self }
    return NetDocument(
      driver: .sensor(
        NetSensor(
          net: sensor.net, tau: Seconds(sensor.tau.value * (1 + 0.2 * spread)),
          offset: sensor.offset, noise: sensor.noise)))
  }
}

extension Named {
  fileprivate func mapped(_ change: (String, Value) -> Value) -> Named {
    Named(
      entries.map { Entry(name: $0.name, place: $0.place, value: change($0.name, $0.value)) })
  }
}
