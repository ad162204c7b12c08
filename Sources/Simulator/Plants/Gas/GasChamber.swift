import HAL
public import Quantities

/// A chamber with a pump, gases that flow and pulse into it, and the surface in it that grows.
///
/// Time goes in segments: 1 ms for 0.1 s after each edge of a valve, at the very instant of that
/// edge, 10 ms until 1 s after it, and else to the next of a 50 ms grid, or of a 100 ms grid where no
/// gas is left that reacts. A segment ends where an input changes; no segment goes beyond the
/// present, so whoever reads changes nothing.
public final class GasChamber: Plant, Settling, WireListener, PinListener, Powered {
  /// What the outputs are, by index.
  public enum Output: Int, CaseIterable, Sendable {
    /// The total, in Pa.
    case pressure
    /// What lies on a crystal beside the sample, in nm.
    case film
    /// By how much a 6 MHz crystal has slowed, in Hz.
    case crystal
  }

  let parameters: ChamberParameters
  let surface: Net
  let metal: HostMetal?
  private let apart: Apart<GasModel>
  var model: GasModel {
    _read { yield apart.value }
    _modify { yield &apart.value }
  }
  /// The model's own.
  let past: GasHistory
  /// Until when everything has happened.
  private(set) var present: Instant
  private var fineUntil: Instant
  private var watchedUntil: Instant
  private var isSettling = false
  /// Whether something changed that the next segment must look at.
  var isStale = true
  var nextSample = Int64.min
  var warmth = Double.infinity

  var controllers: [FlowController] = []
  let valves = Lasting<PulseValve>()
  /// Since when what flowed out of the bottles has not been taken out of them.
  var lastDraw: Instant
  var isAnyOpen = false
  var throttle: Net?
  private var pump: Wire?
  private var vent: Wire?
  private(set) var ignition: Wire?
  var power: Net?
  /// What a generator burns here, and the target that it sputters from.
  private var generator: Neighbour<PlasmaGenerator>?
  private var magnetron: Neighbour<Magnetron>?
  private var gate: Wire?
  /// What each wire is at, as this plant has heard: a wire tells before it changes.
  var isPumping = true
  var isGateOpen = true
  var isVented = false
  var isIgnited = false
  var ailment = Ailment()
  /// What a switch at the pump drives, high while that turns.
  var running: Wire?
  /// What the pilots of the valves live on; without one they have air always.
  var pilots: DeadMan?
  var isFed = true
  /// Whether two precursors were ever let in at once.
  public internal(set) var hasMixed = false

  /// A chamber in which nothing has happened until `now`.
  ///
  /// - Parameters:
  ///   - gases: the first is what leaks in, vents and is there at the beginning.
  ///   - surface: the temperature of what grows, in °C.
  public init(
    _ parameters: ChamberParameters, gases: [GasSpecies], films: [FilmReaction] = [],
    surface: Net, metal: HostMetal? = nil, at now: Instant = .zero
  ) {
    precondition((1...16).contains(gases.count), "a chamber has one to sixteen gases")
    self.parameters = parameters
    self.surface = surface
    self.metal = metal
    let model = GasModel(parameters, gases, films, at: now)
    apart = Apart(model)
    past = model.past
    present = now
    fineUntil = now
    watchedUntil = now
    lastDraw = now
  }

  // MARK: What it is connected to

  public func add(_ controller: FlowController) {
    precondition(controllers.count < 4, "a chamber has four flow controllers at most")
    controller.feeds(self, as: controllers.count)
    // Not in place, here and below: that would have every later look at them checked.
    controllers = controllers + [controller]
    let scale = throughput(1)
    model.flows.append(
      FlowState(gas: controller.gas, lag: controller.parameters.lag.value, scale: scale))
    controller.isShut = controller.shutoff.map { $0.driven == .low } ?? false
    controller.shutoff?.heard(by: self)
  }

  public func add(_ valve: PulseValve) {
    valves.add(valve)
    valve.wire.heard(by: self)
    valve.seat?.driven(by: self)
  }

  public func throttled(by setpoint: Net) { throttle = setpoint }

  public func pumped(by wire: Wire) {
    pump = wire
    isPumping = wire.driven == .high
    wire.heard(by: self)
  }

  /// A valve between pump and chamber, open while the wire is high.
  public func gated(by wire: Wire) {
    gate = wire
    isGateOpen = wire.driven == .high
    wire.heard(by: self)
  }

  public func vented(by wire: Wire) {
    vent = wire
    isVented = wire.driven == .high
    wire.heard(by: self)
  }

