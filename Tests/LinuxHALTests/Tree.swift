import Foundation

/// A directory of small files that goes away with its owner: a kernel's answers, written down.
final class Tree {
  let root: String

  init() throws {
    let place = FileManager.default.temporaryDirectory
    root = place.appendingPathComponent("solidus-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  func write(_ text: String, to path: String) throws {
    let file = URL(fileURLWithPath: root).appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }
}
