/// Does slow things for somebody who must not wait, one after the other, in a thread of its own.
///
/// The thread is as urgent as whoever makes the clerk: to be made before that asks for more. What it
/// shares is touched only while `gate` is held.
public final class Clerk: @unchecked Sendable {
  private let gate = Gate()
  private var waiting: [@Sendable () -> Void] = []
  private var isClosing = false

  public init() {}

  /// Begins; until it is closed it stays.
  public func start() { gate.start { self.work() } }

  /// Whatever was given before is done before this.
  public func take(_ task: @escaping @Sendable () -> Void) {
    gate.held {
      waiting.append(task)
      gate.changed()
    }
  }

  /// Waits until all is done, and ends the thread.
  public func close() {
    gate.held {
      isClosing = true
      gate.changed()
    }
    gate.join()
  }

  private func work() { while let task = next() { task() } }

  private func next() -> (@Sendable () -> Void)? {
    gate.held {
      while waiting.isEmpty, !isClosing { gate.wait() }
      return waiting.isEmpty ? nil : waiting.removeFirst()
    }
  }
}
