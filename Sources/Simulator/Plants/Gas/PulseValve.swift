import HAL
public import Quantities

/// A fast valve between a bottle and the chamber, on a line of the board.
///
/// Its line switches the air of its pilot, which the dead-man feeds: without air a spring shuts it.
public final class PulseValve {
  let wire: Wire
  let bottle: PrecursorBottle
  /// The index of what is in the bottle among the chamber's gases.
  let gas: Int
  /// In m3/s, this valve's own.
  let conductance: Double
  private let opening: Seconds
  private let closing: Seconds
  /// The switch of its seat, high while that is shut.
  let seat: Wire?
  /// The pressure behind it while it is open, in Pa, as the chamber saw it last.
  var source = 0.0
  private var opens: Instant? { didSet { next = min(opens ?? .never, closes ?? .never) } }
  private var closes: Instant? { didSet { next = min(opens ?? .never, closes ?? .never) } }
  /// When it moves next: asked at each segment of its chamber.
  private(set) var next = Instant.never
  private var isOpenNow = false
  private var pulses = 0
  private var ailment = Ailment()
  /// Whether its pilot has air as far as the dead-man is concerned.
  private var isFed = true

  /// What can be wrong with it.
  public struct Ailment: Equatable, Sendable {
    /// Once it is open it does not shut any more.
    public var staysOpen = false
    /// It does not open any more.
    public var staysShut = false
    /// It moves so much later.
    public var late = Seconds.zero
    /// What its seat lets through although it is shut.
    public var leak = SCCM.zero
    /// There is no air to open it with.
    public var hasNoAir = false
    public init() {}
  }

  /// - Parameters:
  ///   - conductance: in m3/s, of this one valve; its kind may differ by a few per cent.
  ///   - opening: from the edge on the line until gas flows.
  ///   - seat: what a switch at its seat drives.
  public init(
    on wire: Wire, from bottle: PrecursorBottle, gas: Int, conductance: Double,
    opening: Seconds = .zero, closing: Seconds = .zero, seat: Wire? = nil
  ) {
    self.wire = wire
    self.bottle = bottle
    self.gas = gas
    self.conductance = conductance
    self.opening = opening
    self.closing = closing
    self.seat = seat
    isOpenNow = wire.driven == .high
  }

  /// Whether gas flows.
  public var isOpen: Bool { isOpenNow }
  /// Whether its line wants it open and air could do it.
  public var isTold: Bool { wire.driven == .high && hasAir }
  /// How often it has opened.
  public var openings: Int { pulses }
  public var ailing: Ailment { ailment }

  private var hasAir: Bool { isFed && !ailment.hasNoAir }

  /// The line is about to change to `level`; an edge that the valve is too slow for is lost.
  func hears(_ level: Level, at now: Instant) {
    guard hasAir else { return }
    move(level, at: now)
  }

  /// The dead-man has let go, or has come back, while the line is at `level`.
  func isFed(_ fed: Bool, at now: Instant) {
    guard fed != isFed else { return }
    let had = hasAir
    isFed = fed
    feel(had, at: now)
  }

  /// Breaks it, or mends it; what it was told stays what it was told.
  func ail(with ailment: Ailment, at now: Instant) {
    let had = hasAir
    self.ailment = ailment
    feel(had, at: now)
  }

  private func feel(_ had: Bool, at now: Instant) {
    if hasAir != had { return move(hasAir ? wire.driven : .low, at: now) }
    if hasAir, wire.driven == .low, isOpenNow { move(.low, at: now) }
  }

  private func move(_ level: Level, at now: Instant) {
    switch level {
    case .high:
      let due = now + opening + ailment.late
      if let closes, closes >= due { self.closes = nil } else if !ailment.staysShut { opens = due }
    case .low:
      let due = now + closing + ailment.late
      if let opens, opens >= due { self.opens = nil } else if !ailment.staysOpen { closes = due }
    }
  }

  /// Moves if it is time, and answers whether it did.
  func moves(at now: Instant) -> Bool {
    var moved = false
    if let due = opens, due <= now, due <= closes ?? .never {
      opens = nil
      if !isOpenNow { pulses += 1 }
      moved = !isOpenNow
      isOpenNow = true
      seat?.drive(.low, at: due)
    }
    if let due = closes, due <= now {
      closes = nil
      moved = moved || isOpenNow
      isOpenNow = false
      seat?.drive(.high, at: due)
    }
    return moved
  }
}
