import CVhost
import Glibc
import Testing

@testable import VirtualBoard

/// Memory as a guest shares it: one region of a page, at 0x1000 by its own count, at 0x7000 by its
/// program's.
struct SharedMemory {
  let memory: GuestMemory
  static let guest: UInt64 = 0x1000
  static let user: UInt64 = 0x7000
  static let size: UInt64 = 4096

  init() throws {
    var name = Array("/tmp/solidus-memory-XXXXXX".utf8CString)
    // The name outlives the call, which changes it in place.
    let descriptor = unsafe mkstemp(&name)
    try #require(descriptor >= 0)
    unsafe unlink(name)
    try #require(ftruncate(descriptor, Int(Self.size)) == 0)
    var table = Bytes()
    for number in [UInt32(1), 0] { table.put(number) }
    for number in [Self.guest, Self.size, Self.user, 0] { table.put(number) }
    memory = try GuestMemory(table, [descriptor])
  }
}
