/// An option that a command takes, as help and completion show it.
struct Option: Sendable {
  let name: String
  /// What stands after it, or nil for a switch.
  let value: String?
  let about: String
  let repeats: Bool

  static func flag(_ name: String, _ about: String) -> Option {
    Option(name: name, value: nil, about: about, repeats: false)
  }
  static func value(
    _ name: String, _ value: String, _ about: String, repeats: Bool = false
  ) -> Option {
    Option(name: name, value: value, about: about, repeats: repeats)
  }
}
