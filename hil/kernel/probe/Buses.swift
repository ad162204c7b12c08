import HAL
import LinuxHAL

extension Checks {
  /// i2c-stub: an adapter with SMBus only and one chip, 0x60, of 256 registers.
  func stub() {
    let path = "/dev/i2c-0"
    guard let bus = open(path) else { return }
    expect("an SMBus adapter is known as one") { bus.route == .systemManagement }
    refused("a second Solidus is refused on a bus", .busy(holder: "another Solidus")) {
      () throws(LinuxError) in _ = try LinuxI2CBus(path: path, number: 1)
    }
    expect("a word is written and read most significant byte first") {
      try bus.writeWord(0x02, 0x1234, at: 0x60)
      return try bus.readWord(0x02, at: 0x60) == 0x1234 && bus.readByte(0x02, at: 0x60) == 0x12
    }
    expect("a byte is written and read") {
      try bus.writeByte(0x40, 0xA5, at: 0x60)
      return try bus.readByte(0x40, at: 0x60) == 0xA5
    }
    expect("a block is written and read in its order") {
      let message: [6 of UInt8] = [0x10, 1, 2, 3, 4, 5]
      try bus.write(message.span, at: 0x60)
      return try read(5, from: 0x10, on: bus, at: 0x60) == [1, 2, 3, 4, 5]
    }
    expect("a command sets the register that a bare read then reads") {
      try bus.command(0x40, at: 0x60)
      var byte: [1 of UInt8] = [0]
      var span = byte.mutableSpan
      try bus.read(into: &span, at: 0x60)
      return byte[0] == 0xA5
    }
    expect("an empty message finds a chip that is there") {
      try bus.write(Span<UInt8>(), at: 0x60)
      return true
    }
    absent(0x21, on: bus)
    let inexpressible = I2CError(.unavailable, bus: 0, address: 0x60, register: 0)
    expect("a message that SMBus does not have is refused", fails: inexpressible) {
      () throws(I2CError) in
      let message: [2 of UInt8] = [0, 0]
      var byte: [1 of UInt8] = [0]
      var span = byte.mutableSpan
      try bus.transfer(message.span, &span, at: 0x60)
    }
  }

  /// An adapter with plain I2C, and the EEPROM of a monitor (EDID) at 0x50.
  func plain() {
    let paths = (1..<9).map { "/dev/i2c-\($0)" }
    let buses = paths.compactMap { try? LinuxI2CBus(path: $0, number: 1) }
    let header: [UInt8] = [0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00]
    guard let bus = buses.first(where: { (try? read(8, from: 0, on: $0, at: 0x50)) == header })
    else {
      print("skipped: plain I2C, for the guest has no such adapter (\(buses.count) opened)")
      return
    }
    expect("an adapter with plain I2C is known as one") { bus.route == .combined }
    expect("a combined transaction writes the register and reads from there") {
      let tail = try read(4, from: 4, on: bus, at: 0x50)
      return tail == Array(header[4...])
    }
    expect("a long read comes whole") {
      try read(128, from: 0, on: bus, at: 0x50).reduce(0 as UInt8, &+) == 0
    }
    absent(0x23, on: bus)
    expect("an empty message finds a chip that is there, in plain I2C") {
      try bus.write(Span<UInt8>(), at: 0x50)
      return true
    }
    let tooLong = I2CError(.unavailable, bus: 1, address: 0x50, register: 0)
    expect("a message beyond the kernel's limit is refused", fails: tooLong) {
      () throws(I2CError) in
      let long = [UInt8](repeating: 0, count: LinuxI2CBus.longestMessage + 1)
      try bus.write(long.span, at: 0x50)
    }
  }

  private func open(_ path: String) -> LinuxI2CBus? {
    var bus: LinuxI2CBus?
    expect("a bus opens: \(path)") {
      bus = try LinuxI2CBus(path: path, number: 0)
      return true
    }
    return bus
  }

  private func absent(_ address: I2CAddress, on bus: LinuxI2CBus) {
    let missing = I2CError(.nakAddress, bus: bus.number, address: address, register: 0x02)
    expect("a chip that is not there does not acknowledge", fails: missing) {
      () throws(I2CError) in _ = try bus.readWord(0x02, at: address)
    }
  }

  private func read(
    _ count: Int, from register: UInt8, on bus: LinuxI2CBus, at address: I2CAddress
  ) throws(I2CError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let message: [1 of UInt8] = [register]
    var incoming = bytes.mutableSpan
    try bus.transfer(message.span, &incoming, at: address)
    return bytes
  }
}
