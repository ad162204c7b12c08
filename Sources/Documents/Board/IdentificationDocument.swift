public import Quantities

/// What is known of the heated zones of a board: masses, conductances, and how well.
public struct IdentificationDocument: Sendable {
  public let zones: Named<ZoneIdentification>

  public static let form = Form<IdentificationDocument>.mapping(
    "an identification",
    .required(
      "solidus", Form<String>.word(["identification/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .optional("description", .text, "How it was found."),
    .required("zones", .names(of: ZoneIdentification.form, what: "zones"), "The heated zones."),
    make: { _, _, zones in IdentificationDocument(zones: zones) })

  /// Reads what belongs to a board.
  ///
  /// - Parameter path: the file, or the folder that holds `identification.yaml`.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<IdentificationDocument> {
    files.document(at: DocumentPath.file(path, named: "identification.yaml"), form)
  }
}

/// One zone as two masses, with the box in which the truth lies.
public struct ZoneIdentification: Sendable {
  public let element, sample: JoulesPerKelvin
  public let coupling, elementLoss, sampleLoss: WattsPerKelvin
  public let power: Watts
  /// How far each number may be off.
  public let box: Ratio
  public let latency: Seconds

  static let form = Form<ZoneIdentification>.mapping(
    "a zone",
    .required("element", .quantity(above: .zero), "The heat capacity of the element."),
    .required("sample", .quantity(above: .zero), "The heat capacity of the sample's holder."),
    .required("coupling", .quantity(above: .zero), "The conductance from element to sample."),
    .required("element_loss", .quantity(atLeast: .zero), "From the element to the surroundings."),
    .required("sample_loss", .quantity(atLeast: .zero), "From the sample to the surroundings."),
    .required("power", .quantity(above: .zero), "All that the heater can give."),
    .required(
      "box", .quantity(atLeast: Ratio(0.01), atMost: Ratio(0.5)),
      "How far each number may be off: 20 %."),
    .required(
      "latency", .quantity(above: Seconds.zero), "From a temperature to the switch: 370 ms."),
    make: ZoneIdentification.init)
}
