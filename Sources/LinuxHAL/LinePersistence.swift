/// Whether this kernel leaves outputs as they are when the program that drove them dies.
///
/// The kernels of the Raspberry Pi do unless told otherwise (raspberrypi/linux, pull requests 6117
/// and 6150), and most others do not say. What they say decides nothing about safety: only that
/// an output which is known to stay on must not be armed without the external dead-man.
public enum LinePersistence: Hashable, Sendable {
  /// Outputs stay driven: a killed program leaves its heater on.
  case keeps(parameter: String)
  /// Outputs become inputs again, and fall to where the board pulls them.
  case releases(parameter: String)
  /// No parameter of a driver says so: neither may be relied upon.
  case unstated

  /// What the parameters of the loaded drivers say; one that keeps its outputs decides.
  public static func current(modules: String = "/sys/module") -> LinePersistence {
    let found =
      // The first, of 2024, was named the other way round.
      answers("strict_gpiod", yesKeeps: false, in: modules)
      + answers("persist_gpio_outputs", yesKeeps: true, in: modules)
    let keeping = found.first { if case .keeps = $0 { true } else { false } }
    return keeping ?? found.first ?? .unstated
  }

  private static func answers(
    _ name: String, yesKeeps: Bool, in modules: String
  ) -> [LinePersistence] {
    SmallFile.paths(matching: "\(modules)/*/parameters/\(name)").compactMap { path in
      // kernel/params.c, param_get_bool: a Y or an N, and a newline.
      switch SmallFile.text(path)?.first {
      case "Y": yesKeeps ? .keeps(parameter: path) : .releases(parameter: path)
      case "N": yesKeeps ? .releases(parameter: path) : .keeps(parameter: path)
      default: nil  // A file may hold anything.
      }
    }
  }
}
