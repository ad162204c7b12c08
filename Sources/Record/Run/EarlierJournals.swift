public import Documents
import Glibc

/// The journals of the runs that a run goes on with: its own folder keeps them, so that it says all
/// that was done even if theirs are gone.
public enum EarlierJournals {
  /// What a folder says of where its run went on from.
  public static let file = "resume.json"

  /// All that it says of that; nil for a run that began at its beginning.
  public static func said(in folder: String) -> Node? { KeptFile(file, in: folder).node }

  /// In the order in which they were written.
  static func names(in folder: String) -> [String] { said(in: folder)?.texts("earlier") ?? [] }

  /// The parts of its coating that were given before it went on, the first of them first.
  static func parts(in folder: String) -> [CoatingPart] {
    said(in: folder)?.list("before").map { CoatingPart($0) } ?? []
  }

  /// How long all of it had gone on when a run went on with it, in s.
  static func took(before folder: String) -> Double { parts(in: folder).reduce(0) { $0 + $1.took } }

  /// What was said each time that it went on, the first time first; nothing for a run that began at its
  /// beginning.
  public static func pauses(in folder: String) -> [[String]] {
    guard let node = said(in: folder) else { return [] }
    return node.list("earlier_pauses").map { $0.texts("said") } + [node.texts("said")]
  }

  /// What the journals are called in the folder of a run that goes on with this one.
  public static func names(after folder: String) -> [String] {
    (0...names(in: folder).count).map { "earlier-\($0 + 1).journal" }
  }

  /// Puts those of a folder into that of the run that goes on with it.
  ///
  /// Nobody writes them any more, so that both folders may name the same file; on another file
  /// system it is copied.
  public static func keep(of folder: String, in later: String) throws(RecordError) {
    let kept = names(in: folder) + [RunFolder.journal]
    for (old, new) in zip(kept, names(after: folder)) {
      let (source, goal) = ("\(folder)/\(old)", "\(later)/\(new)")
      guard unsafe link(source, goal) != 0 else { continue }
      let file = try AppendFile(creating: goal)
      try file.write(try WholeFile.read(source))
      try file.sync()
    }
  }

  /// Puts those that a folder has into that of the same run, made again.
  public static func copy(of folder: String, in again: String) throws(RecordError) {
    for name in names(in: folder) {
      guard unsafe link("\(folder)/\(name)", "\(again)/\(name)") != 0 else { continue }
      let file = try AppendFile(creating: "\(again)/\(name)")
      try file.write(try WholeFile.read("\(folder)/\(name)"))
      try file.sync()
    }
  }
}
