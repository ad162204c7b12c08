public import Documents

/// What the parameters of a method are in one run, and who said so.
public struct MethodValues: Sendable {
  /// One parameter.
  public struct Entry: Sendable {
    public let name: String
    public let values: [AnyQuantity]
    /// Whether the cell's document says it, since neither the method nor anybody else does.
    public let isOfCell: Bool

    /// `upper 3.8 V`.
    public var text: String {
      let shown = values.map(\.text)
      return "\(name) \(shown.joined(separator: ", "))\(isOfCell ? " (of the cell)" : "")"
    }
  }

  /// In the order of the method; what nobody says is not among them.
  public let entries: [Entry]
  /// What is given to the method: what was asked for, and what its cell says of what is open.
  public let given: [(name: String, value: AnyQuantity)]

  /// - Parameter asked: what somebody gives in this run.
  public init(
    _ method: MethodDocument, asked: [(name: String, value: AnyQuantity)],
    window: WindowDocument?
  ) {
    var given = asked
    var entries: [Entry] = []
    for (name, parameter) in method.parameters.entries.map({ ($0.name, $0.value) }) {
      let own = asked.filter { $0.name == name }.map(\.value)
      if !own.isEmpty {
        entries.append(Entry(name: name, values: own, isOfCell: false))
        continue
      }
      switch parameter.preset {
      case .one(let value): entries.append(Entry(name: name, values: [value], isOfCell: false))
      case .several(let values):
        entries.append(Entry(name: name, values: values, isOfCell: false))
      case .open:
        guard parameter.kinds.contains(.voltage), let volts = window?[name] else { continue }
        let value = AnyQuantity(kind: .voltage, counted: volts.counted)
        given.append((name, value))
        entries.append(Entry(name: name, values: [value], isOfCell: true))
      }
    }
    self.entries = entries
    self.given = given
  }
}
