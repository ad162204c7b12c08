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

  /// A controller that should have settled answers within this share of full scale.
  static let tolerance = 0.05
  /// How long it may take to settle after a change.
  static let settling = Seconds(5)

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
    strayed.map { now - $0 > Self.settling } ?? false
  }

  func set(to flow: SCCM, at now: Instant) {
    asked = flow
    isInUse = true
    strayed = nil
    setpoint.want(span * (flow / full))
  }

  func scan(_ inputs: borrowing [AnalogueInputs], at now: Instant) {
    seen = answer.voltage(in: inputs).map { full * ($0 / span) }
    let isOff = seen.map { ($0 - asked).magnitude > full * Self.tolerance } ?? true
    strayed = isInUse && isOff ? strayed ?? now : nil
  }

  func write() { setpoint.write() }
  func verify() { setpoint.verify() }
}
