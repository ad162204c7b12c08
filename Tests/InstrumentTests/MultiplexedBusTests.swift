import Devices
import HAL
import Instrument
import Quantities
import Simulator
import Testing

/// Two expanders at one address, each on a branch of its own.
private struct Bench {
  let mux = TCA9548AModel()
  let bus: SimulatedBus
  let selector: BranchSelector

  init() throws {
    var sockets = Sockets()
    sockets.plug(mux, at: 0x70)
    for branch in 0..<2 {
      let pins = (0..<16).map { Wire("\($0)", at: .high) }
      sockets.plug(TCA9535Model(pins: pins), at: 0x20, behind: mux, branch: branch)
    }
    bus = SimulatedBus(
      "cells", index: 3, clock: Hertz(400_000), chips: sockets, timeline: Timeline(),
      trace: Trace(), noise: Noise(seed: 1))
    selector = BranchSelector(try TCA9548A(on: bus, at: 0x70), at: 0x70, onBus: 3)
  }

  func branch(_ branch: TCA9548A.Branch) -> MultiplexedBus {
    MultiplexedBus(branch, of: selector, on: bus)
  }
}

@Suite("A bus behind a multiplexer")
struct MultiplexedBusTests {
  @Test("two chips with one address are two chips")
  func twins() throws {
    let bench = try Bench()
    let first = try TCA9535(on: bench.branch(.zero), at: 0x20, driving: 0x00FF, to: 0x0011)
    let second = try TCA9535(on: bench.branch(.one), at: 0x20, driving: 0x00FF, to: 0x0022)
    #expect(try first.pins() & 0x00FF == 0x11)
    #expect(try second.pins() & 0x00FF == 0x22)
    #expect(try first.pins() & 0x00FF == 0x11)
    #expect(bench.bus.misuse == nil)
  }

  @Test("a failure names the branch, and the next message selects anew")
  func failure() throws {
    let bench = try Bench()
    let branch = bench.branch(.one)
    _ = try branch.readByte(0x00, at: 0x20)
    let expected = I2CError(.nakAddress, bus: 3, address: 0x21, channel: 1, register: 0x00)
    #expect(throws: expected) { try branch.readByte(0x00, at: 0x21) }
    // Something parts the branches behind our back; only a fresh selection survives that.
    bench.mux.powerOnReset(at: .zero)
    _ = try branch.readByte(0x00, at: 0x20)
  }

  @Test("a multiplexer that is stuck is found at the next change of branch")
  func stuck() throws {
    let bench = try Bench()
    _ = try bench.branch(.zero).readByte(0x00, at: 0x20)
    #expect(bench.mux.suffer(.stuckBranch(0), at: .zero))
    #expect(throws: I2CError.self) { try bench.branch(.one).readByte(0x00, at: 0x20) }
  }
}
