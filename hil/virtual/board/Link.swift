import CVhost
import Glibc

/// One end of a stream between this process and the guest.
final class Link {
  let descriptor: Int32
  private let name: String

  init(_ descriptor: Int32, _ name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  deinit { close(descriptor) }

  /// So many bytes and the descriptors that came with them; nil at the end of the stream.
  func receive(_ count: Int) throws(BoardFailure) -> (bytes: Bytes, descriptors: [Int32])? {
    var bytes = [UInt8](repeating: 0, count: count)
    var descriptors = [Int32](repeating: -1, count: Int(solidus_vhost_descriptors))
    var found: Int32 = 0
    // The arrays outlive the call, and their sizes are those that the call is told.
    let result = unsafe solidus_vhost_receive(descriptor, &bytes, count, &descriptors, &found)
    // A guest that is killed in the middle of a message has gone all the same.
    if result == 0 || -result == EPIPE || -result == ECONNRESET { return nil }
    guard result > 0 else { throw failure("receive", result) }
    return (Bytes(bytes), Array(descriptors.prefix(Int(found))))
  }

  /// Sends all of it; a guest that is gone is noticed where it is listened to.
  func send(_ bytes: Bytes) throws(BoardFailure) {
    let all = bytes.all
    let result = unsafe solidus_vhost_send(descriptor, all, all.count)
    if result < 0, -result != EPIPE, -result != ECONNRESET { throw failure("send", result) }
  }

  private func failure(_ what: String, _ result: Int32) -> BoardFailure {
    BoardFailure("\(name): cannot \(what): \(unsafe String(cString: strerror(-result)))")
  }

  /// Which of the descriptors can be read; all wait for as long as nothing comes, or until then.
  static func readable(
    _ descriptors: [Int32], within nanoseconds: Int64 = -1
  ) throws(BoardFailure) -> [Bool] {
    var mask: UInt64 = 0
    let count = Int32(descriptors.count)
    let result = unsafe solidus_vhost_poll(descriptors, count, nanoseconds, &mask)
    guard result >= 0 else {
      throw BoardFailure("cannot wait: \(unsafe String(cString: strerror(-result)))")
    }
    return descriptors.indices.map { mask >> UInt64($0) & 1 == 1 }
  }
}

/// A place where the guest finds one of its devices.
final class Listener {
  let descriptor: Int32
  let path: String

  init(_ path: String) throws(BoardFailure) {
    self.path = path
    // What an earlier board left behind.
    unsafe unlink(path)
    descriptor = unsafe solidus_vhost_listen(path)
    guard descriptor >= 0 else {
      let why = unsafe String(cString: strerror(-descriptor))
      throw BoardFailure("\(path): cannot listen: \(why)")
    }
  }

  deinit { close(descriptor) }

  func accept() throws(BoardFailure) -> Link {
    let accepted = solidus_vhost_accept(descriptor)
    guard accepted >= 0 else { throw BoardFailure("\(path): cannot accept") }
    return Link(accepted, path)
  }
}
