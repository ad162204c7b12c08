public import Devices
import HAL
import Quantities

/// The five chips of one cell channel: docs/devices/potentiostat.md.
///
/// It sets and reads and decides nothing; whatever fails leaves it `isLost`.
public final class PotentiostatCard {
  /// What both converters saw at the same time.
  struct Sample {
    /// W less R; nil beyond the converter's range.
    let potential: Volts?
    /// Nil beyond the converter's range.
    let current: Amperes?
    /// The middle of their conversion.
    let at: Instant
    /// By how much later than that the current was so.
    let lag: Seconds
  }

  /// What both converters saw on their other pair of pins.
  struct Aside {
    /// C less R; nil beyond the converter's range.
    let counter: Volts?
    let temperature: Celsius?
  }

  /// Which pair of pins is looked at.
  enum Pair { case cell, aside }

  /// One conversion at 20 a second, 4 % slow at worst (SBAS751B, internal oscillator ±2 %), and
  /// the message that is between the two starts.
  static let converting = Seconds.milliseconds(55)

  /// How long after the start of a conversion what it shows was so: it is an average over 50 ms.
  static let sampling = Seconds.milliseconds(25)

  private let potential: Apart<ADS122C04>
  private let current: Apart<ADS122C04>
  private let setpoint: DAC80501
  private let relays: TCA9535
  private let monitor: INA228?
  private let calibration: CardCalibration
  private var written = CardPins()
  /// What the converter of the setpoint holds; nil if that is not known.
  private var told: UInt16?
  private var started: (at: Instant, range: CurrentRange, pair: Pair, pace: Pace)?
  private var hasFailed = false
  /// The numbers of the newest conversions: one that was read before is no new one.
  private var counts: (potential: UInt8, current: UInt8)?
  private var hasLost = false

  /// A card that was claimed with everything off.
  public init(
    potential: ADS122C04, current: ADS122C04, setpoint: DAC80501, relays: TCA9535,
    monitor: INA228?, calibration: CardCalibration
  ) {
    self.potential = Apart(potential)
    self.current = Apart(current)
    self.setpoint = setpoint
    self.relays = relays
    self.monitor = monitor
    self.calibration = calibration
  }

  /// Which pins of the expander a card drives; all of them come up low.
  public static var outputs: UInt16 { CardPins.outputs.rawValue }

  /// How both converters are set.
  public static let measuring = ADS122C04.Configuration(
    .input(.ain0ToAin1, .amplified1), rate: .normal20, mode: .singleShot, reference: .onChip,
    excitation: .off, burnOut: .off)

  /// Whether a chip could not be spoken to since it was last asked.
  func takeFailure() -> Bool {
    defer { hasFailed = false }
    return hasFailed
  }

  /// Whether a conversion never came since this was last asked.
  func takeLoss() -> Bool {
    defer { hasLost = false }
    return hasLost
  }

  func drive(_ pins: CardPins) {
    guard pins != written else { return }
    do throws(TCA9535.Failure) {
      try relays.write(pins.rawValue)
      written = pins
    } catch { hasFailed = true }
  }

  /// Opens the cell and nothing else, whatever was written before: also after a chip was lost.
  ///
  /// The relay takes its time, and a loop whose mode or range changed meanwhile would drive the cell
  /// with what was meant for another.
  func open() {
    let rest = written.subtracting(.cell)
    do throws(TCA9535.Failure) {
      try relays.write(rest.rawValue)
      written = rest
    } catch { hasFailed = true }
  }

  /// What is on the expander's wires; nil if it cannot be read.
  func pins() -> CardPins? {
    do throws(TCA9535.Failure) { return CardPins(rawValue: try relays.pins()) } catch {
      hasFailed = true
      return nil
    }
  }

  func set(_ current: Amperes, in range: CurrentRange) {
    set(share: current / range.fullScale)
  }

  func set(_ potential: Volts) { set(share: potential / Self.widest) }

  /// Moves a current a little: what is less than that is left as it is.
  func trim(_ current: Amperes, in range: CurrentRange) {
    set(share: current / range.fullScale, bearing: Self.hesitation)
  }

  /// In steps of the converter. Without it a current between two of them changes at every other
  /// sample; with it each lasts six times as long, and they are as right on average.
  private static let hesitation = 1.0

  /// What a potentiostat makes of full scale.
  static let widest = Volts(5)

