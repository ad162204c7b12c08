import Quantities

/// The front that goes from the metal into the films on it while they are hot.
///
/// Limited by its reaction: `dL/dt = v exp(-E/R (1/T - 1/T0))`, as far as there is film to convert.
/// Limited by diffusion, with the values of the papers, any anneal would be over in 25 ms.
struct ConversionFront {
  private(set) var depth = 0.0
  /// By film in nm/s; nought where this metal makes nothing of it.
  private var speeds: [Double] = []

  /// Whether anything can convert at all.
  private(set) var isMoving = false

  /// Time that has not moved the front yet: it is slow, and is looked at every 50 ms.
  private var due = 0.0

  mutating func warm(to surface: Celsius, _ metal: HostMetal?, _ films: [FilmState]) {
    if speeds.isEmpty { speeds = Array(repeating: 0, count: films.count) }
    isMoving = false
    for i in films.indices {
      let law = films[i].reaction.conversions.first { $0.metal == metal?.symbol }
      speeds[i] = law?.speed(at: surface) ?? 0
      if speeds[i] > 0 { isMoving = true }
    }
  }

  mutating func wait(_ h: Double, under stack: FilmStack) {
    due += h
    if due >= GasModel.coarse { move(through: stack) }
  }

  /// Moves on by the time that is due.
  mutating func move(through stack: FilmStack) {
    if let film = stack.film(at: depth), speeds[film] > 0 {
      depth = min(depth + speeds[film] * due, stack.top)
    }
    due = 0
  }
}
