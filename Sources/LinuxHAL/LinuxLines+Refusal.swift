import CGpiod
import CLinux
public import HAL

extension LinuxLines {
  /// Linux 5.7 was the first to give the time of an edge on the clock that never jumps.
  static let firstKernelWithMonotonicEdges: Int32 = 5007

  static func checkClock(
    of use: Use, kernel: Int32 = solidus_kernel_version(), _ chip: String, _ offset: UInt32
  ) throws(LinuxError) {
    guard case .input(_, watching: true) = use, kernel < firstKernelWithMonotonicEdges else {
      return
    }
    let wrong = "kernels before 5.7 give edges the time of the wall clock, which jumps"
    throw LinuxError(.line(offset), chip, .unsupported(wrong))
  }

  /// Whether the chip is one, and has such a line.
  static func checkExistence(_ chip: String, _ offset: UInt32) throws(LinuxError) {
    let count = unsafe solidus_gpio_count(chip)
    if let number = ErrorNumber(in: count) {
      // The library says ENODEV of a device that is there and is no GPIO chip.
      throw number == .noDevice
        ? LinuxError(.chip, chip, .wrongKind, number: number)
        : LinuxError(.chip, chip, whenAskingWhatItIs: number)
    }
    guard offset < UInt32(count) else {
      throw LinuxError(.line(offset), chip, .noSuchLine(count: UInt32(count)))
    }
  }

  /// Whether a line is there and free; nothing is claimed, driven or changed.
  public static func inspect(chip: String, offset: UInt32) throws(LinuxError) {
    try checkExistence(chip, offset)
    var held: Int32 = 0
    let holder = unsafe string(capacity: 64) {
      held = unsafe solidus_gpio_consumer(chip, offset, $0, 64)
    }
    if let number = ErrorNumber(in: held) { throw LinuxError(.line(offset), chip, number) }
    if held > 0 { throw LinuxError(.line(offset), chip, .busy(holder: holder)) }
  }

  /// Why a line that exists could not be claimed.
  static func refusal(_ number: ErrorNumber, _ chip: String, _ offset: UInt32) -> LinuxError {
    switch number {
    case .busy: LinuxError(.line(offset), chip, number, holder: holder(chip, offset))
    case .noDevice, .noAddress, .notSupported:
      // The edges of a line without an interrupt, or a resistor that the chip does not have.
      LinuxError(
        .line(offset), chip, .unsupported("this line has no such edge watch or bias"),
        number: number)
    default: LinuxError(.line(offset), chip, number)  // The kernel may answer any number.
    }
  }

  /// The name under which somebody else holds the line.
  private static func holder(_ chip: String, _ offset: UInt32) -> String {
    unsafe string(capacity: 64) { _ = unsafe solidus_gpio_consumer(chip, offset, $0, 64) }
  }
}

extension LineError {
  /// What the kernel's answer about a claimed line says.
  public init(_ number: ErrorNumber, line: LineNumber) {
    let kind: Kind =
      switch number {
      case .busy, .again: .busy
      case .permission, .access, .noSystemCall: .forbidden
      case .noEntry: .missing
      default: .lost  // Whatever else it says, the line no longer does what it is told.
      }
    self.init(kind, line: line)
  }
}
