import Documents
import Instrument
import Library
import Quantities
import Safety
import Simulator
import Testing

@testable import Rig

/// A method of the library on a simulated cell.
private struct LibraryRun {
  let run: SimulatedRun
  let records = CellRun.Records()

  init(
    _ id: String, with given: [String: String] = [:], on model: any CellModel,
    area: Double = 1, nominal: Coulombs? = nil
  ) throws {
    let text = try #require(LibraryEntry.named(id)).text
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    let values = try given.sorted { $0.key < $1.key }.flatMap { name, text in
      try text.split(separator: ",").map {
        (name: name, value: try #require(AnyQuantity(written: String($0))))
      }
    }
    let cell = CellValues(
      area: SquareMetres(area * 1e-4), mass: nil, nominal: nominal,
      declaration: CellValues.undeclared.declaration)
    let compiled = try MethodCompiler.compile(method, for: cell, with: values)
    let task = CellTask(
      channel: "cell1", program: compiled.program, declaration: cell.declaration, isSlow: false,
      calibration: .none, simulated: model)
    run = try SimulatedRun(
      [], metal: .none, cells: [task], on: try Bench.files(), seed: 1, into: records)
    #expect(run.run(for: Seconds(4_000_000)) == .done)
    #expect(run.instrument.cell(0).phase.isDone, "\(run.instrument.cell(0).phase)")
  }

  /// The last record of each step, in the order of time.
  var ends: [CellRecord] {
    let all = records.of(0)
    return all.indices.filter { $0 + 1 == all.count || all[$0 + 1].step != all[$0].step }
      .map { all[$0] }
  }
}

@Suite("Methods that ship, on simulated cells")
struct LibraryMethodTests {
  private func metal(_ efficiency: Double, onCopper: Bool) throws -> MetalCell {
    let set = try #require(try CellLibrary.shipped().sets["li-bare"])
    var p = CellNumbers.metal(set, area: SquareMetres(1e-4))
    p.efficiency = efficiency
    if onCopper {
      // A trace of metal, so that the test of the leads has something to strip.
      p.working.metal = 0.001
      p.working.substrate = CellNumbers.substrate(set)
    }
    return MetalCell(p)
  }

