import Documents
import Quantities
import Rig
import Simulator

/// `--set NAME=VALUE`: what a plant or a net of the simulator is put at.
enum WorldSetting {
  static func apply(_ text: String, to world: SimulatedWorld) throws(Refusal) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw Refusal("solidus: --set wants NAME=VALUE, such as stage.element=120C", .usage)
    }
    let (name, value) = (parts[0], parts[1])
    let words = name.split(separator: ".").map(String.init)
    if words.count == 2, let stage = world.parts.stage(words[0]) {
      try put(stage, words[1], try celsius(value), world)
    } else if let net = world.parts.net(name) {
      net.hold(try anyQuantity(value))
    } else {
      throw Refusal(unknown(name, world), .usage)
    }
  }

  private static func put(
    _ stage: HeatedStage, _ part: String, _ temperature: Celsius, _ world: SimulatedWorld
  ) throws(Refusal) {
    // `temperature` is the whole stage in one.
    if part == "temperature" {
      for output in HeatedStage.Output.allCases {
        stage.put(output, at: temperature, now: world.now)
      }
      return
    }
    guard let output = HeatedStage.Output.allCases.first(where: { "\($0)" == part }) else {
      throw Refusal(
        "solidus: a stage has no '\(part)'; set temperature, element, wall, holder or foil", .usage)
    }
    stage.put(output, at: temperature, now: world.now)
  }

  private static func celsius(_ text: String) throws(Refusal) -> Celsius {
    do throws(QuantityProblem) { return try Celsius(written: text) } catch {
      throw Refusal("solidus: --set: \(error.message); \(error.remedy)", .usage)
    }
  }

  /// A net is a temperature, a voltage, a pressure, a current or a flow: the unit says which, so that
  /// not being one of them is no failure yet. What is none is refused with all of them named.
  private static func anyQuantity(_ text: String) throws(Refusal) -> Double {
    if let value = try? Celsius(written: text) { return value.value }
    if let value = try? Volts(written: text) { return value.value }
    if let value = try? Pascals(written: text) { return value.value }
    if let value = try? Amperes(written: text) { return value.value }
    if let value = try? SCCM(written: text) { return value.value }
    throw Refusal("solidus: --set: '\(text)' is no quantity; write 25C, 1.2V or 100Pa", .usage)
  }

  private static func unknown(_ name: String, _ world: SimulatedWorld) -> String {
    let names =
      world.parts.stages.flatMap { stage in
        ["temperature"] + HeatedStage.Output.allCases.map { "\($0)" }
      }.map { "stage.\($0)" } + world.parts.nets.map(\.name)
    let hint = Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
    return "solidus: --set: there is no '\(name)'\(hint ?? "; see the nets of 'board list'")"
  }
}
