import Glibc

/// What this kernel does with an output when the program that drove it dies.
public enum PinMemory: Hashable, Sendable {
  /// The line falls back to its default.
  case forgets
  /// The line keeps its level: only the dead-man makes it safe.
  case keeps
  /// The kernel does not say; the worse is to be assumed.
  case unknown

  /// Reads the parameters with which Raspberry Pi kernels choose (raspberrypi/linux #6117).
  public static func read(from root: String = "/sys/module") -> PinMemory {
    for driver in ["pinctrl_bcm2835", "pinctrl_rp1"] {
      switch value("\(root)/\(driver)/parameters/persist_gpio_outputs") {
      case "Y", "1": return .keeps
      case "N", "0": return .forgets
      case .some, .none: break
      }
      switch value("\(root)/\(driver)/parameters/strict_gpiod") {
      case "Y", "1": return .forgets
      case "N", "0": return .keeps
      case .some, .none: break
      }
    }
    return .unknown
  }

  private static func value(_ path: String) -> String? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var byte: UInt8 = 0
    // One letter is all there is to read.
    guard unsafe Glibc.read(file, &byte, 1) == 1 else { return nil }
    return String(decoding: [byte], as: UTF8.self)
  }
}
