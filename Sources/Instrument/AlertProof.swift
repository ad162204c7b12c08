public import Devices
public import HAL
public import Quantities
public import Safety

/// The proof that a thermocouple converter pulls its alert line when it should, and only then.
///
/// Data sheets before 2021 print the direction bit of the MCP960x inverted, and public drivers
/// follow either: only the pin can tell. A limit below the present temperature must pull the line
/// low, one above must let it go; then the limit that counts is written and read back.
public final class AlertProof {
  /// What was found instead.
  public enum Failure: Error, Hashable, Sendable {
    /// Let go with the limit below, pulled with the limit above.
    case opposite
    case neverPulled
    case alwaysPulled
    /// No temperature came to put a limit beside, or none that was converted after that.
    case unread(Validator.Distrust?)
    case chip(MCP960x.Failure)
    case line(LineError)
  }

  /// How far the proof has come.
  public enum State: Hashable, Sendable {
    case waiting(since: Instant?)
    /// The limit is below what the couple feels.
    case pulling(ConversionCount)
    /// The limit is above what the couple feels; the line was pulled before, or was not.
    case releasing(ConversionCount, pulled: Bool)
    case proved
    case failed(Failure)
  }

  /// How far beside the present temperature a limit is put: twice the hysteresis.
  public static let distance = Kelvins(10)
  /// How far the couple must cool below its limit before the line is let go.
  public static let hysteresis = Kelvins(5)
  /// How long the proof bears to hear nothing: the slowest conversions take 320 ms each.
  static let patience = Seconds(2)

  /// The chip by its name on the board.
  public let name: String
  /// Which of the instrument's thermometers it is.
  public let thermometer: Int
  /// What the chip watches for once the proof is done.
  public let limit: Celsius
  private let chip: MCP960x
  private let line: InputLine
  public private(set) var state = State.waiting(since: nil)

  public init(
    _ name: String, of chip: MCP960x, on line: consuming InputLine, thermometer: Int,
    limit: Celsius
  ) {
    self.name = name
    self.chip = chip
    self.line = line
    self.thermometer = thermometer
    self.limit = limit
  }

  /// Why nothing may be energised; nil as long as nothing speaks against it.
  public var failure: Failure? {
    switch state {
    case .failed(let failure): failure
    case .waiting, .pulling, .releasing, .proved: nil
    }
  }

  var isProved: Bool {
    switch state {
    case .proved: true
    case .waiting, .pulling, .releasing, .failed: false
    }
  }

  /// Whether the chip still watches for the limit; a chip that does not answer is not asked here.
  var isHeld: Bool {
    do throws(MCP960x.Failure) {
      try chip.confirm(alert(limit), as: .one)
      return true
    } catch {
      if case .readBack = error { return false }
      return true
    }
  }

  /// Goes on by one step: the thermometer was just read.
  func step(_ thermometer: borrowing Thermometer, at now: Instant) {
    do throws(Failure) { state = try next(thermometer, at: now) } catch { state = .failed(error) }
  }

  private func next(
    _ thermometer: borrowing Thermometer, at now: Instant
  ) throws(Failure) -> State {
    switch state {
    case .proved, .failed: return state
    case .waiting(let since):
      let began = since ?? now
      guard let reading = thermometer.latest else {
        return .waiting(since: try patient(since: began, thermometer, now))
      }
      try watch(reading.value - Self.distance)
      return .pulling(ConversionCount(since: now))
    case .pulling(let earlier):
      let count = earlier.hearing(thermometer.latest)
      guard let reading = thermometer.latest, count.isEnough else {
        _ = try patient(since: count.began, thermometer, now)
        return .pulling(count)
      }
      let pulled = try isPulled()
      try watch(reading.value + Self.distance)
      return .releasing(ConversionCount(since: now), pulled: pulled)
    case .releasing(let earlier, let pulled):
      let count = earlier.hearing(thermometer.latest)
      guard count.isEnough else {
        _ = try patient(since: count.began, thermometer, now)
        return .releasing(count, pulled: pulled)
      }
      try judge(below: pulled, above: try isPulled())
      try watch(limit)
      return .proved
    }
  }

  private func patient(
    since began: Instant, _ thermometer: borrowing Thermometer, _ now: Instant
  ) throws(Failure) -> Instant {
    guard now - began < Self.patience else { throw .unread(thermometer.distrust) }
    return began
  }

  /// Whether the line was pulled with a limit below what the couple felt, and with one above.
  private func judge(below: Bool, above: Bool) throws(Failure) {
    switch (below, above) {
    case (true, false): return
    case (false, true): throw .opposite
    case (false, false): throw .neverPulled
    case (true, true): throw .alwaysPulled
    }
  }

  /// The same settings for the proof and for what is proved: only the limit differs.
  private func watch(_ limit: Celsius) throws(Failure) {
    do throws(MCP960x.Failure) { try chip.set(alert(limit), as: .one) } catch { throw .chip(error) }
  }

  private func alert(_ limit: Celsius) -> MCP960x.Alert {
    MCP960x.Alert(
      .rising, limit: limit, hysteresis: Self.hysteresis, of: .hot, active: .low,
      output: .comparator)
  }

  private func isPulled() throws(Failure) -> Bool {
    do throws(LineError) { return try line.level() == .low } catch { throw .line(error) }
  }
}
