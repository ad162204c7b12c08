public import HAL
import Quantities

/// What can be plugged in before a branch of a bus: a multiplexer that says which are joined.
public protocol BranchSwitch: I2CTarget {
  /// A bit for each branch that is joined to the trunk.
  var enabledBranches: UInt8 { get }
}

/// Which chip answers to which address, on the trunk of a bus and behind its multiplexers.
public struct Sockets {
  private var trunk: [Socket]
  private var branches: [Branch] = []
  private var chips: [any I2CTarget] = []

  /// What happens to the messages of one chip.
  public enum Health: Sendable {
    case sound
    /// It answers nothing: no power, or broken.
    case dead
    /// It acknowledges what is written and forgets it.
    case deaf
  }

  private struct Socket {
    var chip: (any I2CTarget)?
    var health = Health.sound
  }

  private struct Branch {
    /// Which of the multiplexers it is a branch of.
    let mux: Int
    let bit: UInt8
    var sockets: [Socket]
  }

  private var muxes: [any BranchSwitch] = []

  public init() { trunk = Array(repeating: Socket(), count: 128) }

  public mutating func plug(_ chip: any I2CTarget, at address: I2CAddress) {
    trunk[Int(address.value)].chip = chip
    chips.append(chip)
  }

  public mutating func plug(
    _ chip: any I2CTarget, at address: I2CAddress, behind mux: any BranchSwitch, branch: Int
  ) {
    let bit = UInt8(1) << UInt8(branch)
    let number = muxes.firstIndex { $0 === mux } ?? muxes.count
    if number == muxes.count { muxes.append(mux) }
    let place = branches.firstIndex { $0.mux == number && $0.bit == bit }
    let index = place ?? branches.count
    if place == nil {
      let empty = Array(repeating: Socket(), count: 128)
      branches.append(Branch(mux: number, bit: bit, sockets: empty))
    }
    branches[index].sockets[Int(address.value)].chip = chip
    chips.append(chip)
  }

  public mutating func ail(_ chip: any I2CTarget, with health: Health) {
    for i in trunk.indices where trunk[i].chip === chip { trunk[i].health = health }
    for b in branches.indices {
      for i in trunk.indices where branches[b].sockets[i].chip === chip {
        branches[b].sockets[i].health = health
      }
    }
  }

  var misuse: Misuse? {
    for chip in chips { if let misuse = chip.misuse { return misuse } }
    return nil
  }

  func write(_ bytes: Span<UInt8>, to address: I2CAddress, at now: Instant) -> Answer {
    let place = Int(address.value)
    var answer = write(bytes, to: trunk[place], at: now)
    guard isAnyJoined else { return answer }
    for i in branches.indices where isJoined(branches[i]) {
      // Chips that share an address all hear the message; one acknowledge is enough.
      let other = write(bytes, to: branches[i].sockets[place], at: now)
      if answer == .absent { answer = other }
    }
    return answer
  }

  /// Mostly no branch is joined, and then none need be looked through.
  private var isAnyJoined: Bool {
    for mux in muxes where mux.enabledBranches != 0 { return true }
    return false
  }

  private func isJoined(_ branch: Branch) -> Bool {
    muxes[branch.mux].enabledBranches & branch.bit != 0
  }

  private func write(_ bytes: Span<UInt8>, to socket: Socket, at now: Instant) -> Answer {
    guard let chip = socket.chip else { return .absent }
    switch socket.health {
    case .sound: return chip.write(bytes, at: now)
    case .dead: return .absent
    case .deaf: return bytes.count > 1 ? .acknowledged : chip.write(bytes, at: now)
    }
  }

  func read(
    _ bytes: inout MutableSpan<UInt8>, from address: I2CAddress, at now: Instant
  ) -> Answer {
    let place = Int(address.value)
    var answer = read(&bytes, from: trunk[place], at: now)
    guard isAnyJoined else { return answer }
    for i in branches.indices where isJoined(branches[i]) {
      guard branches[i].sockets[place].chip != nil else { continue }
      if answer == .absent {
        answer = read(&bytes, from: branches[i].sockets[place], at: now)
      } else {
        collide(&bytes, with: branches[i].sockets[place], at: now)
      }
    }
    return answer
  }

  private func read(
    _ bytes: inout MutableSpan<UInt8>, from socket: Socket, at now: Instant
  ) -> Answer {
    guard let chip = socket.chip else { return .absent }
    switch socket.health {
    case .sound, .deaf: return chip.read(&bytes, at: now)
    case .dead: return .absent
    }
  }

  /// Two chips drive the data line at once: a zero wins over a one.
  private func collide(
    _ bytes: inout MutableSpan<UInt8>, with socket: Socket, at now: Instant
  ) {
    var theirs = [UInt8](repeating: 0xFF, count: bytes.count)
    var span = theirs.mutableSpan
    guard read(&span, from: socket, at: now) == .acknowledged else { return }
    for i in 0..<bytes.count { bytes[i] &= span[i] }
  }
}
