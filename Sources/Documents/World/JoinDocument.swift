/// What a chip pin or a line is connected to in the simulator.
public enum JoinDocument: Hashable, Sendable {
  case net(String)
  case plant(PlantReference)

  static let form = Form<JoinDocument>.parsed(
    as: "a net or a plant and its input", pattern: "\(Name.pattern)(\\.[A-Za-z0-9_]{1,64})?",
    example: "stage.heater"
  ) { text in
    if Name.isValid(text) { return .net(text) }
    return PinReference(text).map { .plant(PlantReference(plant: $0.chip, port: $0.pin)) }
  }

  /// What joins begin at: a line, or a chip and its pin.
  static func isSource(_ text: String) -> Bool {
    Name.isValid(text) || PinReference(text) != nil
  }
}
