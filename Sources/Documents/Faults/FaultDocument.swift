public import Quantities

/// Faults to be injected into a simulated run.
public struct FaultDocument: Sendable {
  public let faults: [FaultEntry]

  public init(faults: [FaultEntry]) { self.faults = faults }

  private static let list = Form<[FaultEntry]>.list(of: FaultEntry.form, what: "a list of faults")

  /// How faults are written: a document with a list, or the bare list.
  public static let form = Form<FaultDocument>.listOr(
    list.map(FaultDocument.init),
    .mapping(
      "a document of faults",
      .required(
        "solidus", Form<String>.word(["faults/1"], what: "the kind of this document"),
        "The kind and version of the document."),
      .optional("description", .text, "What the faults are to show."),
      .required("faults", list, "The faults."),
      make: { _, _, faults in FaultDocument(faults: faults) }))

  /// Reads a file of faults, YAML or JSON.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<FaultDocument> {
    files.document(at: path, form)
  }
}

/// One fault: what it acts on, what it does, and when.
public struct FaultEntry: Sendable {
  public let target: Located<String>
  public let kind: Located<String>
  /// Numbers in the unit that their key names, as in the fault matrix.
  public let parameters: Named<FaultValue>
  public let when: FaultMoment?

  /// The same fault at another moment.
  public func at(_ moment: FaultMoment?) -> FaultEntry {
    FaultEntry(target: target, kind: kind, parameters: parameters, when: moment)
  }

  static let form = Form<FaultEntry>.mapping(
    "a fault",
    .required("target", .located(WorldDocument.target), "What it acts on, such as tc.sample."),
    .required(
      "kind", .located(.name(of: "a kind of fault", example: "stuck_on")),
      "What happens, such as stuck_on."),
    .optional(
      "params", .names(of: FaultValue.form, what: "params"), otherwise: .none,
      "Numbers in the unit that their key names: tau_s, K, p."),
    .optional("when", FaultMoment.form, "When it begins and ends; from the beginning if left out."),
    make: FaultEntry.init)
}

/// One parameter of a fault, as the fault matrix has it.
public enum FaultValue: Hashable, Sendable {
  case number(Double)
  case truth(Bool)
  case text(String)

  private static let most = 1e9

  static let form = Form<FaultValue>(
    shape: .either([
      Form<Double>.number.shape, Form<Bool>.boolean.shape, Form<String>.text.shape,
    ])
  ) { node, report in
    guard case .scalar(let scalar) = node.content else {
      node.refuse(due: "a number, a word or true", remedy: "write one value", &report)
      return nil
    }
    switch scalar.nature {
    case .number:
      guard let value = Form<Double>.number.read(node, &report) else { return nil }
      // Nothing that fails is so large, and times beyond it cannot be counted.
      if value.magnitude <= most { return .number(value) }
      report.error(at: node.place, "\(scalar.text) is beyond what can fail", remedy: "write less")
      return nil
    case .boolean(let truth): return .truth(truth)
    case .text, .empty, .null: return Form<String>.text.read(node, &report).map(FaultValue.text)
    }
  }
}

/// When a fault begins, and when it ends.
public struct FaultMoment: Sendable {
  public enum End: Hashable, Sendable {
    case never
    /// So long after it began.
    case after(Seconds)
    /// At a time of the run.
    case at(Seconds)
  }

  /// After this time of the run, or of the phase or state if one is named.
  public let after: Seconds?
  public let phase: String?
  public let state: String?
  public let end: End
  /// Where phase or state stand; nil if the moment was not read from a file.
  public let place: Place?

  public init(
    after: Seconds?, phase: String?, state: String? = nil, end: End = .never, place: Place? = nil
  ) {
    self.after = after
    self.phase = phase
    self.state = state
    self.end = end
    self.place = place
  }

  static let form = Form<FaultMoment>.mapping(
    "a moment",
    .optional("after", .quantity(), "After this time of the run, the phase or the state."),
    .optional("phase", .located(.text), "Once this phase of the procedure begins, such as soak."),
    .optional("state", .located(.text), "Once the instrument is in this state."),
    .atMostOne(
      [
        Alternative("for", .quantity(above: Seconds.zero), "How long it lasts.") { End.after($0) },
        Alternative("until", .quantity(above: Seconds.zero), "The time of the run when it ends.") {
          End.at($0)
        },
      ], otherwise: .never),
    make: { after, phase, state, end in
      FaultMoment(
        after: after, phase: phase?.value, state: state?.value, end: end,
        place: (phase ?? state)?.place)
    })
}