  /// From -1 to 1 of full scale, unless what was set is no farther away than can be borne.
  private func set(share: Double, bearing: Double = 0) {
    let steps = calibration.told(for: share) * 32768
    let place = 32768 + Int(steps < 0 ? steps - 0.5 : steps + 0.5)
    let code = UInt16(truncatingIfNeeded: min(max(place, 0), 65535))
    guard code != told else { return }
    if let told, (steps + 32768 - Double(Int(told))).magnitude <= bearing { return }
    told = nil
    do throws(DAC80501.Failure) {
      try setpoint.set(code: code)
      told = code
    } catch { hasFailed = true }
  }

  /// Lets both converters begin, one message apart.
  func start(_ pair: Pair, in range: CurrentRange, at now: Instant, _ pace: Pace = .quiet) {
    started = nil
    do throws(ADS122C04.Failure) {
      let source = Self.source(pair)
      _ = try both { (chip) throws(ADS122C04.Failure) in try chip.select(source) }
      _ = try both { (chip) throws(ADS122C04.Failure) in try chip.select(pace.rate) }
      _ = try both { (chip) throws(ADS122C04.Failure) in try chip.start() }
      started = (now, range, pair, pace)
    } catch { hasFailed = true }
  }

  /// The same of both converters, the potential's first.
  @inline(__always)
  private func both<Result>(
    _ use: (inout ADS122C04) throws(ADS122C04.Failure) -> Result
  ) throws(ADS122C04.Failure) -> (Result, Result) {
    (try potential.with(use), try current.with(use))
  }

  /// Forgets what is being converted: it is of nothing any more.
  func discard() { started = nil }

  /// What was converted of the cell since the last start; nil if nothing can be had of it.
  func sample() -> Sample? {
    guard let started, started.pair == .cell, let (e, i) = converted() else { return nil }
    return Sample(
      potential: e.voltage(against: ADS122C04.internalReference).map {
        calibration.potential($0 * 2.5)
      },
      current: i.ratio.map { calibration.current($0 * Self.overRange, in: started.range) },
      at: started.at + started.pace.sampling,
      lag: calibration.lag(over: started.pace.sampling))
  }

  /// The same of the other pairs.
  func aside() -> Aside? {
    guard let started, started.pair == .aside, let (e, i) = converted() else { return nil }
    // TMP235: 10 mV/°C above 0.5 V at 0 °C.
    return Aside(
      counter: e.voltage(against: ADS122C04.internalReference).map {
        calibration.counter($0 * 2.5)
      },
      temperature: i.voltage(against: ADS122C04.internalReference).map {
        Celsius(($0.value - 0.5) / 0.010)
      })
  }

  private func converted() -> (ADS122C04.Sample, ADS122C04.Sample)? {
    started = nil
    do throws(ADS122C04.Failure) {
      let (e, i) = try both { (chip) throws(ADS122C04.Failure) in try chip.sample() }
      defer { counts = (e.count, i.count) }
      if let counts, counts.potential == e.count || counts.current == i.count {
        hasLost = true
        return nil
      }
      return (e, i)
    } catch {
      hasFailed = true
      return nil
    }
  }

  private static func source(_ pair: Pair) -> ADS122C04.Source {
    switch pair {
    case .cell: .input(.ain0ToAin1, .amplified1)
    case .aside: .input(.ain2ToAin3, .amplified1)
    }
  }

  /// 2.048 V at the current's converter are 102.4 % of a range.
  private static let overRange = 1.024

  /// What the other chip sees now; nil if there is none or it cannot be read.
  func monitored() -> MonitorWatch.Seen? {
    guard let monitor else { return nil }
    do throws(INA228.Failure) {
      return MonitorWatch.Seen(current: try monitor.current(), cell: try monitor.busVoltage())
    } catch {
      hasFailed = true
      return nil
    }
  }

  /// Lets the other chip count its passes from now on; false if it did not hear.
  func restartMonitor() -> Bool {
    guard let monitor else { return true }
    do throws(INA228.Failure) { try monitor.restart() } catch {
      hasFailed = true
      return false
    }
    return true
  }

  /// What the counter that needs nobody has counted; nil if there is none or it cannot be read.
  func counted() -> Coulombs? {
    guard let monitor else { return nil }
    do throws(INA228.Failure) { return try monitor.charge() } catch {
      hasFailed = true
      return nil
    }
  }
}
