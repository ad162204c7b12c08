import CLinux
public import Quantities

/// Where people ask something of a program that must not wait for them: a Unix socket, never a network.
///
/// A caller says one line and gets one line. Whoever owns this visits it when there is time; a visit
/// makes a bounded number of calls to the kernel, none of which waits, and answers one line at most.
/// What callers do or leave undone changes nothing of that.
public final class ControlSocket {
  /// A line has at most so many bytes without its end.
  public static let longestLine = 127
  /// So many callers are listened to at once; those beyond wait in the kernel.
  public static let mostCallers = 8
  /// Who has not said a line by then is not listened to any longer.
  public static let patience = Seconds(2)

  public let path: String
  private let descriptor: Int32
  private var callers: [Caller] = []

  /// Listens at a path that nobody else listens at.
  public init(_ path: String) throws(LinuxError) {
    let result = unsafe solidus_socket_listen(path)
    if let number = ErrorNumber(in: result) {
      throw LinuxError(.socket, path, number, holder: "another run")
    }
    self.path = path
    descriptor = result
    callers.reserveCapacity(Self.mostCallers)
  }

  /// Looks once at everything, and answers at most one line of one caller.
  ///
  /// - Parameter answer: what is answered to a line of a user, or to one that is too long, which is nil.
  public func visit(at now: Instant, _ answer: (_ line: String?, _ user: UInt32) -> String) {
    welcome(at: now)
    for index in callers.indices { callers[index].listen() }
    // In the order in which they came.
    if let ready = callers.firstIndex(where: \.isReady) {
      let caller = callers.remove(at: ready)
      caller.tell(answer(caller.line, caller.user))
      caller.hangUp()
    }
    // One who has said a line waits for its turn.
    for caller in callers where isOver(caller, at: now) { caller.hangUp() }
    callers.removeAll { isOver($0, at: now) }
  }

  private func isOver(_ caller: Caller, at now: Instant) -> Bool {
    !caller.isReady && (caller.isGone || now - caller.since > Self.patience)
  }

  private func welcome(at now: Instant) {
    while callers.count < Self.mostCallers {
      var user: UInt32 = 0
      let result = unsafe solidus_socket_accept(descriptor, &user)
      // Nobody calls, or this one could not be taken: the next visit looks again.
      guard result >= 0 else { return }
      callers.append(Caller(result, user: user, since: now))
    }
  }

  deinit {
    for caller in callers { caller.hangUp() }
    unsafe solidus_socket_remove(path)
    solidus_socket_close(descriptor)
  }
}
