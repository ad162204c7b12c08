public import Documents

/// What stands beside a table in the Battery Data Format: whose it is and what its columns are, as
/// linked data (JSON-LD with schema.org, CSVW and the terms of EMMO's battery domain).
public struct BDFSidecar {
  /// What its name has after that of the table; readers look for it there.
  public static let suffix = ".metadata.json"

  private let file: String
  private let start: RunStart
  private let channel: String
  private let cell: CellStart?

  /// - Parameter file: the name of the table.
  public init(of file: String, cell channel: String, in start: RunStart) {
    self.file = file
    self.start = start
    self.channel = channel
    cell = start.cells.first { $0.channel == channel }
  }

  public var json: JSON {
    let stamp = start.isSimulated ? "SIMULATED: " : ""
    let method = cell?.method ?? start.title
    var members: [(key: String, value: JSON)] = [
      ("@context", Self.context), ("@type", .string("schema:Dataset")),
      ("schema:name", .string("\(stamp)\(method) on \(cell?.name ?? channel)")),
      ("schema:description", .string(description)),
      ("schema:measurementTechnique", .string(method)),
      ("schema:creativeWorkStatus", .string(start.isSimulated ? "simulated" : "measured")),
      ("schema:variableMeasured", .array(BDFColumn.all.map(Self.variable))),
      ("schema:distribution", .array([distribution])), ("schema:mainEntity", table),
      ("schema:about", about),
    ]
    if let date = start.date { members.append(("schema:temporalCoverage", .string(date))) }
    return .object(members)
  }

  private var description: String {
    let source = start.isSimulated ? "a simulated potentiostat and cell" : "a potentiostat"
    return "Samples of \(channel) as recorded by Solidus \(start.version) from \(source), seed"
      + " \(start.seed). Positive current oxidises the working electrode; the voltage is that of"
      + " the working against the reference electrode; capacities never begin anew."
  }

  private static let context = JSON.array([
    .string("https://w3id.org/emmo/domain/battery/context"),
    .object([
      ("schema", .string("https://schema.org/")), ("csvw", .string("http://www.w3.org/ns/csvw#")),
      ("bdf", .string("https://w3id.org/bdf/")),
      ("rdfs", .string("http://www.w3.org/2000/01/rdf-schema#")),
    ]),
  ])

  private static func variable(_ column: BDFColumn) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("@type", .string("schema:PropertyValue")), ("schema:name", .string(column.name)),
    ]
    if let term = column.term {
      members.append(("schema:propertyID", .string(BDFColumn.ontology + term)))
    }
    members.append(("schema:unitText", .string(column.unit)))
    return .object(members)
  }

  private var distribution: JSON {
    .object([
      ("@type", .string("schema:DataDownload")), ("@id", .string(file)),
      ("schema:name", .string(file)), ("schema:contentUrl", .string(file)),
      ("schema:encodingFormat", .string("text/csv")),
    ])
  }

  private var table: JSON {
    .object([
      ("@id", .string(file + "#csvw")), ("@type", .string("csvw:Table")),
      ("csvw:url", .string(file)),
      (
        "csvw:tableSchema",
        .string("https://w3id.org/battery-data-alliance/ontology/battery-data-format/schema")
      ),
    ])
  }

  /// The cell: what it is called, and each number that is known of it.
  private var about: JSON {
    var numbers: [JSON] = []
    func add(_ name: String, _ value: Double?, _ unit: String) {
      guard let value else { return }
      numbers.append(
        .object([
          ("@type", .string("schema:PropertyValue")), ("schema:name", .string(name)),
          ("schema:value", .number(value)), ("schema:unitText", .string(unit)),
        ]))
    }
    add("Electrode area", cell?.area, "cm2")
    add("Active mass", cell?.activeMass, "mg")
    add("Rated capacity", cell?.oneC.map { $0.charge / 1000 }, "Ah")
    var members: [(key: String, value: JSON)] = [
      ("@type", .array([.string("schema:Product"), .string("Battery")])),
      ("schema:identifier", .string(channel)), ("schema:name", .string(cell?.name ?? channel)),
    ]
    if let kind = cell?.kind { members.append(("schema:category", .string(kind.rawValue))) }
    if let electrolyte = cell?.electrolyte {
      members.append(("schema:material", .string(electrolyte)))
    }
    if !numbers.isEmpty { members.append(("schema:additionalProperty", .array(numbers))) }
    return .object(members)
  }
}
