import Documents
import HAL
import Quantities
import Simulator

@testable import Rig

/// The bench's cell bus, spoken to in bytes: no driver of Solidus is in the way.
final class CellBench {
  let world: SimulatedWorld
  let files: BoardFiles
  private let bus: SimulatedBus
  private let deadMan: Wire
  private var nextEdge: Instant

  /// - Parameter change: something of world.yaml, and what stands there instead.
  init(_ changes: [(String, String)] = [], seed: UInt64 = 1) throws {
    var texts: [String: String] = [:]
    for name in ["board.yaml", "world.yaml"] {
      let bytes = try DocumentFiles.disk.bytes(at: "\(Bench.folder)/\(name)").get()
      var text = String(decoding: bytes, as: UTF8.self)
      if name == "world.yaml" {
        for (old, new) in changes { text = text.replacing(old, with: new) }
      }
      texts["b/\(name)"] = text
    }
    files = try BoardFiles.read("b", from: .memory(texts))
    world = try SimulatedWorld(files, seed: seed)
    bus = try world.simulatedBus("cells")
    deadMan = world.lines.wire(try world.line("dead_man"))
    nextEdge = world.now
  }

  /// Lets time pass, fed by edges each 100 ms.
  func pass(_ span: Seconds) {
    let end = world.now + span
    while nextEdge <= end {
      world.wait(until: nextEdge)
      deadMan.drive(deadMan.driven == .high ? .low : .high, at: nextEdge)
      nextEdge += .milliseconds(100)
    }
    world.wait(until: end)
  }

  func write(_ bytes: [UInt8], to address: UInt8) throws { _ = try read(0, bytes, at: address) }

  func read(_ count: Int, _ bytes: [UInt8], at address: UInt8) throws -> [UInt8] {
    var answer = [UInt8](repeating: 0, count: count)
    var span = answer.mutableSpan
    guard let address = I2CAddress(exactly: address) else { return [] }
    try bus.transfer(bytes.span, &span, at: address)
    return answer
  }

  func select(_ cell: UInt8) throws { try write([1 << (cell - 1)], to: 0x70) }

  func relays(_ outputs: UInt8) throws {
    try write([0x02, outputs], to: 0x20)
    try write([0x06, 0x00], to: 0x20)
  }

  /// The inputs of the relay expander, P10 the lowest bit.
  func inputs() throws -> UInt8 { try read(1, [0x01], at: 0x20)[0] }

  func turn(_ share: Double) throws {
    let code = UInt16(32768 + 32768 * share)
    try write([0x08, UInt8(code >> 8), UInt8(code & 0xFF)], to: 0x48)
  }

  /// One conversion at 20 SPS between two inputs of a converter, in volts.
  func convert(_ address: UInt8, _ pair: UInt8 = 0) throws -> Double {
    try write([0x40, pair << 4 | 0x01], to: address)
    try write([0x08], to: address)
    pass(.milliseconds(60))
    let bytes = try read(3, [0x10], at: address)
    let code = Int32(bytes[0]) << 24 | Int32(bytes[1]) << 16 | Int32(bytes[2]) << 8
    return Double(code >> 8) / 8_388_608 * 2.048
  }

  /// A galvanostat on 2 mA, closed, at a share of its range.
  func galvanostat(_ share: Double, cell: UInt8 = 1) throws {
    try select(cell)
    try turn(0)
    try relays(0x02 | 0x08 | 0x80)
    pass(.milliseconds(10))
    try relays(0x02 | 0x08 | 0x80 | 0x01)
    pass(.milliseconds(10))
    try turn(share)
    pass(.milliseconds(10))
  }

  var potential: Double { get throws { 2.5 * (try convert(0x40)) } }
  /// On the range of 2 mA.
  var current: Double { get throws { try convert(0x41) / 1000 } }

  func fault(_ target: String, _ kind: String, _ params: String = "") throws -> Fault {
    let text = "[{target: \(target), kind: \(kind), params: {\(params)}}]"
    let document = try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
    return try FaultInjector(files, world, SimulatedHost()).make(document.faults[0])
  }
}
