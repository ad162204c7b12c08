/// All that an instrument is made of; what a rig has not got stays away.
public struct InstrumentParts {
  public var thermometers: [Thermometer] = []
  public var inputs: [AnalogueInputs] = []
  public var expanders: [ExpanderPins] = []
  public var zones: [Zone] = []
  public var heartbeat: Heartbeat?
  public var contactor: HeaterOutput?
  public var interlocks: [Interlock] = []
  /// What must be proved before anything may be armed: alerts of chips, then heaters.
  public var alerts: [AlertProof] = []
  public var heaters: [HeaterProof] = []
  /// The buses that every step wakes.
  public var buses: [CourteousBus] = []

  public init() {}
}
