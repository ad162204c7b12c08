import Documents
import Glibc

/// What people wrote beside a run afterwards: notes and tags, a line each, in its folder; and where it
/// went on that was cut off.
///
/// Lines are only added, so that nothing that was written is lost; the catalogue is made from them.
public struct RunRemarks: Sendable {
  /// One note, and who wrote it when, as far as that was said.
  public struct Note: Sendable, Hashable {
    public let text: String
    public let author: String?
    /// The wall clock of whoever wrote it, as data.
    public let stamp: String?
  }

  public private(set) var notes: [Note] = []
  /// In the order in which they were given; none twice.
  public private(set) var tags: [String] = []
  /// The folders of the runs on a real rig that went on with it.
  public private(set) var laterRuns: [String] = []

  static let file = "remarks.jsonl"

  /// What is wrong with its lines.
  public private(set) var troubles: [FileTrouble] = []

  /// Nothing was written.
  init() {}

  public init(in folder: String) {
    guard KeptFile.isThere(Self.file, in: folder) else { return }
    guard let bytes = WholeFile.there("\(folder)/\(Self.file)") else {
      troubles = [FileTrouble(Self.file, "it cannot be read")]
      return
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      // A line that was torn says nothing; those after it stand.
      guard let node = WholeFile.node(Array(line)), node.members != nil else {
        let what = "line \(index + 1) is torn, or was changed, and is left out"
        troubles.append(FileTrouble(Self.file, what))
        continue
      }
      take(node)
    }
  }

  private mutating func take(_ node: Node) {
    func text(_ key: String) -> String? { node.text(key).map(PlainText.seen) }
    if let note = text("note") {
      notes.append(Note(text: note, author: text("by"), stamp: text("at")))
    }
    if let later = node.text("gone_on_in") { laterRuns.append(later) }
    if let tag = text("tag"), !has(tag) { tags.append(tag) }
    if let tag = text("untag") { tags.removeAll { Self.same($0, tag) } }
  }

  /// Whether a tag is there; case does not matter.
  public func has(_ tag: String) -> Bool { tags.contains { Self.same($0, tag) } }

  private static func same(_ a: String, _ b: String) -> Bool { a.lowercased() == b.lowercased() }
}

/// Something that is written beside a run.
public enum Remark: Sendable {
  case note(String, by: String?)
  case tag(String)
  case untag(String)
  /// It was cut off, and went on in this folder.
  case goneOn(in: String)

  /// As a line of the file, with the wall clock as it stands.
  func line(at stamp: String) -> String {
    let what: [(key: String, value: JSON)] =
      switch self {
      case .note(let text, let author):
        [("note", .string(text))] + (author.map { [("by", .string($0))] } ?? [])
      case .tag(let tag): [("tag", .string(tag))]
      case .untag(let tag): [("untag", .string(tag))]
      case .goneOn(let later):
        [("note", .string("it went on in \(later)")), ("gone_on_in", .string(later))]
      }
    return JSON.object(what + [("at", .string(stamp))]).line + "\n"
  }
}

extension RunRemarks {
  /// Adds a line to the folder of a run, and returns once it is on the disk.
  public static func add(_ remarks: [Remark], to folder: String) throws(RecordError) {
    let stamp = WallClock.stamp()
    let path = "\(folder)/\(Self.file)"
    // What a loss of power tore ends here, so that it takes no new line with it.
    let isTorn = WholeFile.there(path)?.last.map { $0 != 0x0A } ?? false
    let file = try AppendFile(appendingTo: path)
    let lines = remarks.map { $0.line(at: stamp) }.joined()
    try file.write(Array(((isTorn ? "\n" : "") + lines).utf8))
    try file.sync()
    // A folder whose time is new is read again by every catalogue that knows it, if that of the
    // folder above it is new too.
    for path in [folder, "\(folder)/.."] { _ = unsafe utimensat(AT_FDCWD, path, nil, 0) }
  }
}
