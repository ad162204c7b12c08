import Quantities

extension SurfaceModel {
  /// Everything that depends on the temperature of the surface.
  mutating func warm(to surface: Celsius, on metal: HostMetal?) {
    front.move(through: stack)
    for i in films.indices { films[i].warm(to: surface) }
    corrosion.warm(to: surface, metal)
    front.warm(to: surface, metal, films)
  }

  /// What grows without taking turns, what eats the metal and what heat makes of the films.
  mutating func grow(_ gases: Span<GasState>, over h: Double) {
    for i in films.indices {
      let reaction = films[i].reaction
      let (a, b) = (gases[reaction.metal].exposure, gases[reaction.coreactant].exposure)
      guard a > 0, b > 0, reaction.parasitic > 0 else { continue }
      let grown = reaction.parasitic * a * b / h
      add(FilmStack.Amount(nanometres: grown, cycles: 0, parasitic: grown), of: i)
    }
    if let landed, landing > 0 {
      add(FilmStack.Amount(nanometres: landing * h, cycles: 0, parasitic: 0), of: landed)
    }
    if corrosion.isPossible {
      for i in gases.indices where gases[i].species.corrodesHotMetal {
        corrosion.eat(gases[i].exposure)
      }
    }
    if front.isMoving { front.wait(h, under: stack) }
  }

  /// Makes a film out of what lands from a target; no gas has a part in it.
  mutating func takesAtoms(of material: String, density: Double) {
    landed = films.count
    let law = GrowthLaw.table([])
    films.append(
      FilmState(
        FilmReaction(material, metal: 0, coreactant: 0, growth: law, density: density)))
    stack.expectsFilm()
  }

  /// Completes a share of a cycle of a film.
  mutating func complete(_ film: Int, _ share: Double) {
    let grown = share * films[film].growth
    add(FilmStack.Amount(nanometres: grown, cycles: share, parasitic: 0), of: film)
  }

  private mutating func add(_ amount: FilmStack.Amount, of film: Int) {
    stack.add(film, amount)
    thickness += amount.nanometres
    mass += amount.nanometres * films[film].reaction.density
  }
}
