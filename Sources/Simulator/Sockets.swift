public import HAL
import Quantities

/// Which chip answers to which address, on the trunk of a bus and behind its multiplexers.
public struct Sockets {
  private var trunk: [Socket?]
  private var branches: [Branch] = []
  private var muxes: [TCA9548AModel] = []

  /// What happens to the messages of one chip.
  public enum Health: Sendable {
    case sound
    /// It answers nothing: no power, or broken.
    case dead
    /// It acknowledges what is written and forgets it.
    case deaf
  }

  private struct Branch {
    let mux: TCA9548AModel
    let bit: UInt8
    var sockets: [Socket?]

    var isJoined: Bool { mux.enabledBranches & bit != 0 }
  }

  public init() { trunk = Array(repeating: nil, count: 128) }

  public mutating func plug(_ chip: any I2CTarget, at address: I2CAddress) {
    trunk[Int(address.value)] = Socket(chip)
  }

  public mutating func plug(
    _ chip: any I2CTarget, at address: I2CAddress, behind mux: TCA9548AModel, branch: Int
  ) {
    if !muxes.contains(where: { $0 === mux }) { muxes.append(mux) }
    let bit = UInt8(1) << UInt8(branch)
    let place = branches.firstIndex { $0.mux === mux && $0.bit == bit } ?? branches.count
    if place == branches.count {
      branches.append(Branch(mux: mux, bit: bit, sockets: Array(repeating: nil, count: 128)))
    }
    branches[place].sockets[Int(address.value)] = Socket(chip)
  }

  public func ail(_ chip: any I2CTarget, with health: Health) {
    for socket in all where socket.chip === chip { socket.ail(with: health) }
  }

  var misuse: Misuse? {
    for socket in all { if let misuse = socket.chip.misuse { return misuse } }
    return nil
  }

  private var all: [Socket] { (trunk + branches.flatMap(\.sockets)).compactMap { $0 } }

  func write(_ bytes: Span<UInt8>, to address: I2CAddress, at now: Instant) -> Answer {
    let place = Int(address.value)
    var answer = trunk[place]?.write(bytes, at: now) ?? .absent
    guard isAnyJoined else { return answer }
    for branch in branches where branch.isJoined {
      // Chips that share an address all hear the message; one acknowledge is enough.
      let other = branch.sockets[place]?.write(bytes, at: now) ?? .absent
      if answer == .absent { answer = other }
    }
    return answer
  }

  /// Mostly no branch is joined, and then none need be looked through.
  private var isAnyJoined: Bool {
    for mux in muxes where mux.enabledBranches != 0 { return true }
    return false
  }

  func read(
    _ bytes: inout MutableSpan<UInt8>, from address: I2CAddress, at now: Instant
  ) -> Answer {
    let place = Int(address.value)
    var answer = trunk[place]?.read(&bytes, at: now) ?? .absent
    guard isAnyJoined else { return answer }
    for branch in branches where branch.isJoined {
      guard let socket = branch.sockets[place] else { continue }
      if answer == .absent {
        answer = socket.read(&bytes, at: now)
      } else {
        socket.collide(&bytes, at: now)
      }
    }
    return answer
  }
}
