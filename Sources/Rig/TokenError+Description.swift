public import HAL

extension TokenError {
  /// What is wrong, without where or what to do.
  public var wrong: String {
    switch kind {
    case .readOnly: "it may not be written, so a trip could not outlive the program"
    case .full: "its disk is full, so a trip could not outlive the program"
    case .notDurable: "its disk does not say that it keeps what was written"
    case .missing: "it is not there any more"
    case .failed: "it cannot be changed"
    }
  }

  /// What to do about it; nothing was energised.
  public var remedy: String {
    switch kind {
    case .readOnly: "give it to this user, on a file system that is mounted for writing"
    case .full: "make room on its disk"
    case .notDurable: "look at the disk (journalctl -k), and name a folder on a sound one"
    case .missing: "make it again, then acknowledge each zone"
    case .failed: "look at the disk (journalctl -k), and name a folder on a sound one"
    }
  }
}
