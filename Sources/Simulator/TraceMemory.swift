/// Bytes of a trace that wait to be hashed together.
///
/// An array in a class is asked for other owners at each change, and a value in place is copied
/// to be hashed; so this is memory of its own, and what is written is checked against its end.
@safe final class TraceMemory {
  private let start: UnsafeMutableRawPointer
  private let size: Int

  init(_ size: Int) {
    self.size = size
    unsafe start = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 8)
  }

  deinit { unsafe start.deallocate() }

  func pen(at place: Int) -> Pen { Pen(self, place) }

  /// Lends the first bytes.
  func lend(_ count: Int, to use: (UnsafePointer<UInt8>) -> Void) {
    precondition(count <= size, "more bytes than there are")
    unsafe use(start.assumingMemoryBound(to: UInt8.self))
  }

  /// Writes one thing after the other, numbers with their least significant byte first.
  @safe struct Pen {
    private let start: UnsafeMutableRawPointer
    private let size: Int
    private(set) var place: Int

    fileprivate init(_ memory: TraceMemory, _ place: Int) {
      unsafe start = memory.start
      size = memory.size
      self.place = place
    }

    mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
      let next = place + MemoryLayout<Number>.size
      precondition(next <= size, "no room left")
      unsafe start.storeBytes(of: number.littleEndian, toByteOffset: place, as: Number.self)
      place = next
    }

    /// Most messages have one to three bytes: for those a loop takes longer to begin than to end.
    mutating func put(_ more: Span<UInt8>) {
      switch more.count {
      case 0: return
      case 1: put(more[0])
      case 2: put(UInt16(more[0]) | UInt16(more[1]) << 8)
      case 3:
        put(UInt16(more[0]) | UInt16(more[1]) << 8)
        put(more[2])
      default: putMany(more)
      }
    }

    /// The same for many bytes.
    mutating func putMany(_ more: Span<UInt8>) {
      let next = place + more.count
      precondition(next <= size, "no room left")
      unsafe more.withUnsafeBytes { source in
        if let from = source.baseAddress {
          unsafe start.advanced(by: place).copyMemory(from: from, byteCount: source.count)
        }
      }
      place = next
    }
  }
}
