import CLinux
public import HAL

/// The folder in which one program keeps what must outlive it.
///
/// It belongs to that program for as long as this is alive: two would take each other's tokens.
public final class StateFolder {
  public let path: String
  private let descriptor: Int32

  /// What somebody wants of the folder.
  public enum Access: Hashable, Sendable {
    /// To look into it, whoever has it.
    case look
    /// To have it alone.
    case change
  }

  /// Opens a folder that is there; one that is to be changed is locked against every other program.
  public init(_ path: String, to access: Access) throws(LinuxError) {
    let result = unsafe solidus_folder_open(path)
    if let number = ErrorNumber(in: result) { throw LinuxError(.folder, path, number) }
    if access == .change, let number = ErrorNumber(in: solidus_device_lock(result)) {
      solidus_device_close(result)
      throw LinuxError(.folder, path, number, holder: "another Solidus")
    }
    self.path = path
    descriptor = result
  }

  /// Makes the folder if it is not there yet.
  public static func make(_ path: String) throws(LinuxError) {
    if let number = ErrorNumber(in: unsafe solidus_folder_make(path)) {
      throw LinuxError(.folder, path, number)
    }
  }

  /// What is in a file, at most 1023 bytes; nil if it cannot be read.
  public func text(_ name: String) -> String? {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1023) { buffer in
      let count = unsafe solidus_folder_read(descriptor, name, buffer.baseAddress, buffer.count)
      guard count >= 0 else { return nil }
      let bytes = unsafe UnsafeRawBufferPointer(buffer).prefix(Int(count))
      return unsafe String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Whether something stands under this name, even if it cannot be read.
  public func holds(_ name: String) -> Bool {
    unsafe solidus_folder_holds(descriptor, name) != 0
  }

  /// Puts a file in its place, whole or not at all; once it returns the disk keeps it.
  public func put(_ text: String, in name: String) throws(TokenError) {
    try check(
      unsafe solidus_folder_put(descriptor, ".\(name).part", name, text, text.utf8.count))
    try flush()
  }

  /// Takes a file away; once it returns the disk keeps that.
  public func remove(_ name: String) throws(TokenError) {
    try check(unsafe solidus_folder_remove(descriptor, name))
    try flush()
  }

  private func flush() throws(TokenError) {
    guard solidus_folder_flush(descriptor) == 0 else { throw TokenError(.notDurable) }
  }

  private func check(_ result: Int32) throws(TokenError) {
    guard let number = ErrorNumber(in: result) else { return }
    switch number {
    case .readOnly, .permission, .access: throw TokenError(.readOnly)
    case .noSpace: throw TokenError(.full)
    case .noEntry: throw TokenError(.missing)
    default: throw TokenError(.failed)  // The kernel may answer any number.
    }
  }

  deinit { solidus_device_close(descriptor) }
}

extension StateFolder {
  /// The names in the folder that end so, in alphabetical order.
  public func names(endingIn ending: String) -> [String] {
    // What a pattern would take for more than itself.
    let literal = path.map { "*?[\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    return SmallFile.paths(matching: "\(literal)/*\(ending)").map {
      String($0.dropFirst(path.count + 1))
    }
  }
}
