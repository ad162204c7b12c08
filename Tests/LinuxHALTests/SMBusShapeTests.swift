import Testing

@testable import LinuxHAL

@Suite("A message for an adapter that only has SMBus")
struct SMBusShapeTests {
  /// What i2c-stub says of itself, and most SMBus controllers say about as much.
  private let usual: AdapterFunctions = [
    .quick, .sendByte, .receiveByte, .readByte, .writeByte, .readWord, .writeWord, .readBlock,
    .writeBlock,
  ]

  @Test(
    "takes the shape that has its bytes",
    arguments: [
      (0, 0, .quick), (1, 0, .sendByte), (0, 1, .receiveByte),
      (2, 0, .writeByte), (1, 1, .readByte), (3, 0, .writeWord), (1, 2, .readWord),
      (4, 0, .writeBlock), (33, 0, .writeBlock), (1, 3, .readBlock), (1, 32, .readBlock),
    ] as [(Int, Int, SMBusShape)])
  func shapes(outgoing: Int, incoming: Int, shape: SMBusShape) {
    #expect(SMBusShape(outgoing: outgoing, incoming: incoming, usual) == shape)
  }

  @Test(
    "has none if it is too long, or reads after more than a command",
    arguments: [(34, 0), (1, 33), (2, 1), (0, 2), (3, 2), (0, 32), (8192, 8192)])
  func inexpressible(outgoing: Int, incoming: Int) {
    #expect(SMBusShape(outgoing: outgoing, incoming: incoming, usual) == nil)
  }

  @Test("becomes a block if the adapter has no words, the bytes being the same")
  func blocksForWords() {
    #expect(SMBusShape(outgoing: 1, incoming: 2, [.readBlock]) == .readBlock)
    #expect(SMBusShape(outgoing: 3, incoming: 0, [.writeBlock]) == .writeBlock)
    #expect(SMBusShape(outgoing: 1, incoming: 1, [.readBlock]) == .readBlock)
    #expect(SMBusShape(outgoing: 2, incoming: 0, [.writeBlock]) == .writeBlock)
  }

  @Test(
    "has no shape that the adapter does not have",
    arguments: [
      (0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (3, 0), (1, 2), (9, 0), (1, 9),
    ])
  func missing(outgoing: Int, incoming: Int) throws {
    let shape = try #require(SMBusShape(outgoing: outgoing, incoming: incoming, usual))
    let without = usual.subtracting([shape.needs, .readBlock, .writeBlock])
    #expect(SMBusShape(outgoing: outgoing, incoming: incoming, without) == nil)
  }

  @Test(
    "needs the bit that linux/i2c.h gives to it",
    arguments: [
      (.quick, 0x10000), (.receiveByte, 0x20000), (.sendByte, 0x40000), (.readByte, 0x80000),
      (.writeByte, 0x100000), (.readWord, 0x200000), (.writeWord, 0x400000),
      (.readBlock, 0x400_0000), (.writeBlock, 0x800_0000),
    ] as [(SMBusShape, UInt64)])
  func bits(shape: SMBusShape, bit: UInt64) {
    #expect(shape.needs.rawValue == bit)
  }
}
