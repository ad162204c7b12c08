import Control
import Procedures
import Quantities
import Safety

/// One zone on paper: the identified two masses, under the loop and the governor that will run it.
struct PlannedZone {
  /// The beat of the plan: coarser than the instrument's, and fine beside every mass.
  static let period = Seconds.milliseconds(500)
  /// As warm as the room is, and walls of which nothing is known.
  static let surroundings = Celsius(25)

  private let model: StageModel
  /// The two masses as they are, which the loop knows as `model`.
  private let plant: StageModel
  private let guarding: ThermalGuard
  private var loop: SoakLoop
  /// What the heat goes into; nil where nobody knows it, and the walls stay as the room is.
  private let walls: PlannedWalls?
  private var wall = surroundings
  private var validators: (element: Validator, sample: Validator)
  private var power = Watts.zero
  private var ramp: Ramp?
  private(set) var element = surroundings
  private(set) var sample = surroundings
  private(set) var peak = surroundings
  /// What warms the sample unseen by the element, at most.
  var besides = Watts.zero
  /// From where nothing has moved any more, and for how long.
  private var still: (element: Celsius, sample: Celsius, wall: Celsius, span: Seconds)
  /// What moves less than this within an hour is still: a wall of hours has then some mK to go.
  private static let stillness = (move: Kelvins(1e-3), span: Seconds(3600))

  init(
    _ model: StageModel, _ guarding: ThermalGuard, plant: StageModel? = nil,
    walls: PlannedWalls? = nil
  ) {
    self.model = model
    self.walls = walls
    self.plant = plant ?? model
    self.guarding = guarding
    loop = SoakLoop(model, elementLimit: guarding.elementLimit)
    let wide = Validator(
      lowest: Celsius(-100), highest: Celsius(1000), fastest: KelvinsPerSecond(1000))
    validators = (wide, wide)
    still = (element, sample, wall, .zero)
  }

  mutating func head(for goal: Celsius, at rate: KelvinsPerSecond) {
    ramp = Ramp(from: sample, to: goal, rate: rate)
    still.span = .zero
  }

  mutating func rest() {
    ramp = nil
    still.span = .zero
  }

  /// Puts it where it has been for long, with nothing asked of it.
  mutating func rest(at soak: Celsius) {
    ramp = nil
    sample = soak
    element = soak + guarding.rollout.steadyLead(of: soak, above: Self.surroundings)
  }

  /// Whether what burns beside it would be put out.
  mutating func isTooWarm(at now: Instant) -> Bool {
    guard let seen = look(at: now) else { return false }
    return !Governor.bears(seen, before: guarding, at: now)
  }

  func hasReached(_ goal: Celsius) -> Bool {
    guard let ramp, ramp.isDone else { return false }
    return (sample - goal).magnitude < Kelvins(0.5)
  }

  /// Whether it will stay as it is for a while.
  var isResting: Bool {
    ramp == nil && besides <= .zero && (sample - Self.surroundings).magnitude < Kelvins(0.1)
      && (wall - Self.surroundings).magnitude < Kelvins(0.1)
  }

  /// Whether it will stay as it is until something else is asked of it.
  var isSteady: Bool {
    isResting
      || still.span >= Self.stillness.span && besides <= .zero && ramp.map(\.isDone) ?? true
  }

  mutating func step(_ span: Seconds, at now: Instant) {
    decide(span, at: now)
    let crossing = plant.coupling * (element - sample)
    let lost = plant.elementLoss * (element - wall)
    element += Joules((power - crossing - lost).value * span.value) / plant.element
    let leaving = plant.sampleLoss * (sample - wall)
    sample += Joules((crossing + besides - leaving).value * span.value) / plant.sample
    peak = max(peak, sample)
    if let walls {
      let kept = lost + leaving - walls.loss * (wall - Self.surroundings)
      wall += Joules(kept.value * span.value) / walls.capacity
    }
    see(span)
  }

  private mutating func see(_ span: Seconds) {
    let most = Self.stillness.move
    let isStill =
      (element - still.element).magnitude < most && (sample - still.sample).magnitude < most
      && (wall - still.wall).magnitude < most
    if isStill {
      still.span = still.span + span
    } else {
      still = (element, sample, wall, .zero)
    }
  }

  /// What sensors without fault would show.
  private mutating func look(at now: Instant) -> ThermalGuard.Observation? {
    do throws(Validator.Distrust) {
      return ThermalGuard.Observation(
        element: try validators.element.check(element, measured: now),
        sample: try validators.sample.check(sample, measured: now),
        surroundings: wall, besides: besides)
    } catch { return nil }
  }

  private mutating func decide(_ span: Seconds, at now: Instant) {
    guard let seen = look(at: now) else { return }
    loop.watch(seen, power: power, period: span)
    power = .zero
    guard var ramp else { return }
    ramp.step(span)
    self.ramp = ramp
    let share = loop.share(seen, goal: ramp.goal, setpoint: ramp.setpoint, moving: ramp.moving)
    guard Governor.admits(seen, before: guarding, period: .milliseconds(100), at: now) else {
      return
    }
    power = model.fullPower * share
  }
}
