/// One element of a circuit, under the name that the circuit gives it.
public struct CircuitElement: Hashable, Sendable {
  /// As written: `CPE1`.
  public let name: String
  public let kind: ElementKind
  /// Where its numbers begin among those of the circuit.
  let first: Int

  /// The names of its numbers: `R1`, but `CPE1.Q` and `CPE1.n`.
  public var parameters: [String] {
    let kinds = kind.parameters
    return kinds.count == 1 ? [name] : kinds.map { "\(name).\($0.symbol)" }
  }
}
