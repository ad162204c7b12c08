import Documents
import HAL
import Quantities
import Rig

extension Command {
  static let i2cTransfer = Command(
    words: ["i2c", "transfer"], operands: "BUS MESSAGE ...",
    about: "send raw messages: w1@0x60 0x20 r2 wait=0.5s; a write and a read are one transaction",
    options: [
      board,
      .value(
        "set", "NAME=VALUE", "what the simulated plant feels: stage.element=120C", repeats: true),
      seed, live,
    ]
  ) { arguments, console in
    do throws(Refusal) {
      guard let bus = arguments.operands.first else {
        throw Refusal("solidus i2c transfer: name a bus, then messages", .usage)
      }
      let messages = try I2CTransfer.messages(Array(arguments.operands.dropFirst()))
      let files = try BoardFolder.read(arguments)
      return try I2CTransfer(files, arguments).run(messages, on: bus, console)
    } catch { return error.tell(console) }
  }
}

/// Sends raw messages over one bus of a board, in either world.
struct I2CTransfer {
  private let files: BoardFiles
  private let world: any World

  init(_ files: BoardFiles, _ arguments: Arguments) throws(Refusal) {
    self.files = files
    let settings = arguments.all("set")
    if arguments.has("live") {
      guard settings.isEmpty else {
        throw Refusal(
          "solidus i2c transfer: --set is for the simulator; a rig feels for itself", .usage)
      }
      world = LinuxWorld(files.board)
      return
    }
    let simulated = try Worlds.simulated(files, arguments)
    for setting in settings { try WorldSetting.apply(setting, to: simulated) }
    world = simulated
  }

  static func messages(_ words: [String]) throws(Refusal) -> [I2CMessage] {
    do throws(I2CMessage.Wrong) { return try I2CMessage.parse(words) } catch {
      throw Refusal("solidus i2c transfer: \(error.what)", .usage)
    }
  }

  func run(
    _ messages: [I2CMessage], on name: String, _ console: Console
  ) throws(Refusal) -> ExitStatus {
    let bus = try bus(name)
    var rest = messages[...]
    while let message = rest.popFirst() {
      do throws(I2CError) {
        switch message {
        case .wait(let span): world.wait(until: world.now + span)
        case .read(let count, let address):
          console.print(try exchange([], reading: count, address, bus))
        case .write(let bytes, let address):
          // A read of the same chip right behind a write is one transaction with it.
          if case .read(let count, address)? = rest.first {
            rest.removeFirst()
            console.print(try exchange(bytes, reading: count, address, bus))
          } else {
            try bus.write(bytes.span, at: address)
          }
        }
      } catch {
        throw Refusal("solidus: \(describe(error, on: name))", .hardwareLost)
      }
    }
    return .done
  }

  private func bus(_ name: String) throws(Refusal) -> any I2CBus {
    let parts = name.split(separator: ".").map(String.init)
    let reference = BusReference(
      name: parts.first ?? name, branch: parts.count == 2 ? Int(parts[1]) : nil)
    do throws(RigError) { return try BusMap(files.board, in: world).bus(reference) } catch {
      throw Refusal(error)
    }
  }

  private func exchange(
    _ bytes: [UInt8], reading count: Int, _ address: I2CAddress, _ bus: any I2CBus
  ) throws(I2CError) -> String {
    var answer = [UInt8](repeating: 0, count: count)
    var incoming = answer.mutableSpan
    try bus.transfer(bytes.span, &incoming, at: address)
    return answer.map(BoardListing.hex).joined(separator: " ")
  }

  private func describe(_ error: I2CError, on bus: String) -> String {
    "bus '\(bus)', \(error)"
  }
}
