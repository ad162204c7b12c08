public import Quantities

/// What truly lies on the metal of a simulated run: known to a campaign, never to the instrument.
public struct FilmTruth: Equatable, Sendable {
  /// From below upwards; consecutive growth of one material is one layer.
  public let layers: [FilmLayer]
  /// What water made of the metal itself, in nm; rough and without layers.
  public let corrosion: Nanometres
  /// How deep oxygen went into the metal.
  public let oxygenDepth: Nanometres

  /// All layers together.
  public var thickness: Nanometres { Nanometres(layers.reduce(0) { $0 + $1.nanometres }) }

  /// How much of a material there is.
  public func thickness(of material: String) -> Nanometres {
    Nanometres(layers.filter { $0.material == material }.reduce(0) { $0 + $1.nanometres })
  }

  init(_ surface: SurfaceModel, on metal: HostMetal?) {
    corrosion = Nanometres(surface.corrosion.oxide)
    oxygenDepth = Nanometres(surface.corrosion.depth)
    var layers: [FilmLayer] = []
    for layer in surface.stack.all {
      let film = surface.films[layer.film].reaction
      let amount = layer.amount
      if let last = layers.indices.last, layers[last].material == film.material {
        layers[last].nanometres += amount.nanometres
        layers[last].cycles += amount.cycles
        layers[last].parasitic += amount.parasitic
        continue
      }
      let product = film.conversions.first { $0.metal == metal?.symbol }?.product
      layers.append(
        FilmLayer(
          material: film.material, nanometres: amount.nanometres, cycles: amount.cycles,
          parasitic: amount.parasitic, product: product))
    }
    Self.convert(&layers, to: surface.front.depth)
    self.layers = layers
  }

  private static func convert(_ layers: inout [FilmLayer], to depth: Double) {
    var bottom = 0.0
    for i in layers.indices {
      let thickness = layers[i].nanometres
      let reached = min(thickness, max(0, depth - bottom))
      layers[i].converted = thickness > 0 ? reached / thickness : 0
      if reached == 0 { layers[i].product = nil }
      bottom += thickness
    }
  }
}
