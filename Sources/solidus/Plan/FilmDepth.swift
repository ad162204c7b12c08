import Quantities
import Rig

/// What a film is made of along its depth.
struct FilmDepth {
  /// A stretch of the depth, in nm from the metal, with the share of each material.
  struct Slice {
    let from: Double
    let to: Double
    let shares: [Double]
  }

  private let layers: [PlannedLayer]

  init(_ layers: [PlannedLayer]) { self.layers = layers }

  func slices(_ count: Int, of materials: [String]) -> [Slice] {
    let whole = layers.map(\.thickness.value).reduce(0, +)
    guard whole > 0 else { return [] }
    return (0..<count).map { number in
      let from = whole * Double(number) / Double(count)
      let to = whole * Double(number + 1) / Double(count)
      return Slice(from: from, to: to, shares: materials.map { share(of: $0, from, to) })
    }
  }

  private func share(of material: String, _ from: Double, _ to: Double) -> Double {
    var bottom = 0.0
    var inside = 0.0
    for layer in layers {
      let top = bottom + layer.thickness.value
      if layer.material == material { inside += max(0, min(top, to) - max(bottom, from)) }
      bottom = top
    }
    return inside / (to - from)
  }
}
