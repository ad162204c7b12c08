import HAL
import Testing

/// A bus that expects exact messages in order, and answers each as it was told.
///
/// A message that differs, or comes after the last, is an issue of the test and a `nakAddress`.
final class ScriptedBus: I2CBus {
  enum Exchange {
    case exchange(address: UInt8, out: [UInt8], in: [UInt8])
    case fails(address: UInt8, out: [UInt8], I2CError.Kind)
  }

  private var script: [Exchange]

  init(_ script: [Exchange]) { self.script = script }

  /// How many exchanges have not happened yet.
  var remaining: Int { script.count }

  /// What happens after what was scripted so far.
  func append(_ more: [Exchange]) { script += more }

  func transfer(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) throws(I2CError) {
    var said: [UInt8] = []
    for index in outgoing.indices { said.append(outgoing[index]) }
    let refusal = I2CError(.nakAddress, bus: 0, address: address)
    guard !script.isEmpty else {
      Issue.record("nothing more was expected, and \(said) came")
      throw refusal
    }
    switch script.removeFirst() {
    case .exchange(let expected, let out, let answer):
      guard address.value == expected, said == out, incoming.count == answer.count else {
        Issue.record("expected \(expected) \(out) \(answer), got \(address.value) \(said)")
        throw refusal
      }
      for index in answer.indices { incoming[index] = answer[index] }
    case .fails(let expected, let out, let kind):
      guard address.value == expected, said == out else {
        Issue.record("expected \(expected) \(out), got \(address.value) \(said)")
        throw refusal
      }
      throw I2CError(kind, bus: 0, address: address)
    }
  }
}
