import Documents
import Glibc

/// Where a command writes: what was asked for to standard output, the rest to standard error.
///
/// What people wrote passes here on its way to a terminal, and nothing of it steers that.
struct Console: Sendable {
  /// Whether somebody watches the standard output on a terminal.
  let isTerminal: Bool
  /// Whether only what went wrong is said.
  let isQuiet: Bool

  init(isQuiet: Bool = false) {
    self.isQuiet = isQuiet
    isTerminal = !isQuiet && isatty(STDOUT_FILENO) == 1
  }

  func print(_ text: String) { put(text + "\n") }
  func complain(_ text: String) { write(PlainText.lines(text) + "\n", to: STDERR_FILENO) }

  /// Text without a line end.
  func put(_ text: String) { if !isQuiet { write(shown(text), to: STDOUT_FILENO) } }

  /// What moves on a terminal, as it stands.
  func steer(_ code: String) { if isTerminal { write(code, to: STDOUT_FILENO) } }

  private func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      // The buffer is alive for the call, and its count is passed beside it.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return note(errno, descriptor) }
      rest = rest.dropFirst(count)
    }
  }

  /// A reader that went away (`| head`) wants no more; all else is told at the end.
  private func note(_ code: Int32, _ descriptor: Int32) {
    guard code != EPIPE, descriptor == STDOUT_FILENO else { return }
    OutputTrouble.note("the standard output", code)
  }
}
