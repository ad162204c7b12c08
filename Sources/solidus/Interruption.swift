import Glibc
import Synchronization

/// Whether somebody asked for the end: ^C, a terminal that was closed, a service that is stopped.
///
/// A run then ends in order, with everything off and all of it written down; asking again skips
/// nothing of that.
enum Interruption {
  fileprivate static let asked = Atomic<Bool>(false)

  static var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// From now on the program ends by itself. A reader that went away (`| head`) ends nothing.
  static func listen() {
    // Asked for once here, the flag is there before any signal looks for it.
    guard !isAsked else { return }
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, noteInterruption) }
    signal(SIGPIPE, SIG_IGN)
  }
}

/// Called by the kernel, wherever the program is: it may do no more than this.
private func noteInterruption(_ number: Int32) {
  Interruption.asked.store(true, ordering: .relaxed)
}
