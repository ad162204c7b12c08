import Glibc

/// Where a file is for a program that was begun in another folder.
enum FilePlace {
  /// What is there, or is to be there, by its whole path; what is no file stays a name.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    var bytes = [CChar](repeating: 0, count: 4096)
    // What cannot be said in so many bytes is not said at all.
    guard unsafe getcwd(&bytes, bytes.count) != nil else { return path }
    let here = bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return "\(String(decoding: here, as: UTF8.self))/\(path)"
  }

  /// A board that ships is in every program.
  static func board(_ folder: String) -> String {
    unsafe access(folder, F_OK) == 0 ? absolute(folder) : folder
  }
}
