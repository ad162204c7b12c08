import Instrument
import Procedures
import Quantities
import Rig
import Simulator
import Testing

@Suite("Another process")
struct ProcessTests {
  /// A minute in which much is drawn by lot, and what the order of a set would be.
  private static func minute() throws -> (trace: String, order: String) {
    let run = try Bench.run(
      faults: """
        - {target: i2c.1, kind: nak, params: {p: 0.05}}
        - {target: tc.sample, kind: noise, params: {sigma_K: 0.5}}
        """)
    while run.elapsed < Seconds(60) { run.stepOnce() }
    let order = Set((0..<40).map { "\($0)" }).joined(separator: " ")
    return (withExtendedLifetime(run) { run.world.trace.hash() }, order)
  }

  @Test("leaves the same trace, though its sets and dictionaries have another order")
  func sameElsewhere() async throws {
    let here = try Self.minute()
    let result = try await #require(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      let there = try Self.minute()
      print("trace \(there.trace)\norder \(there.order)")
    }
    let said = String(decoding: result.standardOutputContent, as: UTF8.self)
    #expect(said.contains("trace \(here.trace)"))
    // The seed of the hashes did differ, or nothing was shown.
    #expect(said.contains("order ") && !said.contains("order \(here.order)"))
  }
}
