import Glibc
import LinuxHAL
import Quantities

let checks = Checks()
switch CommandLine.arguments.last {
case "bare":
  checks.refused("a bus without its driver is missing", .missing) { () throws(LinuxError) in
    _ = try LinuxI2CBus(path: "/dev/i2c-0", number: 0)
  }
  checks.refused("a chip without its driver is missing", .missing) { () throws(LinuxError) in
    _ = try LinuxLines().claim(chip: "/dev/gpiochip0", offset: 0, for: .output(safe: .low))
  }
  checks.refused("a watchdog without its driver is missing", .missing) {
    () throws(LinuxError) in _ = try LinuxWatchdog.start(timeout: Seconds(60))
  }
case "hold":
  // Until it is killed.
  let bus = try LinuxI2CBus(path: "/dev/i2c-0", number: 0)
  let lines = LinuxLines(consumer: "other")
  _ = try lines.claim(chip: "/dev/gpiochip0", offset: 3, for: .output(safe: .low))
  print("held \(bus.path)")
  fflush(nil)
  while true { pause() }
default:
  checks.stub()
  checks.plain()
  checks.lines()
  checks.watchdog()
  checks.time()
  checks.persistence()
  // From here on as nobody.
  guard setuid(65534) == 0 else { exit(1) }
  checks.refused("a bus is forbidden to nobody", .forbidden) { () throws(LinuxError) in
    _ = try LinuxI2CBus(path: "/dev/i2c-0", number: 0)
  }
  checks.refused("a chip is forbidden to nobody", .forbidden) { () throws(LinuxError) in
    _ = try LinuxLines().claim(chip: "/dev/gpiochip0", offset: 0, for: .output(safe: .low))
  }
}
