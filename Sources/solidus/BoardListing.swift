import Documents
import Quantities
import Rig

/// What `board list` shows of a board.
struct BoardListing {
  private let files: BoardFiles

  init(_ files: BoardFiles) { self.files = files }

  var text: String {
    let board = files.board
    var text = "\(board.name): \(board.description ?? "")\n\nbuses\n"
    for bus in board.buses.entries {
      let clock = QuantityPrinter.text(bus.value.clock.value)
      text += "  \(bus.name)  \(clock)  \(bus.value.device ?? "simulated only")\n"
    }
    text += "\nchips\n"
    for chip in board.chips.entries { text += line(chip) }
    text += "\nlines\n"
    for entry in board.lines.entries {
      text += "  \(pad(entry.name, 20))\(pad(place(entry.value), 16))\(direction(entry.value))"
      text += "  \(entry.value.purpose ?? "")\n"
    }
    text += "\nnets\n"
    for net in files.world.nets.entries { text += "  \(net.name)\n" }
    return text
  }

  private func line(_ chip: Named<ChipDocument>.Entry) -> String {
    let place = BoardListing.place(chip.value)
    let address = BoardListing.hex(chip.value.address.value)
    return "  \(pad(chip.name, 20))\(pad(chip.value.part.number, 11))\(address)  \(pad(place, 12))"
      + "\(chip.value.description ?? "")\n"
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func place(_ chip: ChipDocument) -> String {
    let on = chip.on.value
    return on.branch.map { "\(on.name).\($0)" } ?? on.name
  }

  static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return "0x" + String(repeating: "0", count: 2 - digits.count) + digits
  }

  private func place(_ line: LineDocument) -> String {
    switch line.source.value {
    case .gpio(let pin): "\(pin)"
    case .expander(let pin): "\(pin)"
    }
  }

  private func direction(_ line: LineDocument) -> String {
    let safe = line.safe.map { ", safe \($0.value.rawValue)" } ?? ""
    return line.direction.rawValue + safe
  }

  var json: JSON {
    .object([
      ("name", .string(files.board.name)),
      ("buses", .array(files.board.buses.entries.map(bus))),
      ("branches", .array(branches)),
      ("chips", .array(files.board.chips.entries.map(chip))),
      ("lines", .array(files.board.lines.entries.map(line))),
      ("channels", .array(files.board.channels.names.map(JSON.string))),
      ("nets", .array(files.world.nets.names.map(JSON.string))),
    ])
  }

  private func bus(_ entry: Named<BusDocument>.Entry) -> JSON {
    .object([
      ("name", .string(entry.name)), ("clock_Hz", .number(entry.value.clock.value.value)),
      ("device", .string(entry.value.device ?? "")),
    ])
  }

  private var branches: [JSON] {
    var names: [String] = []
    for chip in files.board.chips.entries where chip.value.on.value.branch != nil {
      let place = Self.place(chip.value)
      if !names.contains(place) { names.append(place) }
    }
    return names.map(JSON.string)
  }

  private func chip(_ entry: Named<ChipDocument>.Entry) -> JSON {
    .object([
      ("name", .string(entry.name)), ("part", .string(entry.value.part.number)),
      ("on", .string(Self.place(entry.value))),
      ("address", .string(Self.hex(entry.value.address.value))),
      ("pins", .array(entry.value.part.pins.map { .string($0.name) })),
    ])
  }

  private func line(_ entry: Named<LineDocument>.Entry) -> JSON {
    .object([
      ("name", .string(entry.name)), ("at", .string(place(entry.value))),
      ("direction", .string(entry.value.direction.rawValue)),
      ("safe", .string(entry.value.safe?.value.rawValue ?? "")),
      ("purpose", .string(entry.value.purpose ?? "")),
    ])
  }
}
