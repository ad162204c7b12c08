/// Something that is wrong with a file of a run's folder.
public struct FileTrouble: Error, Hashable, Sendable {
  /// What the file is called.
  public let file: String
  /// What is wrong with it, and what is left out of it.
  public let what: String
  /// What to do; empty where nothing can be done.
  public let remedy: String

  public init(_ file: String, _ what: String, remedy: String = "") {
    self.file = file
    self.what = what
    self.remedy = remedy
  }

  /// What brings back any file that nobody can make again.
  public static let fromCopy = "bring it back from a copy of the folder"

  /// All that is to be said of the file.
  public var words: String { remedy.isEmpty ? what : "\(what); \(remedy)" }

  /// As a command says it of a folder.
  public func text(in folder: String) -> String { "\(folder)/\(file): \(words)" }
}
