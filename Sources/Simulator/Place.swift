import Quantities

/// One address of a bus: the chip on the trunk that has it, and those behind multiplexers.
///
/// An object, so that a message looks at one thing instead of copying tables.
final class Place {
  let trunk: Socket?
  let branched: [Branched]

  /// A chip that hears the bus only while its branch is joined.
  struct Branched {
    let socket: Socket
    let mux: TCA9548AModel
    let bit: UInt8

    var isJoined: Bool { mux.enabledBranches & bit != 0 }
  }

  init(trunk: Socket?, branched: [Branched]) {
    self.trunk = trunk
    self.branched = branched
  }

  func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    var answer = trunk?.write(bytes, at: now) ?? .absent
    guard !branched.isEmpty else { return answer }
    for place in branched where place.isJoined {
      // Chips that share an address all hear the message; one acknowledge is enough.
      let other = place.socket.write(bytes, at: now)
      if answer == .absent { answer = other }
    }
    return answer
  }

  func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    var answer = trunk?.read(&bytes, at: now) ?? .absent
    guard !branched.isEmpty else { return answer }
    for place in branched where place.isJoined {
      if answer == .absent {
        answer = place.socket.read(&bytes, at: now)
      } else {
        place.socket.collide(&bytes, at: now)
      }
    }
    return answer
  }
}
