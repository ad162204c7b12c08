import Record
import Rig
import Simulator

extension GrownFilm {
  init(_ layer: FilmLayer) {
    self.init(
      layer.material, cycles: layer.cycles, nanometres: layer.nanometres,
      parasitic: layer.parasitic, converted: layer.converted, product: layer.product)
  }
}

extension SimulatedRun {
  /// What lies on its stage now; nil where there is no chamber.
  var films: FilmTruth? { world.parts.chambers.first?.chamber.film(at: world.now) }
}
