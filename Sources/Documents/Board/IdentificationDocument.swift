/// What is known of the heated zones of a board: masses, conductances, and how well.
public struct IdentificationDocument: Sendable {
  public let description: String?
  public let zones: Named<ZoneIdentification>

  public static let form = Form<IdentificationDocument>.mapping(
    "an identification",
    .required(
      "solidus", Form<String>.word(["identification/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .optional("description", .text, "How it was found."),
    .required("zones", .names(of: ZoneIdentification.form, what: "zones"), "The heated zones."),
    make: { _, description, zones in
      IdentificationDocument(description: description, zones: zones)
    })

  /// Reads what belongs to a board.
  ///
  /// - Parameter path: the file, or the folder that holds `identification.yaml`.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<IdentificationDocument> {
    files.document(at: DocumentPath.file(path, named: "identification.yaml"), form)
  }

  /// The same with one more combination of a zone, in place of one that stands for the same.
  public func adding(_ found: IdentifiedCombination, to zone: String) -> IdentificationDocument {
    changing { name, value in name == zone ? value.adding(found) : value }
  }

  /// What is known before anything is identified: the drawing alone.
  public var drawingOnly: IdentificationDocument {
    changing { _, value in
      ZoneIdentification(
        power: value.power, latency: value.latency, drawing: value.drawing, identified: [])
    }
  }

  private func changing(
    _ change: (String, ZoneIdentification) -> ZoneIdentification
  ) -> IdentificationDocument {
    let entries = zones.entries.map {
      Named.Entry(name: $0.name, place: $0.place, value: change($0.name, $0.value))
    }
    return IdentificationDocument(description: description, zones: Named(entries))
  }

  /// The document as it is read.
  public var text: String {
    var lines = ["solidus: identification/1"]
    // In quotes, as JSON has them, so that no character of it means anything.
    if let description { lines.append("description: \(JSON.string(description).text)") }
    lines.append("zones:")
    for entry in zones.entries {
      lines.append("  \(entry.name):")
      lines += entry.value.lines.map { "    " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
