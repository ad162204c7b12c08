import Devices
public import Documents
public import HAL
import Instrument

/// The buses of a board by the names that chips use: `reactor`, or `mux.0` for a branch.
public final class BusMap {
  private let board: BoardDocument
  private let world: any World
  /// The buses that were asked for, which every step wakes.
  private(set) var trunks: [(name: String, bus: CourteousBus)] = []
  private var selectors: [String: BranchSelector] = [:]
  private var branches: [String: MultiplexedBus] = [:]

  public init(_ board: BoardDocument, in world: any World) {
    self.board = board
    self.world = world
  }

  /// The bus that a chip hangs on; the first chip behind a multiplexer makes that be claimed.
  public func bus(_ reference: BusReference) throws(RigError) -> any I2CBus {
    guard let branch = reference.branch else { return try trunk(reference.name) }
    let key = "\(reference.name).\(branch)"
    if let known = branches[key] { return known }
    guard let mux = board.chips[reference.name],
      let number = TCA9548A.Branch(rawValue: UInt8(truncatingIfNeeded: branch))
    else {
      throw RigError("there is no branch \(key)", remedy: "name a multiplexer of the board")
    }
    let trunk = try bus(mux.on.value)
    let made = MultiplexedBus(number, of: try selector(reference.name, mux, trunk), on: trunk)
    branches[key] = made
    return made
  }

  private func trunk(_ name: String) throws(RigError) -> CourteousBus {
    if let known = trunks.first(where: { $0.name == name }) { return known.bus }
    let made = CourteousBus(try world.bus(name))
    trunks.append((name, made))
    return made
  }

  private func selector(
    _ name: String, _ mux: ChipDocument, _ trunk: any I2CBus
  ) throws(RigError) -> BranchSelector {
    if let known = selectors[name] { return known }
    let address = try Self.address(mux)
    let chip = try claim(name, mux) { () throws(TCA9548A.Failure) in
      try TCA9548A(on: trunk, at: address)
    }
    let index = board.buses.names.firstIndex(of: mux.on.value.name) ?? 0
    let made = BranchSelector(chip, at: address, onBus: UInt8(truncatingIfNeeded: index))
    selectors[name] = made
    return made
  }

  static func address(_ chip: ChipDocument) throws(RigError) -> I2CAddress {
    guard let address = I2CAddress(exactly: chip.address.value) else {
      throw RigError("address \(hex(chip.address.value)) is reserved", remedy: "write 0x08 to 0x77")
    }
    return address
  }
}

/// Claims a chip; what its driver finds wrong is said in the names of the board.
func claim<Device, Failure: Error>(
  _ name: String, _ chip: ChipDocument, _ make: () throws(Failure) -> Device
) throws(RigError) -> Device {
  do throws(Failure) { return try make() } catch {
    let place = "chip '\(name)' (\(chip.part.number) at \(hex(chip.address.value)))"
    // What most drivers pass on is the bus's own error, which says more than its wrapping.
    if let fault = Mirror(reflecting: error).children.first?.value as? I2CError {
      throw RigError("\(place): \(fault.kind.wrong)", remedy: fault.kind.remedy, kind: .lost)
    }
    throw RigError(
      "\(place): \(error)", remedy: "check its wiring and supply with 'solidus board probe'",
      kind: .lost)
  }
}

func hex(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
}
