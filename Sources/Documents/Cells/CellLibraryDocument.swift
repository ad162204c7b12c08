/// What the simulator knows of cells: positive electrodes, coatings and pairs of electrodes.
public struct CellLibraryDocument: Sendable {
  public let hosts: Named<HostDocument>
  public let coatings: Named<CoatingDocument>
  public let sets: Named<CellSetDocument>

  /// How it is written.
  public static let form = Form<CellLibraryDocument>.mapping(
    "cells",
    .required(
      "solidus", Form<String>.word(["cells/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required(
      "hosts", .names(of: HostDocument.form, what: "hosts"), "Positive electrodes by name."),
    .required(
      "coatings", .names(of: CoatingDocument.form, what: "coatings"),
      "What films do to electrodes, by material."),
    .required(
      "sets", .names(of: CellSetDocument.form, what: "sets"), "Parameter sets by name."),
    make: { CellLibraryDocument(hosts: $1, coatings: $2, sets: $3) })

  /// Reads a library of cells.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<CellLibraryDocument> {
    files.document(at: path, form)
  }
}

/// A positive electrode: what it takes up, and its potential against the metal.
public struct HostDocument: Sendable {
  public let metal: String
  /// In C/kg.
  public let capacity: Double
  /// How full, and at how many volts; falling.
  public let points: [[Double]]
  /// In A/m2.
  public let exchange: Double?
  /// In ohm cm2.
  public let resistance: Double
  public let diffusion: Double
  /// In seconds.
  public let relaxation: Double
  public let source: String

  static let form = Form<HostDocument>.mapping(
    "a host", .required("metal", CellForms.metal, "What it takes up."),
    .required("capacity", .number(of: .specificCapacity), "From empty to full: 170 mAh/g."),
    .required("points", curve, "How full, and at how many volts: [[0, 4.1], [1, 2.6]]."),
    .optional("exchange", CellForms.density, "Its exchange current: 1 mA/cm2."),
    .optional("resistance", .number(of: .arealResistance), otherwise: 0, "Of it: 15 ohm.cm2."),
    .optional(
      "diffusion", .number(of: .arealResistance), otherwise: 0, "Of what diffuses in it."),
    .optional("relaxation", .number(of: .time), otherwise: 300, "In which that relaxes: 300 s."),
    .required("source", .text, "Where these numbers are from."),
    make: {
      HostDocument(
        metal: $0, capacity: $1, points: $2, exchange: $3, resistance: $4, diffusion: $5,
        relaxation: $6, source: $7)
    })

  private static let pairs = Form<[[Double]]>.list(
    of: .list(of: .number, what: "two numbers", count: 2...2), what: "points", count: 2...500)

  /// Fuller is lower, all along: or a potential would not tell how full it is.
  private static let curve = Form<[[Double]]>(shape: pairs.shape) { node, report in
    guard let points = pairs.value(of: node, &report) else { return nil }
    for (point, next) in zip(points, points.dropFirst())
    where next[0] <= point[0] || next[1] >= point[1] {
      report.error(
        at: node.place, "the curve does not fall after [\(point[0]), \(point[1])]",
        remedy: "write points that are fuller and lower than the one before")
      return nil
    }
    return points
  }
}

/// What a film of one thickness does to an electrode.
public struct CoatingDocument: Sendable {
  public let metal: String
  /// In nm: of the film that the numbers are of, and from where on it covers.
  public let thickness: Double
  public let covers: Double
  /// In ohm cm2: new and activated.
  public let new: Double
  public let active: Double
  /// In C/m2.
  public let activation: Double
  public let cycling: [Double]
  /// In A/m2.
  public let exchange: Double?
  public let source: String

  static let form = Form<CoatingDocument>.mapping(
    "a coating", .required("on", CellForms.metal, "What it was on."),
    .required("thickness", .number(of: .length), "Of the film that the numbers are of: 20 nm."),
    .required("covers", .number(of: .length), "The thickness at which most is covered: 5 nm."),
    .required("new", .number(of: .arealResistance), "Of both electrodes, when new."),
    .required("active", .number(of: .arealResistance), "The same once it is activated."),
    .required("activation", .number(of: .arealCapacity), "The charge over which that goes."),
    .required("cycling", CellForms.pair, "How it grows: for a mAh/cm2, and for its square."),
    .optional("exchange", CellForms.density, "The exchange current under it."),
    .required("source", .text, "Where these numbers are from."),
    make: {
      CoatingDocument(
        metal: $0, thickness: $1, covers: $2, new: $3, active: $4, activation: $5, cycling: $6,
        exchange: $7, source: $8)
    })
}
