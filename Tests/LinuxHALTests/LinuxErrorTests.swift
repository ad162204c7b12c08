import Testing

@testable import LinuxHAL

@Suite("A refusal of the machine")
struct LinuxErrorTests {
  @Test(
    "says what the kernel's number means",
    arguments: [
      (.noEntry, .missing), (.noDevice, .missing), (.noAddress, .missing),
      (.permission, .forbidden), (.access, .forbidden),
      (.busy, .busy(holder: "gpioset")), (.again, .busy(holder: "gpioset")),
      (.notThisDevice, .wrongKind), (.isDirectory, .wrongKind),
      (.noSystemCall, .notBuiltIn), (.io, .failed), (.invalid, .failed),
    ] as [(ErrorNumber, LinuxError.Cause)])
  func causes(number: ErrorNumber, cause: LinuxError.Cause) {
    let error = LinuxError(.line(4), "/dev/gpiochip0", number, holder: "gpioset")
    #expect(error.cause == cause)
    #expect(error.number == number)
  }

  @Test("of a device that was asked what it is means another kind, if it was not understood")
  func askingWhatItIs() {
    for number in [ErrorNumber.invalid, .notThisDevice] {
      let error = LinuxError(.bus, "/dev/gpiochip0", whenAskingWhatItIs: number)
      #expect(error.cause == .wrongKind)
    }
    #expect(LinuxError(.bus, "/dev/i2c-1", whenAskingWhatItIs: .io).cause == .failed)
  }

  @Test(
    "names the place, the reason and the remedy",
    arguments: [
      (
        LinuxError(.bus, "/dev/i2c-1", .noEntry),
        """
        /dev/i2c-1: error: there is no such I2C bus; load the driver (sudo modprobe i2c-dev), \
        switch the bus on, and see: ls /dev/i2c-*
        """
      ),
      (
        LinuxError(.chip, "/dev/gpiochip0", .access),
        """
        /dev/gpiochip0: error: this user may not use it; join its group (sudo usermod -aG gpio \
        $USER) and log in again; if the node belongs to root alone, docs/linux.md has the udev rule
        """
      ),
      (
        LinuxError(.line(17), "/dev/gpiochip0", .busy, holder: "gpioset"),
        """
        /dev/gpiochip0 line 17: error: it is held by 'gpioset'; stop that program, or unload \
        that kernel driver, first
        """
      ),
      (
        LinuxError(.line(60), "/dev/gpiochip0", .noSuchLine(count: 54)),
        """
        /dev/gpiochip0 line 60: error: this chip has only 54 lines, counted from 0; look the \
        line up with: gpioinfo (package gpiod)
        """
      ),
      (
        LinuxError(.bus, "/dev/null", .notThisDevice),
        """
        /dev/null: error: this is not an I2C bus; write the path of an I2C bus, such as /dev/i2c-1
        """
      ),
      (
        LinuxError(.bus, "/dev/i2c-1", .again, holder: "another Solidus"),
        """
        /dev/i2c-1: error: it is held by 'another Solidus'; stop that one first; find it with: \
        sudo fuser -v /dev/i2c-1
        """
      ),
      (
        LinuxError(.watchdog, "/dev/watchdog", .noEntry),
        """
        /dev/watchdog: error: there is no such watchdog; load the board's watchdog driver, or: \
        sudo modprobe softdog
        """
      ),
      (
        LinuxError(.priority, "SCHED_FIFO priority 80", .permission),
        """
        SCHED_FIFO priority 80: error: this user may not ask for it; give the \
        service CAP_SYS_NICE, or LimitRTPRIO=99 in its unit
        """
      ),
    ])
  func sentences(error: LinuxError, sentence: String) {
    #expect(error.description == sentence)
  }

  @Test(
    "is a loss if the thing is not there or fails, and else for the person to settle",
    arguments: [
      (.missing, false), (.failed, false), (.noSuchLine(count: 8), true), (.forbidden, true),
      (.busy(holder: "gpioset"), true), (.wrongKind, true), (.unsupported("it cannot"), true),
      (.notBuiltIn, true),
    ] as [(LinuxError.Cause, Bool)])
  func refusals(cause: LinuxError.Cause, isRefusal: Bool) {
    #expect(LinuxError(.bus, "/dev/i2c-1", cause).isRefusal == isRefusal)
  }

  @Test("speaks the system's words for a number that has no meaning of its own here")
  func otherNumbers() {
    #expect(LinuxError(.bus, "/dev/i2c-1", .io).wrong.contains(ErrorNumber.io.meaning))
    #expect(ErrorNumber.io.meaning.isEmpty == false)
  }

  @Test("has a remedy for every subject and cause")
  func remedies() {
    let subjects: [LinuxError.Subject] = [
      .bus, .chip, .line(0), .watchdog, .priority, .memoryLock, .processor, .timerSlack,
      .folder, .socket,
    ]
    let causes: [LinuxError.Cause] = [
      .missing, .noSuchLine(count: 1), .forbidden, .busy(holder: ""), .wrongKind,
      .unsupported("it cannot"), .notBuiltIn, .failed,
    ]
    for subject in subjects {
      for cause in causes {
        let error = LinuxError(subject, "somewhere", cause)
        #expect(error.remedy.count > 5)
        #expect(error.wrong.count > 5)
      }
    }
  }
}
