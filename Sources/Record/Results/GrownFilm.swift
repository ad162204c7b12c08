public import Documents

/// One layer of what grew in a simulated run, as its folder says it: from below upwards.
public struct GrownFilm: Sendable, Hashable {
  public let material: String
  public var cycles, nanometres, parasitic: Double
  /// The share of it that heat made into its product.
  public var converted: Double
  public var product: String?

  public init(
    _ material: String, cycles: Double, nanometres: Double, parasitic: Double, converted: Double,
    product: String?
  ) {
    self.material = material
    self.cycles = cycles
    self.nanometres = nanometres
    self.parasitic = parasitic
    self.converted = converted
    self.product = product
  }

  init?(_ node: Node) {
    guard let material = node.text("material"), let thickness = node.number("thickness_nm") else {
      return nil
    }
    self.init(
      material, cycles: node.number("ideal_cycles") ?? 0, nanometres: thickness,
      parasitic: node.number("parasitic_nm") ?? 0, converted: node.number("converted") ?? 0,
      product: node.text("product"))
  }

  public var json: JSON {
    .object(
      [
        ("material", .string(material)), ("ideal_cycles", .number(cycles)),
        ("thickness_nm", .number(nanometres)), ("parasitic_nm", .number(parasitic)),
        ("converted", .number(converted)),
      ] + (product.map { [("product", .string($0))] } ?? []))
  }

  /// What lies on each other once one part of a coating was followed by another.
  ///
  /// Growth of one material is one layer. What heat made of it the later part tells: before a pause
  /// nothing is annealed, or it would not have gone on.
  static func stacked(_ below: [GrownFilm], _ above: [GrownFilm]) -> [GrownFilm] {
    guard var last = below.last, let first = above.first, last.material == first.material else {
      return below + above
    }
    last.cycles += first.cycles
    last.nanometres += first.nanometres
    last.parasitic += first.parasitic
    (last.converted, last.product) = (first.converted, first.product)
    return below.dropLast() + [last] + above.dropFirst()
  }
}
