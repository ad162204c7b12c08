import HAL
import Quantities

/// One address of a bus: the chip on the trunk that has it, and those behind multiplexers.
///
/// An object, so that a message looks at one thing instead of copying tables.
final class Place {
  private let trunk: Socket?
  private let branched: Lasting<Branched>
  private let joints: Joints
  /// The one chip that hears this address as the branches are joined; nil while there are more, or none.
  private var alone: Neighbour<Socket>?
  /// How often branches had changed when that was found out.
  private var known = -1

  init(trunk: Socket?, branched: [Branched], joints: Joints) {
    self.trunk = trunk
    self.branched = Lasting(branched)
    self.joints = joints
  }

  /// The chip on the trunk first, then those behind multiplexers.
  var sockets: [Socket] { (trunk.map { [$0] } ?? []) + branched.all.flatMap(\.all) }

  /// The same with a chip on the trunk.
  func with(_ socket: Socket) -> Place {
    Place(trunk: socket, branched: branched.all, joints: joints)
  }

  /// The same with a chip behind a multiplexer.
  func with(_ socket: Socket, behind mux: TCA9548AModel, branch: Int) -> Place {
    let present = branched.all.first { $0.mux === mux }
    let others = branched.all.filter { $0.mux !== mux }
    let more = Branched(mux, (present?.sockets ?? [:]).merging([branch: socket]) { $1 })
    mux.joints = joints
    return Place(trunk: trunk, branched: others + [more], joints: joints)
  }

  private func isKnown() -> Bool {
    if joints.changes != known { lookAround() }
    return alone != nil
  }

  @inline(never) private func lookAround() {
    known = joints.changes
    var hearing = 0
    if let trunk {
      hearing += 1
      alone = Neighbour(trunk)
    }
    branched.each { chips in
      chips.eachJoined {
        hearing += 1
        alone = Neighbour($0)
      }
    }
    if hearing != 1 { alone = nil }
  }

  func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    if isKnown(), let alone { return alone.with { $0.write(bytes, at: now) } }
    return writeToAll(bytes, at: now)
  }

  func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    if isKnown(), let alone { return alone.with { $0.read(&bytes, at: now) } }
    return readFromAll(&bytes, at: now)
  }

  @inline(never) private func writeToAll(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    var answer = trunk?.write(bytes, at: now) ?? .absent
    branched.each { chips in
      chips.eachJoined { socket in
        // Chips that share an address all hear the message; one acknowledge is enough.
        let other = socket.write(bytes, at: now)
        if answer == .absent { answer = other }
      }
    }
    return answer
  }

  @inline(never) private func readFromAll(
    _ bytes: inout MutableSpan<UInt8>, at now: Instant
  ) -> Answer {
    var answer = trunk?.read(&bytes, at: now) ?? .absent
    branched.each { chips in
      chips.eachJoined { socket in
        if answer == .absent {
          answer = socket.read(&bytes, at: now)
        } else {
          socket.collide(&bytes, at: now)
        }
      }
    }
    return answer
  }
}

extension Place {
  /// The chips with this address behind one multiplexer: each hears the bus only while its branch is
  /// joined.
  final class Branched {
    let mux: TCA9548AModel
    /// By branch.
    let sockets: [Int: Socket]
    /// A bit for each branch on which there is one.
    private let taken: UInt8
    /// One for each branch; what stands for none is never asked.
    private let places: Lasting<Socket>

    init(_ mux: TCA9548AModel, _ sockets: [Int: Socket]) {
      self.mux = mux
      self.sockets = sockets
      let all = (0..<8).map { sockets[$0] }
      taken = all.indices.reduce(0) { all[$1] == nil ? $0 : $0 | 1 << UInt8($1) }
      let any = all.compactMap(\.self).first
      places = Lasting(all.compactMap { $0 ?? any })
    }

    /// In the order of the branches.
    var all: [Socket] { (0..<8).compactMap { sockets[$0] } }

    func eachJoined(_ use: (Socket) -> Void) {
      var joined = mux.enabledBranches & taken
      while joined != 0 {
        places.with(joined.trailingZeroBitCount, use)
        joined &= joined - 1
      }
    }
  }
}
