public import HAL
public import Quantities
public import Safety

/// The latch of one zone together with the token that outlives it.
public final class ZoneLatch {
  private let token: any CleanToken
  private let latch: Apart<TripLatch>
  /// What spoke against heating in the last step of a latched zone.
  public private(set) var objection: TripCause?

  /// Why the latch did not do what it was asked to.
  enum Refusal: Error {
    case latch(TripLatch.Refusal)
    case token(TokenError)
  }

  /// Finds out how the zone was left.
  public init(_ token: any CleanToken, at now: Instant) {
    self.token = token
    latch = Apart(TripLatch(tokenIsClean: token.isClean, at: now))
  }

  public var state: TripLatch.State { latch.value.state }
  public var isTripped: Bool { latch.value.isTripped }

  /// Whether the token is away though nothing tripped: it is to be put back in the end.
  var isOpen: Bool {
    switch latch.value.state {
    case .energised, .acknowledged: true
    case .clean, .tripped: false
    }
  }

  /// Whether a trip of the zone is one of the latch.
  var isEnergised: Bool { latch.value.state == .energised }

  /// Takes the token away; only if this returns may anything be energised.
  func begin(at now: Instant) throws(Refusal) { try perform(latch.value.begin(), at: now) }

  /// Why the zone may not be armed; nil if it may.
  var armRefusal: TripLatch.Refusal? { Self.refusal(in: latch.value.arm()) }

  /// Puts the token back; the caller has seen that everything is off.
  func cleanDisarm(at now: Instant) throws(Refusal) {
    try perform(latch.value.cleanDisarm(), at: now)
  }

  /// What was energised has its token away already: a trip needs no file, and cannot fail.
  func trip(_ finding: TripFinding, at now: Instant) { _ = latch.value.trip(finding, at: now) }

  /// Says whether anything speaks against heating in this step.
  func watch(_ cause: TripCause?, at now: Instant) {
    objection = cause
    if cause == nil { latch.value.causeGone(at: now) } else { latch.value.causeBack() }
  }

  func acknowledge(
    hottest: Celsius?, limit: Celsius, at now: Instant
  ) -> TripLatch.Refusal? {
    Self.refusal(in: latch.value.acknowledge(hottest: hottest, limit: limit, at: now))
  }

  private static func refusal(in answer: TripLatch.Answer) -> TripLatch.Refusal? {
    switch answer {
    case .refused(let refusal): refusal
    case .done, .consumeToken, .restoreToken, .renewToken: nil
    }
  }

  private func perform(_ answer: TripLatch.Answer, at now: Instant) throws(Refusal) {
    if let refusal = Self.refusal(in: answer) { throw .latch(refusal) }
    do throws(TokenError) { try change(answer) } catch {
      _ = latch.value.trip(.unrecorded, at: now)
      throw .token(error)
    }
  }

  private func change(_ answer: TripLatch.Answer) throws(TokenError) {
    switch answer {
    case .done, .refused: break
    case .consumeToken: try token.consume()
    case .restoreToken: try token.restore()
    case .renewToken:
      try token.restore()
      try token.consume()
    }
  }
}
