import Glibc
import HAL
import LinuxHAL
import Quantities
import Testing

/// Whether this build has the pins of Linux at all.
private let hasPins: Bool = {
  do throws(LinuxError) {
    _ = try LinuxLines().claimInput(chip: "no-such-chip", offset: 0, edges: .none)
    return true
  } catch { return error.code != ENOSYS }
}()

@Suite("Devices of this machine that are not there")
struct MissingDeviceTests {
  @Test("a missing bus says so and what to do")
  func missingBus() {
    do throws(LinuxError) {
      _ = try LinuxI2CBus("/dev/i2c-no-such", index: 0)
      Issue.record("a bus that is not there was opened")
    } catch {
      #expect(error.code == ENOENT)
      #expect(error.description.hasPrefix("/dev/i2c-no-such: cannot open the bus: "))
      #expect(error.description.contains("modprobe i2c-dev"))
    }
  }

  @Test("a file of another kind is no bus", arguments: ["/dev/null", "/etc/passwd"])
  func otherKind(path: String) {
    do throws(LinuxError) {
      _ = try LinuxI2CBus(path, index: 0)
      Issue.record("\(path) was taken for a bus")
    } catch {
      #expect(error.code == (hasPins ? ENOTTY : ENOSYS))
    }
  }

  @Test("a folder is no bus")
  func folder() {
    #expect(throws: LinuxError.self) { try LinuxI2CBus("/tmp", index: 0) }
  }

  @Test("a missing line says so", .enabled(if: hasPins, "built without the trait LinuxIO"))
  func missingLine() {
    do throws(LinuxError) {
      _ = try LinuxLines().claimOutput(chip: "gpiochip-none", offset: 3, at: .low)
      Issue.record("a line that is not there was claimed")
    } catch {
      #expect(error.path == "gpiochip-none line 3")
      #expect(error.remedy.contains("gpiodetect"))
    }
  }

  @Test("a line that was never claimed is missing, not a crash")
  func neverClaimed() {
    let lines = LinuxLines()
    let nine = LineNumber(9)
    #expect(throws: LineError(.missing, line: nine)) { try lines.drive(nine, to: .high) }
    #expect(throws: LineError(.missing, line: nine)) { try lines.level(of: nine) }
    lines.release(nine)
  }

  @Test("a missing watchdog says so")
  func watchdog() {
    do throws(LinuxError) {
      let dog = try LinuxWatchdog("/dev/no-such-watchdog", seconds: 5)
      dog.retire()
      Issue.record("a watchdog that is not there was opened")
    } catch { #expect(error.code == ENOENT) }
  }
}

@Suite("What the kernel's numbers mean")
struct FailureTableTests {
  @Test(
    "each number has its kind",
    arguments: [
      (ENXIO, I2CError.Kind.nakAddress), (ENODEV, .nakAddress), (EREMOTEIO, .nakAddress),
      (EIO, .nakData), (EAGAIN, .arbitrationLost), (ETIMEDOUT, .timeout), (EBUSY, .stuckBus),
      (EMSGSIZE, .shortTransfer), (EPROTO, .shortTransfer), (EBADMSG, .crc),
      (EOPNOTSUPP, .unavailable), (ENOSYS, .unavailable), (EBADF, .unavailable),
    ])
  func kinds(code: Int32, kind: I2CError.Kind) { #expect(I2CFailure.kind(of: code) == kind) }
}

@Suite("The loop")
struct LoopTests {
  @Test("up to a millisecond late a step is told its schedule, later the truth")
  func told() {
    let due = Instant(nanoseconds: 5_000_000_000)
    for late in [Int64(0), 1, 999_999, 1_000_000] {
      let now = due + Seconds(nanoseconds: late)
      #expect(Loop.told(scheduled: due, now: now) == due)
    }
    let now = due + Seconds(nanoseconds: 1_000_001)
    #expect(Loop.told(scheduled: due, now: now) == now)
  }

  @Test("calls at the instants that were asked for, and counts each")
  func deadlines() {
    var loop = Loop()
    let start = LinuxClock.now
    var seen: [Instant] = []
    loop.run(from: start) { now in
      seen.append(now)
      return seen.count == 5 ? nil : start + .milliseconds(2) * Int64(seen.count)
    }
    #expect(seen.count == 5)
    #expect(loop.lateness.total == 5)
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("the histogram counts by powers of two of a microsecond")
  func histogram() {
    var histogram = Histogram()
    for (nanoseconds, bucket) in [
      (Int64(-5), 0), (999, 0), (1000, 1), (1999, 1), (2000, 2), (1 << 62, 23),
    ] {
      let before = histogram.counts[bucket]
      histogram.add(Seconds(nanoseconds: nanoseconds))
      #expect(histogram.counts[bucket] == before + 1)
    }
    #expect(histogram.total == 6)
    #expect(histogram.bound(of: 0.5) == .microseconds(2))
    #expect(histogram.worst == Seconds(nanoseconds: 1 << 62))
  }
}

@Suite("What a kernel does with the outputs of the dead")
struct PinMemoryTests {
  private static func root(_ name: String, _ value: String) throws -> String {
    let root = "/tmp/solidus-test-\(getpid())-\(name)-\(value)"
    let folder = "\(root)/pinctrl_bcm2835/parameters"
    for path in [root, "\(root)/pinctrl_bcm2835", folder] { unsafe mkdir(path, 0o755) }
    let file = unsafe open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(file >= 0)
    let bytes = Array((value + "\n").utf8)
    // The array lives for the call, with its count beside it.
    _ = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
    close(file)
    return root
  }

  @Test(
    "is read from the parameters of the pin driver",
    arguments: [
      ("persist_gpio_outputs", "Y", PinMemory.keeps), ("persist_gpio_outputs", "N", .forgets),
      ("strict_gpiod", "Y", .forgets), ("strict_gpiod", "N", .keeps),
      ("strict_gpiod", "?", .unknown),
    ])
  func parameters(name: String, value: String, memory: PinMemory) throws {
    #expect(PinMemory.read(from: try Self.root(name, value)) == memory)
  }

  @Test("is unknown where the kernel does not say")
  func unknown() { #expect(PinMemory.read(from: "/no-such-folder") == .unknown) }
}
