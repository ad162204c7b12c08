internal import CDigest

/// Bytes that wait to be written to a file together.
///
/// An array in a class is asked for other owners at each byte; so this is memory of its own, and
/// what is put into it is checked against its end.
@safe final class WaitingBytes {
  private var start: UnsafeMutableRawPointer
  private var size: Int
  private var used = 0

  init(_ size: Int) {
    self.size = size
    unsafe start = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 8)
  }

  deinit { unsafe start.deallocate() }

  var count: Int { used }

  /// Puts a number, its least significant byte first.
  func put<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    let place = take(MemoryLayout<Number>.size)
    unsafe start.storeBytes(of: number.littleEndian, toByteOffset: place, as: Number.self)
  }

  func put(_ bytes: Span<UInt8>) {
    let place = take(bytes.count)
    // There is room for all of them: it was just taken.
    unsafe bytes.withUnsafeBytes { source in
      if let from = source.baseAddress {
        unsafe start.advanced(by: place).copyMemory(from: from, byteCount: source.count)
      }
    }
  }

  /// The CRC-32C of all bytes from this one on.
  func sum(from place: Int) -> UInt32 {
    precondition(place <= used, "there is nothing to sum up yet")
    let bytes = unsafe start.advanced(by: place).assumingMemoryBound(to: UInt8.self)
    return unsafe solidus_crc32c(bytes, used - place)
  }

  /// Lends everything, and has nothing left afterwards.
  func empty<Failure: Error>(
    into use: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    // The memory lives as long as this does, and nothing is put into it meanwhile.
    try use(
      unsafe Span(
        _unsafeStart: start.assumingMemoryBound(to: UInt8.self), count: used))
    used = 0
  }

  /// Gives what waits to another, and takes what waited there.
  func exchange(with other: WaitingBytes) {
    let (memory, room, waiting) = unsafe (start, size, used)
    unsafe start = other.start
    (size, used) = (other.size, other.used)
    unsafe other.start = memory
    (other.size, other.used) = (room, waiting)
  }

  /// Lets the memory go: nothing waits any more, and there is room for nothing.
  func discard() {
    unsafe start.deallocate()
    unsafe start = .allocate(byteCount: 0, alignment: 8)
    (size, used) = (0, 0)
  }

  private func take(_ count: Int) -> Int {
    precondition(used + count <= size, "no room left")
    defer { used += count }
    return used
  }
}
