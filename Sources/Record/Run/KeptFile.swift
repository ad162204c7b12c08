import Documents
import Glibc

/// A file of a run's folder that a program wrote: what it says, or why it says nothing.
enum KeptFile {
  case absent
  /// It is there, and says nothing; why, in words.
  case broken(String)
  case said(Node)

  init(_ name: String, in folder: String) {
    let bytes: [UInt8]
    do throws(RecordError) { bytes = try WholeFile.read("\(folder)/\(name)") } catch {
      self = Self.isThere(name, in: folder) ? .broken("it cannot be read") : .absent
      return
    }
    if bytes.isEmpty {
      self = .broken("it is empty")
    } else if let node = WholeFile.node(bytes), node.members != nil {
      self = .said(node)
    } else {
      self = .broken("it is torn, or was changed")
    }
  }

  var node: Node? { if case .said(let node) = self { node } else { nil } }

  static func isThere(_ name: String, in folder: String) -> Bool {
    unsafe access("\(folder)/\(name)", F_OK) == 0
  }
}
