import CVhost
import Glibc

/// The guest's memory as far as it shares it, by the guest's own addresses.
///
/// No pointer leaves this file; each place is checked against the end of its region.
@safe final class GuestMemory {
  @safe private struct Region {
    let guest: UInt64
    let user: UInt64
    let size: UInt64
    let start: UnsafeMutableRawPointer
    let mapped: (start: UnsafeMutableRawPointer, size: UInt64)
  }

  private var regions: [Region] = []

  /// Maps the regions of a memory table: the vhost-user protocol's SET_MEM_TABLE.
  init(_ table: Bytes, _ descriptors: [Int32]) throws(BoardFailure) {
    defer { for descriptor in descriptors { close(descriptor) } }
    let count = Int(table.number(at: 0, as: UInt32.self))
    guard count == descriptors.count else {
      throw BoardFailure("a memory table of \(count) regions and \(descriptors.count) descriptors")
    }
    for index in 0..<count {
      try map(table, at: 8 + 32 * index, descriptors[index])
    }
  }

  private func map(_ table: Bytes, at place: Int, _ descriptor: Int32) throws(BoardFailure) {
    let size: UInt64 = table.number(at: place + 8)
    let offset: UInt64 = table.number(at: place + 24)
    var start: UnsafeMutableRawPointer?
    let result = unsafe solidus_vhost_map(descriptor, size + offset, 0, &start)
    guard result == 0, let start = unsafe start else {
      throw BoardFailure("the guest's memory cannot be mapped")
    }
    unsafe regions.append(
      Region(
        guest: table.number(at: place), user: table.number(at: place + 16), size: size,
        start: start + Int(offset), mapped: (start, size + offset)))
  }

  deinit {
    for region in regions {
      unsafe solidus_vhost_unmap(region.mapped.start, region.mapped.size)
    }
  }

  /// Where a guest-physical address is here.
  private func place(_ address: UInt64, _ count: Int) -> UnsafeMutableRawPointer? {
    for region in regions where address >= region.guest {
      let offset = address - region.guest
      if offset <= region.size, UInt64(count) <= region.size - offset {
        return unsafe region.start + Int(offset)
      }
    }
    return nil
  }

  /// What the guest calls its own address, as a guest-physical one: only rings are named so.
  func physical(ofUser address: UInt64) throws(BoardFailure) -> UInt64 {
    for region in regions where address >= region.user {
      if address - region.user < region.size { return address - region.user + region.guest }
    }
    throw BoardFailure("the guest has no memory at \(address)")
  }

  func read(_ address: UInt64, _ count: Int) throws(BoardFailure) -> Bytes {
    guard let start = unsafe place(address, count) else { throw outside(address, count) }
    return unsafe Bytes([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
  }

  func write(_ bytes: Bytes, to address: UInt64) throws(BoardFailure) {
    guard let start = unsafe place(address, bytes.count) else {
      throw outside(address, bytes.count)
    }
    unsafe bytes.all.withUnsafeBytes { source in
      guard let from = source.baseAddress else { return }
      unsafe start.copyMemory(from: from, byteCount: source.count)
    }
  }

  /// A number that the guest changes last: what it stands for is there.
  func index(at address: UInt64) throws(BoardFailure) -> UInt16 {
    guard let start = unsafe place(address, 2) else { throw outside(address, 2) }
    return unsafe solidus_vhost_load(start)
  }

  /// Publishes a number after all that it stands for.
  func publish(_ index: UInt16, at address: UInt64) throws(BoardFailure) {
    guard let start = unsafe place(address, 2) else { throw outside(address, 2) }
    unsafe solidus_vhost_store(start, index)
  }

  private func outside(_ address: UInt64, _ count: Int) -> BoardFailure {
    BoardFailure("the guest shares no \(count) bytes at \(address)")
  }
}
