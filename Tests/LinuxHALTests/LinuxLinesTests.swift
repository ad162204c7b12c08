import HAL
import Testing

@testable import LinuxHAL

@Suite("The lines of this machine")
struct LinuxLinesTests {
  private let stranger = LineNumber(3)

  @Test("a number that was never claimed is missing, and can be given back without harm")
  func neverClaimed() {
    let lines = LinuxLines()
    let missing = LineError(.missing, line: stranger)
    #expect(throws: missing) { try lines.drive(stranger, to: .high) }
    #expect(throws: missing) { try lines.level(of: stranger) }
    #expect(throws: missing) { try lines.nextEdge(of: stranger) }
    #expect(lines.place(of: stranger) == nil)
    lines.release(stranger)
  }

  @Test("an old kernel's edges are refused, for their clock jumps; its levels are not")
  func wallClockEdges() throws {
    let watching = LinuxLines.Use.input(.up, watching: true)
    #expect(throws: LinuxError.self) {
      try LinuxLines.checkClock(of: watching, kernel: 5006, "/dev/gpiochip0", 4)
    }
    try LinuxLines.checkClock(of: watching, kernel: 5007, "/dev/gpiochip0", 4)
    let reading = LinuxLines.Use.input(.up, watching: false)
    try LinuxLines.checkClock(of: reading, kernel: 4019, "/dev/gpiochip0", 4)
    try LinuxLines.checkClock(of: .output(safe: .low), kernel: 4019, "/dev/gpiochip0", 4)
  }

  @Test(
    "a line without an interrupt says that it cannot watch for edges",
    arguments: [ErrorNumber.noDevice, .noAddress, .notSupported])
  func noInterrupt(number: ErrorNumber) {
    let error = LinuxLines.refusal(number, "/dev/gpiochip0", 4)
    #expect(error.cause == .unsupported("this line has no such edge watch or bias"))
    #expect(error.subject == .line(4))
  }

  @Test(
    "a chip tells its size", .enabled(if: usable("/dev/gpiochip0"), "no GPIO chip that we may use"))
  func beyondTheLast() {
    let error = #expect(throws: LinuxError.self) {
      _ = try LinuxLines().claim(
        chip: "/dev/gpiochip0", offset: 100_000, for: .input(.asIs, watching: false))
    }
    guard case .noSuchLine(let count) = error?.cause else {
      Issue.record("the chip did not tell its size: \(String(describing: error))")
      return
    }
    #expect(count > 0)
  }
}
