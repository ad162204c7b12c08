public import Quantities

/// All that an instrument is made of; what a rig has not got stays away.
public struct InstrumentParts {
  public var thermometers: [Thermometer] = []
  /// How many of them, from the first on, are read in each step; the others take turns.
  public var urgent = 0
  public var inputs: [AnalogueInputs] = []
  public var expanders: [ExpanderPins] = []
  public var zones: [Zone] = []
  public var heartbeat: Heartbeat?
  public var contactor: HeaterOutput?
  public var interlocks: [Interlock] = []
  public var rules: [Rule] = []
  /// What must be proved before anything may be armed: alerts of chips, then heaters.
  public var alerts: [AlertProof] = []
  public var heaters: [HeaterProof] = []
  /// Nil where nothing shows whether the contactor has fallen.
  public var deadMan: DeadManProof?
  /// Of the zones that the program heats, each by itself.
  public var pulses: [PulseProof] = []
  public var gas = GasPanel()
  public var cells: [Cell] = []
  /// How long the wire needs for all that is read and written in one step.
  public var scan = Seconds.zero
  /// The buses that every step wakes.
  public var buses: [CourteousBus] = []

  public init() {}
}
