import LinuxHAL

/// `--socket PATH`, and where the socket is if nobody says.
enum ControlOption {
  /// In the state folder of a run.
  static let name = "control.sock"

  /// Where a run listens; nil if it does not.
  static func listens(_ arguments: Arguments, isPaced: Bool) -> String? {
    if let path = arguments.value("socket") { return path }
    if arguments.has("live") { return path(arguments) }
    return isPaced && arguments.value("state") != nil ? path(arguments) : nil
  }

  /// Where a run is called.
  static func path(_ arguments: Arguments) -> String {
    arguments.value("socket") ?? "\(arguments.value("state") ?? LiveOption.state)/\(name)"
  }
}
