import HAL
public import Quantities

/// A mass flow controller that is told by a voltage and answers by one.
public final class FlowController {
  public let name: String
  public let full: SCCM
  private let setpoint: AnalogueOutput
  private let answer: AnalogueReading
  /// The voltage that stands for full scale.
  private let span: Volts
  private var asked = SCCM.zero
  /// Whether the program has any business with it.
  private var isInUse = false
  private var seen: SCCM?
  private var strayed: Instant?
  private var told = Instant.zero

  /// A controller that should have settled answers within this share of full scale.
  static let tolerance = 0.05
  /// How long it may take to settle after a change.
  static let settling = Seconds(5)
  /// How long it may then answer something else: two readings in a row are no noise.
  static let patience = Seconds(1.5)
  /// Less than this share of what it was told is a gas that is gone, for which a precursor that is
  /// let in has to wait no longer than this.
  static let scarce = (share: 0.8, patience: Seconds(0.5))
  /// What it may show at rest, as a share of full scale.
  static let zero = 0.01

  public init(
    _ name: String, full: SCCM, span: Volts, setpoint: AnalogueOutput, answer: AnalogueReading
  ) {
    self.name = name
    self.full = full
    self.span = span
    self.setpoint = setpoint
    self.answer = answer
  }

  /// What it was told to let through.
  public var setting: SCCM { asked }
  /// What it says that it lets through; nil if that could not be read.
  public var reading: SCCM? { seen }
  public var isLost: Bool { setpoint.isLost }

  /// Whether it has answered something else than it was told for longer than it may.
  public func strays(at now: Instant) -> Bool {
    guard let strayed, now - told > Self.settling else { return false }
    let isScarce = seen.map { $0 < asked * Self.scarce.share } ?? true
    return now - strayed > (isScarce ? Self.scarce.patience : Self.patience)
  }

  /// Whether it shows a flow although it was told of none yet; what it then says later is off too.
  var showsFlowAtRest: Bool {
    guard !isInUse, let seen else { return false }
    return seen > full * Self.zero
  }

  func set(to flow: SCCM, at now: Instant) {
    asked = flow
    isInUse = true
    told = now
    strayed = nil
    setpoint.want(span * (flow / full))
  }

  func scan(_ inputs: Lasting<AnalogueInputs>, at now: Instant) {
    seen = answer.voltage(in: inputs).map { full * ($0 / span) }
    let isOff = seen.map { ($0 - asked).magnitude > full * Self.tolerance } ?? true
    strayed = isInUse && isOff ? strayed ?? now : nil
  }

  /// Whether it was told of a flow that its converter has not been.
  var isDue: Bool { setpoint.isDue }
  func write() { setpoint.write() }
  func verify() { setpoint.verify() }
}
