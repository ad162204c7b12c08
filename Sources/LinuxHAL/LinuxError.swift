/// Why something of this machine could not be had, where, and what to do about it.
public struct LinuxError: Error, Hashable, Sendable {
  /// What was asked for, which decides the remedy.
  public enum Subject: Hashable, Sendable {
    case bus
    case chip
    case line(UInt32)
    case watchdog
    case priority
    case memoryLock
    case processor
    case timerSlack
    case folder
    case socket
  }

  public enum Cause: Hashable, Sendable {
    case missing
    /// A line beyond the last one of its chip, which has this many.
    case noSuchLine(count: UInt32)
    case forbidden
    /// Somebody else has it: the name that they gave, empty if they gave none.
    case busy(holder: String)
    /// The node exists and is something else: a file, a directory, another kind of device.
    case wrongKind
    /// The device or the kernel cannot do what is needed.
    case unsupported(String)
    /// This program was built without the package trait `LinuxIO`, or not for Linux.
    case notBuiltIn
    case failed
  }

  public let subject: Subject
  /// The device node, or what was asked of the scheduler.
  public let path: String
  public let cause: Cause
  /// What the kernel answered; nil if this program refused without asking it.
  public let number: ErrorNumber?

  init(_ subject: Subject, _ path: String, _ cause: Cause, number: ErrorNumber? = nil) {
    self.subject = subject
    self.path = path
    self.cause = cause
    self.number = number
  }

  /// What an error number means for this subject.
  init(_ subject: Subject, _ path: String, _ number: ErrorNumber, holder: String = "") {
    self.init(subject, path, Cause(number, holder: holder), number: number)
  }

  /// The same for a device that was asked what it is: EINVAL too says that it is another kind.
  init(_ subject: Subject, _ path: String, whenAskingWhatItIs number: ErrorNumber) {
    let cause = number == .invalid ? .wrongKind : Cause(number, holder: "")
    self.init(subject, path, cause, number: number)
  }
}

extension LinuxError {
  /// Whether the thing is there and cannot be had as it was asked for, which the person can settle.
  public var isRefusal: Bool {
    switch cause {
    case .missing, .failed: false
    case .noSuchLine, .forbidden, .busy, .wrongKind, .unsupported, .notBuiltIn: true
    }
  }
}

extension LinuxError.Cause {
  init(_ number: ErrorNumber, holder: String) {
    switch number {
    case .noEntry: self = .missing
    case .permission, .access, .readOnly: self = .forbidden
    case .again, .busy: self = .busy(holder: holder)
    case .notThisDevice, .isDirectory, .notFolder: self = .wrongKind
    case .noSystemCall: self = .notBuiltIn
    case .refused: self = .missing
    case .nameTooLong: self = .unsupported("a path to a socket has at most 107 bytes")
    // The driver behind the node is gone, or was never there.
    case .noDevice, .noAddress: self = .missing
    default: self = .failed  // The kernel may answer any number; `number` keeps it.
    }
  }
}