  private func phosphate(filled: Double) throws -> (model: FullCell, capacity: Coulombs) {
    let library = try CellLibrary.shipped()
    let (set, host) = (try #require(library.sets["li-bare"]), try #require(library.hosts["LFP"]))
    let area = SquareMetres(1e-4)
    let active = Kilograms(6e-6)
    let model = FullCell(
      CellNumbers.host(host, active: active, filled: filled, area: area),
      against: CellNumbers.metal(set, area: area))
    return (model, Coulombs(host.capacity * active.value))
  }

  @Test("symmetric cycling plates and strips the same charge")
  func symmetric() throws {
    let one = try LibraryRun(
      "symmetric-cycling", with: ["current": "0.5mA/cm2", "half": "6min", "cycles": "3"],
      on: try metal(1, onCopper: false))
    let cell = one.run.instrument.cell(0)
    #expect(cell.cycle == 3)
    // Three times 0.05 mAh each way.
    #expect(abs(cell.charged.value - 0.54) < 0.001)
    // A half that ends by its charge ends at a sample: there is one a second, of half a milliampere.
    #expect(abs(cell.discharged.value - 0.54) < 0.002)
  }

  @Test("a rate test steps a resistor of 1 kohm through its currents")
  func rates() throws {
    let one = try LibraryRun(
      "rate-test", with: ["currents": "0.1mA,0.5mA,1mA", "half": "20s", "cycles": "2"],
      on: DummyCell(Ohms(1000)))
    let halves = one.ends.dropFirst()
    let due = [0.1, 0.5, 1].flatMap { [$0, -$0, $0, -$0] }
    #expect(halves.count == due.count)
    for (half, volts) in zip(halves, due) { #expect(abs(half.potential - volts) < 0.004) }
    #expect(one.run.instrument.cell(0).cycle == 6)
  }

  @Test("a rate test of a full cell gives less at a higher rate, and recovers")
  func fullRates() throws {
    let (model, capacity) = try phosphate(filled: 1)
    let one = try LibraryRun(
      "rate-test-full",
      with: ["rates": "C/1,5 /h,C/1", "upper": "3.8V", "lower": "2.8V", "cycles": "1"], on: model,
      nominal: capacity)
    let discharges = one.ends.filter { $0.charge < -1e-3 }.map { -$0.charge / capacity.value }
    #expect(discharges.count == 3)
    #expect(discharges[0] > 0.9 && discharges[0] < 1)
    #expect(discharges[1] < discharges[0] - 0.01)
    #expect(abs(discharges[2] - discharges[0]) < 0.01)
  }

  @Test(
    "the coulombic efficiency of copper is that of the plating",
    arguments: [
      ("aurbach-efficiency", 0.98), ("aurbach-efficiency", 0.95), ("adams-efficiency", 0.98),
    ])
  func efficiency(id: String, efficiency: Double) throws {
    let one = try LibraryRun(
      id,
      with: [
        "current": "2mA/cm2", "reservoir": "0.5mAh/cm2", "part": "0.1mAh/cm2", "cycles": "4",
      ], on: try metal(efficiency, onCopper: true))
    let cell = one.run.instrument.cell(0)
    #expect(cell.cycle == 4)
    let stripped = try #require(one.ends.last { $0.charge > 0.01 }).charge / 3.6
    let found = (4 * 0.1 + stripped) / (4 * 0.1 + 0.5)
    #expect(abs(found - efficiency) < 0.003, "\(found)")
  }

  @Test("formation ends each charge at its potential with the current that was asked for")
  func formation() throws {
    let (model, capacity) = try phosphate(filled: 1)
    let one = try LibraryRun(
      "formation",
      with: [
        "rate": "C/2", "cutoff": "C/10", "upper": "3.6V", "lower": "2.8V", "wetting": "1min",
        "cycles": "2",
      ], on: model, nominal: capacity)
    #expect(one.run.instrument.cell(0).cycle == 2)
    let rate = capacity.value / 3600
    let held = one.ends.filter { abs($0.potential - 3.6) < 0.003 && abs($0.current) < 0.2 * rate }
    #expect(held.count == 2)
    for end in held { #expect(abs(end.current - rate / 10) < 0.02 * rate) }
    let back = one.ends.filter { $0.charge < -1e-3 }
    #expect(back.count == 2)
    for end in back { #expect(-end.charge > 0.9 * capacity.value) }
  }

  @Test("GITT pulses up to its potential and back, and rests are open")
  func gitt() throws {
    let (model, capacity) = try phosphate(filled: 0.3)
    let one = try LibraryRun(
      "gitt",
      with: [
        "rate": "C/1", "pulse": "6min", "rest": "3min", "upper": "3.8V", "lower": "2.8V",
      ], on: model, nominal: capacity)
    let pulses = one.ends.filter { abs($0.charge) > 1e-3 }
    // Three tenths are in it: three pulses up, the last cut short; ten or so back.
    let up = pulses.filter { $0.charge > 0 }
    let down = pulses.filter { $0.charge < 0 }
    #expect((2...4).contains(up.count) && (9...11).contains(down.count))
    for pulse in up.dropLast() { #expect(abs(pulse.charge - 0.1 * capacity.value) < 0.002) }
    #expect(try #require(up.last).potential > 3.79)
    #expect(try #require(down.last).potential < 2.81)
    for rest in one.ends where abs(rest.charge) < 1e-6 { #expect(abs(rest.current) < 1e-6) }
  }

  @Test("PITT holds each step until its current is small", arguments: [10.0, -10])
  func pitt(step: Double) throws {
    // A capacitor behind a resistor: each step lets the same charge flow, and the current dies away.
    let dummy = DummyCell(Ohms(100), before: Ohms(100_000), across: Farads(0.1))
    let one = try LibraryRun(
      "pitt",
      with: [
        "from": "0V", "step": "\(step)mV", "steps": "3", "cutoff": "5uA", "hold": "5min",
      ], on: dummy)
    let steps = one.ends.dropFirst().prefix(3)
    #expect(steps.count == 3)
    for (number, end) in zip(1..., steps) {
      #expect(abs(end.potential - Double(number) * step / 1000) < 0.002)
      #expect(abs(end.current) < 5e-6)
      #expect(abs(end.charge - step / 1000 * 0.1) < 1e-4, "\(end.charge)")
    }
    #expect(
      steps.allSatisfy { ($0.at - $0.began) < Seconds(100) && ($0.at - $0.began) > Seconds(5) })
  }

  @Test("the methods that fit a dummy run to their ends on it")
  func dummies() throws {
    let dummy = DummyCell(Ohms(1000))
    _ = try LibraryRun("charge-and-hold", on: dummy)
    _ = try LibraryRun("cyclic-voltammetry", on: dummy)
    let fading = try LibraryRun("until-it-fades", with: ["cycles": "3"], on: dummy)
    #expect(fading.run.instrument.cell(0).cycle == 3)
  }
}
