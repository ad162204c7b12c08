import LinuxHAL

extension RigError {
  /// A refusal of the machine, under the name that the board has for the thing.
  init(_ name: String, _ error: LinuxError) {
    self.init(
      "\(name): \(error.place): \(error.wrong)", remedy: error.remedy,
      kind: error.isRefusal ? .refused : .lost)
  }
}
