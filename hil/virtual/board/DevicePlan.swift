import Documents

/// Which devices the guest must have so that the paths in a board's document mean the same there.
///
/// The kernel counts adapters and GPIO chips from zero in the order in which it finds them, so what
/// the document leaves out is there with nothing behind it.
struct DevicePlan {
  /// For each of /dev/i2c-0, /dev/i2c-1 and so on the board's bus, if it has one there.
  private(set) var buses: [String?] = []
  /// For each of gpiochip0, gpiochip1 and so on the names of its lines.
  private(set) var chips: [[String?]] = []

  private static let most = 16

  init(_ board: BoardDocument) throws(BoardFailure) {
    for entry in board.buses.entries {
      guard let device = entry.value.device else { continue }
      let index = try Self.number(in: device, after: "/dev/i2c-")
      while buses.count <= index { buses.append(nil) }
      buses[index] = entry.name
    }
    for entry in board.lines.entries {
      guard case .gpio(let pin) = entry.value.source.value else { continue }
      let index = try Self.number(in: pin.chip, after: "gpiochip")
      while chips.count <= index { chips.append([]) }
      while chips[index].count <= pin.offset { chips[index].append(nil) }
      chips[index][pin.offset] = entry.name
    }
    // A chip without a line would be refused by the kernel.
    for index in chips.indices where chips[index].isEmpty { chips[index] = [nil] }
  }

  private static func number(in path: String, after prefix: String) throws(BoardFailure) -> Int {
    guard path.hasPrefix(prefix), let number = Int(path.dropFirst(prefix.count)),
      (0..<most).contains(number)
    else { throw BoardFailure("'\(path)' is not \(prefix)0 to \(prefix)\(most - 1)") }
    return number
  }
}
