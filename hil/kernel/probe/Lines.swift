import HAL
import LinuxHAL

extension Checks {
  func lines() {
    let chip = "/dev/gpiochip0"
    guard let wires = Wires() else {
      print("FAIL the memory behind the GPIO chip cannot be reached")
      return
    }
    let lines = LinuxLines()
    outputs(lines, chip, wires)
    inputs(lines, chip, wires)
    refusals(lines, chip)
  }

  private func outputs(_ lines: LinuxLines, _ chip: String, _ wires: Wires) {
    expect("an output comes up at its safe level, low, and follows") {
      let line = try lines.claim(chip: chip, offset: 3, for: .output(safe: .low))
      guard wires.direction & 8 != 0, wires.outputs & 8 == 0 else { return false }
      try lines.drive(line, to: .high)
      guard wires.outputs & 8 != 0, try lines.level(of: line) == .high else { return false }
      try lines.drive(line, to: .low)
      return wires.outputs & 8 == 0
    }
    expect("an output comes up at its safe level, high") {
      _ = try lines.claim(chip: chip, offset: 5, for: .output(safe: .high))
      return wires.outputs & 0x28 == 0x20
    }
    refused("a line that is held names its holder", .busy(holder: "solidus")) {
      () throws(LinuxError) in
      _ = try LinuxLines(consumer: "other").claim(
        chip: chip, offset: 3, for: .output(safe: .low))
    }
    expect("a line that was given back can be claimed again, under the same number") {
      let line = try lines.claim(chip: chip, offset: 6, for: .output(safe: .low))
      lines.release(line)
      return try lines.claim(chip: chip, offset: 6, for: .output(safe: .low)) == line
    }
    expect("an owner that goes away leaves its line safe and free") {
      let line = try lines.claim(chip: chip, offset: 7, for: .output(safe: .low))
      do {
        let owner = OutputLine(line, of: lines, safe: .low)
        try owner.energise()
        guard wires.outputs & 0x80 != 0 else { return false }
      }
      _ = try LinuxLines().claim(chip: chip, offset: 7, for: .input(.asIs, watching: false))
      return wires.outputs & 0x80 == 0
    }
  }

  private func inputs(_ lines: LinuxLines, _ chip: String, _ wires: Wires) {
    expect("an input reads what the world puts on it") {
      let line = try lines.claim(chip: chip, offset: 1, for: .input(.asIs, watching: false))
      wires.set(inputs: 2)
      guard try lines.level(of: line) == .high else { return false }
      wires.set(inputs: 0)
      return try lines.level(of: line) == .low
    }
    let forbidden = LineError(.forbidden, line: LineNumber(4))
    expect("an input cannot be driven", fails: forbidden) {
      () throws(LineError) in
      try lines.drive(LineNumber(4), to: .high)
    }
    expect("an input that is not watched has no edges", fails: forbidden) {
      () throws(LineError) in _ = try lines.nextEdge(of: LineNumber(4))
    }
  }

  private func refusals(_ lines: LinuxLines, _ chip: String) {
    refused("a line beyond the last is refused with their number", .noSuchLine(count: 8)) {
      () throws(LinuxError) in
      _ = try lines.claim(chip: chip, offset: 8, for: .output(safe: .low))
    }
    // This chip has no interrupts.
    let wrong = "this line has no such edge watch or bias"
    refused("edges that the chip cannot see are refused", .unsupported(wrong)) {
      () throws(LinuxError) in
      _ = try lines.claim(chip: chip, offset: 2, for: .input(.asIs, watching: true))
    }
    refused("an I2C bus is no GPIO chip", .wrongKind) { () throws(LinuxError) in
      _ = try lines.claim(chip: "/dev/i2c-0", offset: 0, for: .output(safe: .low))
    }
    refused("a GPIO chip is no I2C bus", .wrongKind) { () throws(LinuxError) in
      _ = try LinuxI2CBus(path: chip, number: 0)
    }
  }
}
