public import Quantities

/// What can fail, and what must happen then: the list that a fault campaign works through.
public struct FaultMatrixDocument: Sendable {
  public let rows: [FaultRow]
  /// What no rehearsal can show, and the test that does.
  public let proved: [ProvedRow]

  public static let form = Form<FaultMatrixDocument>.mapping(
    "a fault matrix",
    .required(
      "solidus", Form<String>.word(["fault-matrix/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required("rows", .list(of: FaultRow.form, what: "a list of rows"), "What can fail."),
    .optional(
      "proved", .list(of: ProvedRow.form, what: "a list of rows"), otherwise: [],
      "What no rehearsal can show, and the test that does."),
    make: { _, rows, proved in FaultMatrixDocument(rows: rows, proved: proved) })

  /// Reads a matrix from a file.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<FaultMatrixDocument> {
    files.document(at: path, form)
  }
}

/// One thing that can fail.
public struct FaultRow: Sendable {
  /// What must happen.
  public enum Reaction: String, CaseIterable, Sendable {
    /// Nothing is energised, and somebody is told why.
    case refuse
    /// The heat is off for good.
    case trip
    /// The cell goes on, and what was wrong is written down.
    case warn
    /// Nothing has to happen; the foil stays solid whatever does.
    case bear
  }

  public let id: String
  public let title: String
  public let fault: FaultEntry
  public let reaction: Reaction
  /// How soon the heat is off after the fault has begun.
  public let within: Seconds?
  /// What of the time since the fault counts.
  public let counts: Counting
  /// The causes that may be named; where a refusal is due, what may cut it later instead.
  public let causes: [String]
  /// The phases of an anneal, or the plasma or the pulses of a coating, in which this is asked for.
  public let phases: [String]
  /// Whether it is there from the beginning or not at all, such as a mistake in wiring.
  public let isStatic: Bool
  /// How far into its phase it comes at the soonest: what it is told from has to be seen first.
  public let earliest: Seconds

  /// What `within` is counted in.
  public enum Counting: String, CaseIterable, Sendable {
    /// All of the time.
    case time
    /// That for which the heater heats: what is off shows no current, and endangers nothing.
    case heat
  }

  /// The cell that it is rehearsed on, where it is rehearsed on one.
  public let cell: Subject

  /// What is done with which cell while something befalls it.
  public enum Subject: String, CaseIterable, Sendable {
    /// Two foils, a constant current; the same with a reference electrode.
    case plated, referenced
    /// Two foils with a reference electrode, a constant potential.
    case led
    /// A host at a constant potential, at a constant current, and full.
    case held, charged, full
  }

  /// Whether it is rehearsed on cells and nowhere else.
  public var isOfCells: Bool { phases == ["cell"] }

  /// Whether it is rehearsed in a coating; everything else is in an anneal.
  public var isOfPlasma: Bool { phases.contains("plasma") }

  /// Whether it is rehearsed while precursors are pulsed: an anneal has no gas that could fail.
  public var isOfGas: Bool {
    let family = fault.target.value.split(separator: ".").first.map(String.init) ?? ""
    return phases.contains("dose") || Self.gas.contains(family)
      || fault.target.value == "supply.pilot_air"
  }

  private static let gas = [
    "mfc", "valve", "bottle", "gauge", "pump", "throttle", "chamber", "exhaust", "glovebox", "cmd",
  ]

  public init(
    id: String, title: String, fault: FaultEntry, reaction: Reaction, within: Seconds?,
    causes: [String], phases: [String], isStatic: Bool, earliest: Seconds = .zero,
    cell: Subject = .plated, counts: Counting = .time
  ) {
    self.id = id
    self.title = title
    self.fault = fault
    self.reaction = reaction
    self.within = within
    self.counts = counts
    self.causes = causes
    self.phases = phases
    self.isStatic = isStatic
    self.cell = cell
    self.earliest = earliest
  }

  static let form = Form<FaultRow>.mapping(
    "a row",
    .required("row", .text, "Its name in the fault matrix, such as TS-01."),
    .required("title", .text, "What fails, in a few words."),
    .required("fault", FaultEntry.form, "How the simulator injects it."),
    .required(
      "react", .word(Reaction.allCases.map(\.rawValue), what: "a reaction"), "What must happen."),
    .optional("within", .quantity(above: Seconds.zero), "How soon: 500 ms."),
    .optional(
      "causes", .list(of: .text, what: "a list of causes"),
      "What may be named for it, or cut what was not refused."),
    .required(
      "phases",
      .list(
        of: .word(["boot", "ramp", "soak", "cool", "plasma", "dose", "cell"], what: "a phase"),
        what: "a list of phases"),
      "The phases in which this is asked for."),
    .optional(
      "static", .boolean, otherwise: false, "Whether it is there from the beginning or never."),
    .optional(
      "from", .quantity(above: Seconds.zero), "How far into its phase it comes at the soonest."),
    .optional(
      "cell", .choice("a cell"), otherwise: .plated, "The cell that it is rehearsed on."),
    .optional(
      "counts", .choice("what counts"), otherwise: .time,
      "What of the time since the fault counts: all, or that of heat."),
    make: { id, title, fault, reaction, within, causes, phases, isStatic, earliest, cell, counts in
      FaultRow(
        id: id, title: title, fault: fault, reaction: Reaction(rawValue: reaction) ?? .bear,
        within: within, causes: causes ?? [], phases: phases, isStatic: isStatic,
        earliest: earliest ?? .zero, cell: cell, counts: counts)
    })
}
