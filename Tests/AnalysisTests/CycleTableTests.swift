import Analysis
import Testing

@Suite("A cycle table, against cycles worked out by hand")
struct CycleTableTests {
  /// Two cycles of a host: 100 s at 1 A up from 3 V to 4 V, 100 s held at 4 V with a tenth of it,
  /// back down over 90 s.
  private var host: [CellPoint] {
    var writer = PointWriter()
    writer.rest(seconds: 10, at: 3)
    for cycle in 1...2 {
      writer.cycle = cycle
      writer.flow(1, seconds: 99) { 3 + $0 }
      writer.flow(0.1, seconds: 99, .potential) { _ in 4 }
      writer.rest(seconds: 10, at: 3.95)
      writer.flow(-1, seconds: cycle == 1 ? 98 : 87) { 3.8 - $0 }
    }
    return writer.points
  }

  @Test("charges, efficiencies, held share, end potentials and durations of a host")
  func full() throws {
    let table = CycleTable(host, .dischargedOfCharged)
    #expect(table.cycles.map(\.number) == [1, 2])
    let first = try #require(table.cycles.first)
    #expect(abs(first.charged - 110) < 1e-9)
    #expect(abs(first.discharged - 99) < 1e-9)
    #expect(abs((first.coulombicEfficiency ?? 0) - 0.9) < 1e-12)
    let held = try #require(first.charge?.heldShare)
    #expect(abs(held - 10 / 110.0) < 0.002)
    #expect(first.charge?.end == 4)
    #expect(abs((first.discharge?.end ?? 0) - 2.8) < 1e-9)
    // 100 C at 3.5 V in the mean and 10 C at 4 V, against 99 C at 3.3 V.
    let energy = try #require(first.energyEfficiency)
    #expect(abs(energy - 99 * 3.3 / (100 * 3.5 + 10 * 4)) < 0.003)
    let hysteresis = try #require(first.hysteresis)
    #expect(abs(hysteresis - (390 / 110.0 - 3.3)) < 0.01)
    // From the end of the rest to the last sample.
    #expect(abs(first.duration - (1 + 99 + 1 + 99 + 1 + 10 + 1 + 98)) < 1e-9)
    let retention = table.retention()
    #expect(retention.map(\.cycle) == [1, 2])
    // The last step has no sample after it: what flowed then is nowhere.
    #expect(abs((retention.last?.share ?? 0) - 87 / 99.0) < 1e-9)
  }

  @Test("the plateau is what the middle half of the charge has, whatever the turns do")
  func plateau() throws {
    var writer = PointWriter()
    for cycle in 1...3 {
      writer.cycle = cycle
      // Spikes at both ends, 20 mV between.
      writer.flow(1, seconds: 100) { $0 < 0.2 || $0 > 0.9 ? 0.5 : 0.02 }
      writer.flow(-1, seconds: 100) { $0 < 0.2 || $0 > 0.9 ? -0.5 : -0.03 }
    }
    let table = CycleTable(writer.points, .secondOfFirst)
    for cycle in table.cycles {
      #expect(abs((cycle.overpotential ?? 0) - 0.025) < 1e-9)
      #expect(cycle.energyEfficiency == nil)
    }
    #expect(table.cycles.count == 3)
  }

  @Test("a method that counts no cycles has them where the current turns back")
  func uncounted() {
    var writer = PointWriter()
    for _ in 0..<3 {
      writer.flow(-1, seconds: 10) { _ in -0.1 }
      writer.flow(1, seconds: 8) { _ in 0.1 }
    }
    let table = CycleTable(writer.points, .strippedOfPlated)
    #expect(table.cycles.map(\.number) == [1, 2, 3])
    #expect(abs((table.cycles[0].coulombicEfficiency ?? 0) - 9 / 11.0) < 1e-9)
  }

  @Test("whatever the tail has lost, the whole cycles before it stay", arguments: 1...200)
  func torn(lost: Int) {
    let points = host
    let whole = CycleTable(points, .dischargedOfCharged)
    let torn = CycleTable(points.dropLast(lost), .dischargedOfCharged)
    #expect(torn.cycles.first == whole.cycles.first)
    // Without any of the second discharge there is no efficiency of it.
    if lost >= 89 {
      #expect(torn.cycles.last?.coulombicEfficiency == nil || torn.cycles.count == 1)
    }
  }

  @Test("nothing, one sample, a rest and half a cycle are no cycle and no error")
  func little() {
    #expect(CycleTable([], .secondOfFirst).cycles.isEmpty)
    var writer = PointWriter()
    writer.rest(seconds: 5, at: 1)
    #expect(CycleTable(writer.points, .secondOfFirst).cycles.isEmpty)
    writer.flow(1, seconds: 1) { _ in 1 }
    #expect(CycleTable(Array(writer.points.prefix(7)), .secondOfFirst).cycles.isEmpty)
    let half = CycleTable(writer.points, .secondOfFirst)
    #expect(half.cycles.count == 1)
    #expect(half.cycles.first?.isComplete == false)
    #expect(half.cycles.first?.coulombicEfficiency == nil)
    #expect(half.retention().isEmpty)
  }

  @Test("plating and stripping are told apart where a reference says so")
  func electrodes() throws {
    var writer = PointWriter()
    writer.cycle = 1
    // W is stripped at 10 mV, C plated at -30 mV; then C stripped at 12 mV, W plated at -32 mV.
    writer.flow(1, seconds: 20, counter: -0.030) { _ in 0.010 }
    writer.flow(-1, seconds: 20, counter: 0.012) { _ in -0.032 }
    let cycle = try #require(CycleTable(writer.points, .secondOfFirst).cycles.first)
    let split = ElectrodeSplit(cycle)
    #expect(abs((split.plating ?? 0) - 0.031) < 1e-12)
    #expect(abs((split.stripping ?? 0) - 0.011) < 1e-12)
  }

  @Test("a cycle in which a run was cut off says what flowed, and has no efficiency")
  func cutOff() throws {
    let whole = CycleTable(host, .dischargedOfCharged)
    let table = CycleTable(host, .dischargedOfCharged, isCutOff: true)
    let last = try #require(table.cycles.last)
    #expect(last.charged == whole.cycles.last?.charged)
    #expect(last.coulombicEfficiency == nil && last.energyEfficiency == nil)
    #expect(last.hysteresis == nil && !last.isComplete)
    #expect(table.cycles.first?.coulombicEfficiency == whole.cycles.first?.coulombicEfficiency)
    #expect(table.retention().count == 1)
  }
}
