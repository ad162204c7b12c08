public import HAL
public import Quantities

/// A radio-frequency generator: power goes up slowly, and off at once.
///
/// Its interlock contact is a line with a lease, so that whatever happens to buses or to this
/// program it goes off; the setpoint alone could not promise that.
public final class Generator {
  public let name: String
  public let full: Watts
  /// What of its power may warm the sample at most, as a share.
  private let warming: Double
  private let contact: LeasedLine
  private let setpoint: AnalogueOutput
  private let forwardSignal: AnalogueReading
  private let reflectedSignal: AnalogueReading
  /// The voltages that stand for full power, of the setpoint and of both readings.
  private let span: (setpoint: Volts, reading: Volts)
  private var goal = Watts.zero
  private var asked = Watts.zero
  private var forwardSeen: Watts?
  private var reflectedSeen: Watts?
  /// Since when it does not do what it was asked for.
  private var failing: Instant?
  /// Whether it has burned since it was struck.
  private var hasBurned = false
  private var offSince: Instant?

  /// From none to full power in this time.
  public static let rise = Seconds(2)
  /// More than this share coming back is no match.
  static let reflection = 0.2
  /// More than this share comes back only from a load in which nothing burns.
  static let darkness = 0.8
  /// How long there may be no match: what the readings take to come round.
  static let patience = Seconds(1)
  /// Below this share of full power it counts as off.
  public static let silence = 0.02

  public init(
    _ name: String, full: Watts, contact: consuming OutputLine, setpoint: AnalogueOutput,
    forward: AnalogueReading, reflected: AnalogueReading, span: (setpoint: Volts, reading: Volts),
    warming: Double = 0
  ) {
    self.name = name
    self.full = full
    self.contact = LeasedLine(contact)
    self.setpoint = setpoint
    forwardSignal = forward
    reflectedSignal = reflected
    self.span = span
    self.warming = warming
  }

  public var isOn: Bool { contact.isOn }
  public var isLost: Bool { contact.isLost || setpoint.isLost }
  /// What it says that it sends out, and what comes back; nil if that could not be read.
  public var forward: Watts? { forwardSeen }
  public var reflected: Watts? { reflectedSeen }

  /// Whether it gives what it was asked for, and the load takes it.
  var burns: Bool {
    guard isOn, let forward = forwardSeen, let reflected = reflectedSeen else { return false }
    return forward > goal * 0.9 && reflected < forward * Self.reflection
  }

  /// The heat in the sample that it explains, at most: what it was asked for, or more if it says
  /// that it gives more, whether it is told to be on or not.
  var heat: Watts {
    let given = forwardSeen.map { $0 > full * Self.silence ? $0 : .zero }
    let told = isOn ? goal : .zero
    return max(told, given ?? (isOn ? full : .zero)) * warming
  }

  /// What is wrong with it, once that has lasted for too long.
  func failure(at now: Instant) -> GasStop? {
    guard let failing, now - failing > Self.patience else { return nil }
    guard let forward = forwardSeen, let reflected = reflectedSeen,
      forward >= full * Self.silence
    else { return .generatorWeak }
    if reflected > forward * Self.darkness { return .unlit }
    return reflected < forward * Self.reflection ? .generatorWeak : .mismatched
  }

  /// Whether it gives power although it was told to be off, for longer than readings are old.
  func ignoresOff(at now: Instant) -> Bool {
    guard let offSince, now - offSince > Self.patience, let forward = forwardSeen else {
      return false
    }
    return forward > full * Self.silence
  }

  func strike(_ power: Watts, at now: Instant) {
    goal = power
    asked = .zero
    failing = nil
    hasBurned = false
    offSince = nil
    setpoint.want(.zero)
    contact.energise(at: now)
  }

  func makeSafe(at now: Instant) {
    contact.makeSafe(at: now)
    goal = .zero
    asked = .zero
    setpoint.want(.zero)
    offSince = offSince ?? now
  }

  func lapse(at now: Instant) { contact.lapse(at: now) }

  func scan(_ inputs: Lasting<AnalogueInputs>, at now: Instant) {
    forwardSeen = forwardSignal.voltage(in: inputs).map { full * ($0 / span.reading) }
    reflectedSeen = reflectedSignal.voltage(in: inputs).map { full * ($0 / span.reading) }
    if burns { hasBurned = true }
    // Before it first burns it is still on its way up.
    let isBad = isOn && !(hasBurned ? burns : isMatched)
    failing = isBad ? failing ?? now : nil
  }

  private var isMatched: Bool {
    guard let forward = forwardSeen, let reflected = reflectedSeen else { return false }
    // While it gives next to nothing there is nothing to match.
    return forward < full * Self.silence || reflected < forward * Self.reflection
  }

  /// The lease is renewed and the power goes one step further up.
  func write(at now: Instant) {
    contact.renew(at: now)
    if isOn {
      asked = min(asked + full * (Rhythm.period / Self.rise), goal)
      setpoint.want(span.setpoint * (asked / full))
    }
    setpoint.write()
  }

  func verify() { setpoint.verify() }
}
