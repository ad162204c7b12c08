public import Quantities

/// One named analogue node and what drives it.
public struct NetDocument: Sendable {
  public enum Driver: Sendable {
    case plant(Located<PlantReference>)
    /// A plant's output as a sensor has it that runs behind.
    case lagging(NetLag)
    case held(AnyQuantity)
    /// Another net through a straight line, as a pressure head gives volts for pascals.
    case scale(NetScale)
  }

  public let driver: Driver

  static let form = Form<NetDocument>.mapping(
    "a net",
    .exactlyOne([
      Alternative("plant", .located(PlantReference.form), "The plant and its output: stage.sample.")
      {
        Driver.plant($0)
      },
      Alternative("lagging", NetLag.form, "A plant's output behind a sensor's time constant.") {
        Driver.lagging($0)
      },
      Alternative(
        "held", .quantity(of: [.temperature, .voltage, .current, .pressure, .flow]),
        "A fixed value: 25 C or 1.5 V."
      ) { Driver.held($0) },
      Alternative("scale", NetScale.form, "Another net through a straight line.") {
        Driver.scale($0)
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

/// A plant's output as a sensor of the first order follows it.
public struct NetLag: Sendable {
  public let plant: Located<PlantReference>
  public let time: Seconds

  static let form = Form<NetLag>.mapping(
    "a lag",
    .required("plant", .located(PlantReference.form), "The plant and its output: stage.holder."),
    .required(
      "by", .quantity(atLeast: Seconds(0.25), atMost: Seconds(600)),
      "The sensor's time constant: 1.5 s."),
    make: NetLag.init)
}

/// A straight line through two points, from the quantity of one net to that of another.
public struct NetScale: Sendable {
  public let net: Located<String>
  /// Two values of the net that is read.
  public let from: Located<[AnyQuantity]>
  /// What the driven net has at those two.
  public let to: Located<[AnyQuantity]>

  private static let points = Form<[AnyQuantity]>.list(
    of: .quantity(of: [.temperature, .voltage, .current, .pressure, .flow, .length]),
    what: "two quantities", count: 2...2)

  static let form = Form<NetScale>.mapping(
    "a scale",
    .required("net", .located(.name(of: "a net", example: "chamber")), "The net that is read."),
    .required("from", .located(points), "Two values of that net: [0 Torr, 10 Torr]."),
    .required("to", .located(points), "What this net has at those two: [0 V, 10 V]."),
    make: NetScale.init)
}
