public import Quantities

/// Remembers of one zone that it was cut, until somebody says that they have seen it.
///
/// What outlives the program is one durable token, and it means "clean": it is taken away before
/// anything is energised and put back once all is off and was seen to be. So whatever dies in
/// between, program, machine or power, comes back tripped.
///
/// ```
///   clean --begin--> energised --trip--> tripped --acknowledge--> acknowledged
///     ^                  |                  ^                       |      |
///     +---cleanDisarm----+                  +------causeBack--------+      |
///     +---------------------------cleanDisarm------------------------------+
/// ```
public struct TripLatch: Hashable, Sendable, BitwiseCopyable {
  public enum State: Hashable, Sendable, BitwiseCopyable {
    /// Nothing is energised, and the token says that the last time ended well.
    case clean
    /// The token is gone: a death from here on reads as a trip.
    case energised
    /// Everything stays off; `gone` is since when the cause has not been seen any more.
    case tripped(TripFinding, at: Instant, gone: Instant?)
    /// Somebody has seen it; nothing may be energised until that is asked for anew.
    case acknowledged(TripFinding, at: Instant)
  }

  /// What the owner of the latch is to do with the token, or why not.
  public enum Answer: Hashable, Sendable, BitwiseCopyable {
    case done
    /// Take the token away, durably, before anything is energised.
    case consumeToken
    /// Put the token back: everything is off and was seen to be.
    case restoreToken
    /// Put it back and take it away again, so that both are known to have been written.
    case renewToken
    case refused(Refusal)
  }

  /// How long the cause must have been gone before a trip can be acknowledged.
  public static let rest = Seconds(5)
  /// How far below its limit a zone must have cooled before a trip can be acknowledged.
  public static let coolness = Kelvins(20)

  public private(set) var state: State

  /// A restart forgets everything but the token, and whatever is no token is a trip.
  public init(tokenIsClean: Bool, at now: Instant) {
    state = tokenIsClean ? .clean : .tripped(.died, at: now, gone: nil)
  }

  /// Asks whether anything may be energised, be it for a proof.
  public mutating func begin() -> Answer {
    switch state {
    case .clean:
      state = .energised
      return .consumeToken
    case .acknowledged:
      state = .energised
      return .renewToken
    case .energised: return .refused(.alreadyBegun)
    case .tripped: return .refused(.tripped)
    }
  }

  /// Asks whether the zone may be armed; that alone changes nothing.
  public func arm() -> Answer {
    switch state {
    case .energised: .done
    case .clean, .acknowledged: .refused(.notBegun)
    case .tripped: .refused(.tripped)
    }
  }

  /// The first finding stays; a second one while acknowledged is a trip of its own.
  public mutating func trip(_ finding: TripFinding, at now: Instant) -> Answer {
    switch state {
    case .clean:
      state = .tripped(finding, at: now, gone: nil)
      return .consumeToken
    case .energised, .acknowledged:
      state = .tripped(finding, at: now, gone: nil)
      return .done
    case .tripped: return .done
    }
  }

  /// Nothing speaks against heating any more.
  public mutating func causeGone(at now: Instant) {
    switch state {
    case .tripped(let finding, let at, gone: nil):
      state = .tripped(finding, at: at, gone: now)
    case .tripped(_, _, gone: _?), .clean, .energised, .acknowledged: break
    }
  }

  /// Something speaks against heating, now or again.
  public mutating func causeBack() {
    switch state {
    case .tripped(let finding, let at, gone: _), .acknowledged(let finding, let at):
      state = .tripped(finding, at: at, gone: nil)
    case .clean, .energised: break
    }
  }

  /// Says that somebody has seen the trip; possible once it is over and the zone has cooled.
  ///
  /// - Parameter hottest: the hottest fresh reading of the zone, nil if there is none.
  public mutating func acknowledge(
    hottest: Celsius?, limit: Celsius, at now: Instant
  ) -> Answer {
    switch state {
    case .clean, .energised, .acknowledged: return .refused(.notTripped)
    case .tripped(_, _, gone: nil): return .refused(.causeRemains)
    case .tripped(let finding, let at, gone: let since?):
      guard now - since >= Self.rest else {
        return .refused(.tooSoon(left: Self.rest - (now - since)))
      }
      guard let hottest else { return .refused(.noReading) }
      let bound = limit - Self.coolness
      // A temperature that is no number is not below the bound.
      guard hottest < bound else { return .refused(.tooHot(hottest, bound: bound)) }
      state = .acknowledged(finding, at: at)
      return .done
    }
  }

  /// Says that everything is off and was seen to be.
  public mutating func cleanDisarm() -> Answer {
    switch state {
    case .clean: return .done
    case .energised, .acknowledged:
      state = .clean
      return .restoreToken
    case .tripped: return .refused(.tripped)
    }
  }
}

extension TripLatch {
  /// Whether only an acknowledgement leads on.
  public var isTripped: Bool {
    switch state {
    case .tripped: true
    case .clean, .energised, .acknowledged: false
    }
  }
}
