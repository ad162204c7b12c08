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
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { signal(number, noteInterruption) }
    // A file that may not grow is a disk that is full: whoever writes is told so, and the run ends.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    // The runtime would hold a crashed program in front of a terminal and ask what to do with it, with
    // every line driven as it was. It is to be gone at once, unless somebody wants to see where.
    guard unsafe getenv("SWIFT_BACKTRACE") == nil else { return }
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { signal(number, SIG_DFL) }
  }
}

/// Called by the kernel, wherever the program is: it may do no more than this.
private func noteInterruption(_ number: Int32) {
  Interruption.asked.store(true, ordering: .relaxed)
}
