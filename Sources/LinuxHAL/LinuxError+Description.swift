extension LinuxError: CustomStringConvertible {
  /// `where: error: what is wrong; what to do`, as every diagnostic of Solidus.
  public var description: String { "\(place): error: \(wrong); \(remedy)" }

  private var place: String {
    guard case .line(let offset) = subject else { return path }
    return "\(path) line \(offset)"
  }

  /// What is wrong, without where or what to do.
  public var wrong: String {
    switch cause {
    case .missing: "there is no such \(subject.noun)"
    case .noSuchLine(let count): "this chip has only \(count) lines, counted from 0"
    case .forbidden: "this user may not use the \(subject.noun)"
    case .busy(let holder): holder.isEmpty ? "it is in use" : "it is held by '\(holder)'"
    case .wrongKind: "this is not a \(subject.noun)"
    case .unsupported(let what): what
    case .notBuiltIn: "this program was built without access to hardware"
    case .failed: "the kernel answered: \(number?.meaning ?? "nothing")"
    }
  }

  /// What the reader can do about it.
  public var remedy: String {
    switch cause {
    case .missing: subject.whenMissing
    case .noSuchLine: "look the line up with: gpioinfo \(path)"
    case .forbidden: subject.whenForbidden
    case .busy: subject.whenBusy
    case .wrongKind: "write the path of a \(subject.noun), such as \(subject.example)"
    case .unsupported: subject.whenUnsupported
    case .notBuiltIn: "build it on Linux with the package trait LinuxIO (it is on by default)"
    case .failed: subject.whenFailed
    }
  }
}

extension LinuxError.Subject {
  fileprivate var noun: String {
    switch self {
    case .bus: "I2C bus"
    case .chip: "GPIO chip"
    case .line: "GPIO line"
    case .watchdog: "watchdog"
    case .priority: "real-time priority"
    case .memoryLock: "memory lock"
    case .processor: "processor"
    case .timerSlack: "timer slack"
    }
  }

  fileprivate var example: String {
    switch self {
    case .bus: "/dev/i2c-1"
    case .chip, .line: "/dev/gpiochip0"
    case .watchdog: "/dev/watchdog0"
    case .priority: "50"
    case .memoryLock: "on"
    case .processor: "0"
    case .timerSlack: "1 us"
    }
  }

  fileprivate var whenMissing: String {
    switch self {
    case .bus: "load the driver (sudo modprobe i2c-dev), switch the bus on, list with: i2cdetect -l"
    case .chip, .line: "list the chips of this machine with: gpiodetect"
    case .watchdog: "load the board's watchdog driver, or: sudo modprobe softdog"
    case .priority, .memoryLock, .timerSlack: "use a Linux kernel that has it"
    case .processor: "list the processors with: lscpu"
    }
  }

  fileprivate var whenForbidden: String {
    switch self {
    case .bus: "add the user to its group (sudo usermod -aG i2c $USER) and log in again"
    case .chip, .line: "add the user to its group (sudo usermod -aG gpio $USER) and log in again"
    case .watchdog: "give the service's user the node with a udev rule, or run as root"
    case .priority: "give the service CAP_SYS_NICE, or LimitRTPRIO=99 in its unit"
    case .memoryLock: "give the service CAP_IPC_LOCK, or LimitMEMLOCK=infinity in its unit"
    case .processor, .timerSlack: "give the service CAP_SYS_NICE"
    }
  }

  fileprivate var whenBusy: String {
    switch self {
    case .bus: "stop the other Solidus first: solidus status"
    case .chip, .line: "stop that program, or unload that kernel driver, first"
    case .watchdog: "stop the other program that feeds it (systemd: RuntimeWatchdogSec=off)"
    case .priority, .memoryLock, .processor, .timerSlack: "try again when the machine is idle"
    }
  }

  fileprivate var whenUnsupported: String {
    switch self {
    case .bus: "use an adapter that can"
    case .chip, .line: "use a kernel or a chip that can"
    case .watchdog: "choose a timeout that this device can keep"
    case .priority: "choose a priority from 1 to 99"
    case .memoryLock, .timerSlack: "leave it out"
    case .processor: "list the processors with: lscpu"
    }
  }

  fileprivate var whenFailed: String {
    switch self {
    case .bus, .chip, .line, .watchdog: "the kernel's log may say why: journalctl -k"
    case .priority: "choose a priority from 1 to 99"
    case .memoryLock: "raise LimitMEMLOCK= in the service's unit"
    case .processor: "list the processors with: lscpu"
    case .timerSlack: "choose a positive span"
    }
  }
}
