/// The messages that a controller without plain I2C can say.
///
/// On the wire each is the same as the plain message with the same bytes, so a chip cannot
/// tell the difference. SMBus 3.1, section 6.5, for all but the blocks; those are I2C's.
enum SMBusShape: Hashable, Sendable {
  case quick
  case sendByte
  case receiveByte
  case writeByte
  case readByte
  case writeWord
  case readWord
  case writeBlock
  case readBlock

  /// SMBus carries at most this many bytes after the command.
  static let longestBlock = 32

  /// The shape of a message of so many bytes each way, if this adapter has one for it.
  init?(outgoing: Int, incoming: Int, _ functions: AdapterFunctions) {
    // A word is one access to the chip and more adapters have it, so it comes before a block.
    if let shape = Self.small(outgoing, incoming), functions.contains(shape.needs) {
      self = shape
    } else if let shape = Self.block(outgoing, incoming), functions.contains(shape.needs) {
      self = shape
    } else {
      return nil
    }
  }

  private static func small(_ outgoing: Int, _ incoming: Int) -> Self? {
    switch (outgoing, incoming) {
    case (0, 0): .quick
    case (1, 0): .sendByte
    case (0, 1): .receiveByte
    case (2, 0): .writeByte
    case (1, 1): .readByte
    case (3, 0): .writeWord
    case (1, 2): .readWord
    default: nil  // Longer, or a read without a command that is not of one byte.
    }
  }

  private static func block(_ outgoing: Int, _ incoming: Int) -> Self? {
    switch (outgoing, incoming) {
    case (2...longestBlock + 1, 0): .writeBlock
    case (1, 1...longestBlock): .readBlock
    default: nil  // Too long, or of a shape that SMBus does not have.
    }
  }

  /// What the adapter must be able to do.
  var needs: AdapterFunctions {
    switch self {
    case .quick: .quick
    case .sendByte: .sendByte
    case .receiveByte: .receiveByte
    case .writeByte: .writeByte
    case .readByte: .readByte
    case .writeWord: .writeWord
    case .readWord: .readWord
    case .writeBlock: .writeBlock
    case .readBlock: .readBlock
    }
  }
}
