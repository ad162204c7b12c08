import HAL
public import Quantities

/// A fast valve between a bottle and the chamber, on a line of the board.
public final class PulseValve {
  let wire: Wire
  let bottle: PrecursorBottle
  /// The index of what is in the bottle among the chamber's gases.
  let gas: Int
  /// In m3/s, this valve's own.
  let conductance: Double
  private let opening: Seconds
  private let closing: Seconds
  private var opens: Instant?
  private var closes: Instant?
  private var isOpenNow = false
  private var pulses = 0

  /// - Parameters:
  ///   - conductance: in m3/s, of this one valve; its kind may differ by a few per cent.
  ///   - opening: from the edge on the line until gas flows.
  public init(
    on wire: Wire, from bottle: PrecursorBottle, gas: Int, conductance: Double,
    opening: Seconds = .zero, closing: Seconds = .zero
  ) {
    self.wire = wire
    self.bottle = bottle
    self.gas = gas
    self.conductance = conductance
    self.opening = opening
    self.closing = closing
    isOpenNow = wire.driven == .high
  }

  /// Whether gas flows.
  public var isOpen: Bool { isOpenNow }
  /// How often it has opened.
  public var openings: Int { pulses }

  /// The line is about to change to `level`; an edge that the valve is too slow for is lost.
  func hears(_ level: Level, at now: Instant) {
    switch level {
    case .high:
      let due = now + opening
      if let closes, closes >= due { self.closes = nil } else { opens = due }
    case .low:
      let due = now + closing
      if let opens, opens >= due { self.opens = nil } else { closes = due }
    }
  }

  /// When it moves next.
  var next: Instant { min(opens ?? .never, closes ?? .never) }

  /// Moves if it is time, and answers whether it did.
  func moves(at now: Instant) -> Bool {
    var moved = false
    if let due = opens, due <= now, due <= closes ?? .never {
      opens = nil
      if !isOpenNow { pulses += 1 }
      moved = !isOpenNow
      isOpenNow = true
    }
    if let due = closes, due <= now {
      closes = nil
      moved = moved || isOpenNow
      isOpenNow = false
    }
    return moved
  }
}
