import Analysis
import Testing

@Suite("Plating")
struct PlatingTests {
  @Test(
    "a mAh/cm2 is so thick",
    arguments: [("Li", 4.85), ("Na", 8.87), ("K", 17.01)])
  func thickness(symbol: String, micrometres: Double) throws {
    let metal = try #require(PlatedMetal(symbol))
    #expect(abs(metal.thickness - micrometres) < 0.005)
  }

  @Test("copper is plated on, not plated")
  func copper() { #expect(PlatedMetal("Cu") == nil) }

  /// A reservoir of 500 C, ten parts of 100 C, and what is left; each plating keeps a share.
  private func points(conditioned: Bool, keeping share: Double) -> [CellPoint] {
    var writer = PointWriter()
    func plate(_ seconds: Int) { writer.flow(-1, seconds: seconds - 1) { _ in -0.05 } }
    func strip(_ seconds: Int) { writer.flow(1, seconds: seconds - 1) { _ in 0.05 } }
    writer.rest(seconds: 5, at: 0)
    if conditioned {
      plate(500)
      strip(480)
    }
    plate(500)
    for cycle in 1...10 {
      writer.cycle = cycle
      strip(100)
      plate(100)
    }
    // All that was plated from the reservoir on came to 1500 C, and 1000 C of it went already.
    strip(Int(1500 * share) - 1000)
    writer.rest(seconds: 5, at: 1)
    return writer.points
  }

  @Test("a reservoir has the efficiency of all that was plated", arguments: [0.90, 0.98, 0.99])
  func reservoir(share: Double) throws {
    for conditioned in [false, true] {
      let table = CycleTable(points(conditioned: conditioned, keeping: share), .strippedOfPlated)
      let found = try #require(table.reservoir)
      #expect(found.kind == (conditioned ? .adams : .aurbach))
      #expect(found.turns == 10)
      #expect(abs(found.efficiency - share) < 1e-9)
    }
  }

  @Test("cycles that strip all they plated are no reservoir")
  func cycles() {
    var writer = PointWriter()
    for cycle in 1...5 {
      writer.cycle = cycle
      writer.flow(-1, seconds: 99) { _ in -0.05 }
      writer.flow(1, seconds: 97) { _ in 0.05 }
    }
    let table = CycleTable(writer.points, .strippedOfPlated)
    #expect(table.reservoir == nil)
    #expect(abs((table.cycles[2].coulombicEfficiency ?? 0) - 0.98) < 1e-9)
  }
}
