public import Quantities

/// One named analogue node and what drives it.
public struct NetDocument: Sendable {
  public enum Driver: Sendable {
    case plant(Located<PlantReference>)
    case held(AnyQuantity)
    /// Another net through a straight line, as a pressure head gives volts for pascals.
    case scale(NetScale)
    /// What a sensor shows of another net.
    case sensor(NetSensor)

    /// The net that this one is made from, if it is made from one.
    var source: Located<String>? {
      switch self {
      case .plant, .held: nil
      case .scale(let scale): scale.net
      case .sensor(let sensor): sensor.net
      }
    }
  }

  public let driver: Driver

  static let form = Form<NetDocument>.mapping(
    "a net",
    .exactlyOne([
      Alternative("plant", .located(PlantReference.form), "The plant and its output: stage.sample.")
      {
        Driver.plant($0)
      },
      Alternative(
        "held", .quantity(of: [.temperature, .voltage, .current, .pressure, .flow]),
        "A fixed value: 25 C or 1.5 V."
      ) { Driver.held($0) },
      Alternative("scale", NetScale.form, "Another net through a straight line.") {
        Driver.scale($0)
      },
      Alternative("sensor", NetSensor.form, "What a sensor shows of another net.") {
        Driver.sensor($0)
      },
    ]),
    make: NetDocument.init)
}

/// An output or input of a plant, written `stage.sample`.
public struct PlantReference: Hashable, Sendable, CustomStringConvertible {
  public let plant: String
  public let port: String

  public init(plant: String, port: String) {
    self.plant = plant
    self.port = port
  }

  public var description: String { "\(plant).\(port)" }

  static let form = Form<PlantReference>.parsed(
    as: "a plant and its output", pattern: PinReference.pattern, example: "stage.sample"
  ) { text in
    PinReference(text).map { PlantReference(plant: $0.chip, port: $0.pin) }
  }
}

/// A straight line through two points, from the quantity of one net to that of another.
public struct NetScale: Sendable {
  public let net: Located<String>
  /// Two values of the net that is read.
  public let from: Located<[AnyQuantity]>
  /// What the driven net has at those two.
  public let to: Located<[AnyQuantity]>
  /// Where what makes the scale stands at its ends; nil for one without ends.
  public let within: Located<[AnyQuantity]>?

  private static let points = Form<[AnyQuantity]>.list(
    of: .quantity(of: [.temperature, .voltage, .current, .pressure, .flow, .length]),
    what: "two quantities", count: 2...2)

  static let form = Form<NetScale>.mapping(
    "a scale",
    .required("net", .located(.name(of: "a net", example: "chamber")), "The net that is read."),
    .required("from", .located(points), "Two values of that net: [0 Torr, 10 Torr]."),
    .required("to", .located(points), "What this net has at those two: [0 V, 10 V]."),
    .optional("within", .located(points), "Its least and most: [0 V, 10.5 V]."),
    make: NetScale.init)
}

/// A sensor of the first order, as it is and not as it should be.
public struct NetSensor: Sendable {
  public let net: Located<String>
  /// After this time it shows 63 % of a step.
  public let tau: Seconds
  /// What it is off, always.
  public let offset: Kelvins
  /// The standard deviation of what it shows at rest.
  public let noise: Kelvins

  static let form = Form<NetSensor>.mapping(
    "a sensor",
    .required("net", .located(.name(of: "a net", example: "holder")), "The net that it feels."),
    .optional(
      "tau", .quantity(atLeast: Seconds.zero), otherwise: .zero, "Its time constant: 3 s."),
    .optional("offset", .quantity(), otherwise: .zero, "What it is off: 0.8 K."),
    .optional(
      "noise", .quantity(atLeast: Kelvins.zero), otherwise: .zero,
      "How far its readings scatter: 0.05 K."),
    make: NetSensor.init)
}
