/// Forms that documents of cells share.
enum CellForms {
  static let metal = Form<String>.word(["Li", "Na", "K"], what: "a metal")

  /// In A/m2, as current densities count.
  static let density = Form<Double>.number(of: .currentDensity)

  static let pair = Form<[Double]>.list(of: .number, what: "two numbers", count: 2...2)

  static let three = Form<[Double]>.list(of: .number, what: "three numbers", count: 3...3)

  static let resistances = Form<[Double]>.list(
    of: .number(of: .arealResistance), what: "two resistances", count: 2...2)
}
