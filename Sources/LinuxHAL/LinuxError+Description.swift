extension LinuxError: CustomStringConvertible {
  /// `where: error: what is wrong; what to do`, as every diagnostic of Solidus.
  public var description: String { "\(place): error: \(wrong); \(remedy)" }

  /// The device node, and the line if it is one.
  public var place: String {
    guard case .line(let offset) = subject else { return path }
    return "\(path) line \(offset)"
  }

  /// What is wrong, without where or what to do.
  public var wrong: String {
    switch cause {
    case .missing: "there is no such \(subject.noun)"
    case .noSuchLine(let count): "this chip has only \(count) lines, counted from 0"
    case .forbidden: subject.isNode ? "this user may not use it" : "this user may not ask for it"
    case .busy(let holder): holder.isEmpty ? "it is in use" : "it is held by '\(holder)'"
    case .wrongKind: "this is not \(subject.one)"
    case .unsupported(let what): what
    case .notBuiltIn: "this program was built without access to hardware"
    case .failed: "the kernel answered: \(number?.meaning ?? "nothing")"
    }
  }

  /// What the reader can do about it.
  public var remedy: String {
    switch cause {
    case .missing: subject.whenMissing
    case .noSuchLine: "look the line up with: gpioinfo (package gpiod)"
    case .forbidden: subject.whenForbidden
    case .busy: subject.whenBusy(path)
    case .wrongKind: "write the path of \(subject.one), such as \(subject.example)"
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
    case .folder: "folder"
    case .socket: "listener"
    }
  }

  /// Whether it stands in the file system; the rest is asked of the scheduler.
  fileprivate var isNode: Bool {
    switch self {
    case .bus, .chip, .line, .watchdog, .folder, .socket: true
    case .priority, .memoryLock, .processor, .timerSlack: false
    }
  }

  /// The noun with its article.
  fileprivate var one: String {
    switch self {
    case .bus: "an I2C bus"
    case .chip, .line, .watchdog, .priority, .memoryLock, .processor, .timerSlack, .folder:
      "a \(noun)"
    case .socket: "a socket"
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
    case .folder: "/var/lib/solidus"
    case .socket: "/var/lib/solidus/control.sock"
    }
  }

  fileprivate var whenMissing: String {
    switch self {
    case .bus:
      "load the driver (sudo modprobe i2c-dev), switch the bus on, and see: ls /dev/i2c-*"
    case .chip, .line: "name one of those that this machine has: ls /dev/gpiochip*"
    case .watchdog: "load the board's watchdog driver, or: sudo modprobe softdog"
    case .priority, .memoryLock, .timerSlack: "use a Linux kernel that has it"
    case .processor: "list the processors with: lscpu"
    case .folder: "name one that is there, or make it: mkdir -p"
    case .socket: "start what listens there, or name another with --socket"
    }
  }

  fileprivate var whenForbidden: String {
    switch self {
    case .bus: Self.join("i2c")
    case .chip, .line: Self.join("gpio")
    case .watchdog: "give the node to the service's user with a udev rule (docs/linux.md)"
    case .priority: "give the service CAP_SYS_NICE, or LimitRTPRIO=99 in its unit"
    case .memoryLock: "give the service CAP_IPC_LOCK, or LimitMEMLOCK=infinity in its unit"
    case .processor, .timerSlack: "give the service CAP_SYS_NICE"
    case .folder: "give the folder to this user (chown), on a disk that can be written"
    case .socket: "join the group of the one who listens there, or name a folder of your own"
    }
  }

  private static func join(_ group: String) -> String {
    "join its group (sudo usermod -aG \(group) $USER) and log in again; if the node belongs to"
      + " root alone, docs/linux.md has the udev rule"
  }

  fileprivate func whenBusy(_ path: String) -> String {
    switch self {
    case .bus: "stop that one first; find it with: sudo fuser -v \(path)"
    case .chip, .line: "stop that program, or unload that kernel driver, first"
    case .watchdog: "stop the other program that feeds it (systemd: RuntimeWatchdogSec=off)"
    case .folder: "end that program, or name another folder"
    case .socket: "end that program, or name another socket with --socket"
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
    case .folder: "name a folder on another disk"
    case .socket: "name a shorter path"
    case .processor: "list the processors with: lscpu"
    }
  }

  fileprivate var whenFailed: String {
    switch self {
    case .bus, .chip, .line, .watchdog, .folder, .socket:
      "the kernel's log may say why: journalctl -k"
    case .priority: "choose a priority from 1 to 99"
    case .memoryLock: "raise LimitMEMLOCK= in the service's unit"
    case .processor: "list the processors with: lscpu"
    case .timerSlack: "choose a positive span"
    }
  }
}