  /// A plasma burns while the wire is high, at full power unless something sets that.
  public func ignited(by wire: Wire) {
    ignition = wire
    isIgnited = wire.driven == .high
    wire.heard(by: self)
  }

  public func powered(by setpoint: Net) { power = setpoint }

  /// A generator lights the plasma instead, and says how much of it burns.
  func burns(by generator: PlasmaGenerator) {
    self.generator = Neighbour(generator)
    generator.heard(by: self)
  }

  /// Atoms of a target land on what else grows.
  func coated(by magnetron: Magnetron) {
    self.magnetron = Neighbour(magnetron)
    let p = magnetron.parameters
    model.surface.takesAtoms(of: p.material, density: p.density)
  }

  /// What burns and what lands, as they are at an end of a segment.
  func feelPlasma(at now: Instant) {
    if let share = generator?.with({ $0.power(at: now) / $0.parameters.full.value }) {
      model.plasma = share
    }
    if let rate = magnetron?.with({ $0.rate(at: now) }) { model.surface.landing = rate }
  }

  // MARK: Time

  public func settle(to now: Instant) {
    // The surface's own plant comes first and may ask for the pressure.
    guard present < now, !isSettling else { return }
    isSettling = true
    while goesOn(until: now) {}
    isSettling = false
  }

  /// Everything until `now` happened under the inputs as they were.
  func inputChanges(at now: Instant) {
    settle(to: now)
    if now > present {
      sample(at: present)
      run(1, of: (now - present).nanoseconds)
    }
    isStale = true
  }

  public func pinChanges(at now: Instant) { inputChanges(at: now) }

  public func wireChanges(_ wire: Wire, at now: Instant) {
    inputChanges(at: now)
    let level = wire.driven.opposite
    valves.each { if $0.wire === wire { $0.hears(level, at: now) } }
    for i in controllers.indices where controllers[i].shutoff === wire {
      controllers[i].isShut = level == .low
    }
    if wire === pump {
      isPumping = level == .high
      tellOfPump(at: now)
    }
    if wire === gate { isGateOpen = level == .high }
    if wire === vent { isVented = level == .high }
    if wire === ignition { isIgnited = level == .high }
    watch(from: now)
  }

  /// Something moved that the gas follows at once.
  private func watch(from edge: Instant) {
    fineUntil = max(fineUntil, edge + Self.closely)
    watchedUntil = max(watchedUntil, edge + Self.watched)
  }

  private static let closely = Seconds(0.1)
  private static let watched = Seconds(1)
  private static let fine: Int64 = 1_000_000
  private static let medium: Int64 = 10_000_000
  static let coarse: Int64 = 50_000_000
  private static let idle: Int64 = 100_000_000

  /// Goes on by a segment, or by some fine ones, if they end by `now`.
  private func goesOn(until now: Instant) -> Bool {
    moveValves()
    guard present < now else { return false }
    var event = fall(until: now)
    valves.each { event = min(event, $0.next) }
    if present < fineUntil { return goesOn(by: Self.fine, until: min(event, fineUntil), now) }
    if present < watchedUntil {
      return goesOn(by: Self.medium, until: min(event, watchedUntil), now)
    }
    let cell = model.isQuiet ? Self.idle : Self.coarse
    let grid = Instant(nanoseconds: (present.nanoseconds / cell + 1) * cell)
    return goesOn(to: min(grid, event), by: now)
  }

  /// As many segments of a length as end by an event and by now.
  private func goesOn(by length: Int64, until event: Instant, _ now: Instant) -> Bool {
    sample(at: present)
    let whole = (min(event, now) - present).nanoseconds / length
    // The first segment that begins in another cell of the grid looks at the inputs anew.
    let alike = (nextSample - present.nanoseconds + length - 1) / length
    let count = min(whole, alike)
    guard count > 0 else { return goesOn(to: event, by: now) }
    run(Int(count), of: length)
    return true
  }

  private func goesOn(to next: Instant, by now: Instant) -> Bool {
    guard next <= now else { return false }
    sample(at: present)
    run(1, of: (next - present).nanoseconds)
    return true
  }

  private func run(_ count: Int, of length: Int64) {
    model.run(count, of: length, from: present)
    present += Seconds(nanoseconds: length * Int64(count))
  }

  private func moveValves() {
    feedPilots()
    valves.each { valve in
      guard valve.next <= present, valve.moves(at: present) else { return }
      watch(from: present)
      isStale = true
    }
  }
}
