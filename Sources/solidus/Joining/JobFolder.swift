import Documents
import Glibc
import Library

/// Where work for a run that goes on is laid down: a folder beside its socket, with one for each job
/// in it. A job has the documents of a run folder, and the words of a command line.
struct JobFolder {
  private static let file = "words"
  /// More than any command line has; what is longer is not even read.
  private static let longest = 1 << 16

  let path: String

  /// The folder of all jobs, of those who may talk to the run.
  static func all(at socket: String) -> String { "\(socket).jobs" }

  /// Makes the folder of all jobs if it is not there.
  static func make(at socket: String) { _ = unsafe mkdir(all(at: socket), 0o770) }

  /// Takes it away, unless somebody's work is still in it.
  static func leave(at socket: String) { _ = unsafe rmdir(all(at: socket)) }

  /// The job of this name; nil for a name that could lead elsewhere.
  init?(_ name: String, at socket: String) {
    let isPlain = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard isPlain, !name.isEmpty, name.utf8.count <= 24 else { return nil }
    path = "\(Self.all(at: socket))/\(name)"
  }

  // MARK: Whoever hands something over

  /// Makes the folder; what is in it nobody reads before it is told to.
  func make() throws(Refusal) {
    guard unsafe mkdir(path, 0o770) == 0 else {
      let code = errno
      throw Refusal("solidus run: \(OutputTrouble.sentence(path, code))", .refused)
    }
  }

  func put(
    _ words: [String], _ documents: [(name: String, text: String)]
  ) throws(Refusal) {
    guard !words.contains(where: { $0.contains("\n") }) else {
      throw Refusal("solidus run: a word with a line break cannot be handed over", .usage)
    }
    for document in documents {
      try TextFile.write(document.text, to: "\(path)/\(document.name)", replacing: false)
    }
    let text = words.joined(separator: "\n") + "\n"
    try TextFile.write(text, to: "\(path)/\(Self.file)", replacing: false)
  }

  func remove(_ documents: [(name: String, text: String)]) {
    for name in documents.map(\.name) + [Self.file] { _ = unsafe unlink("\(path)/\(name)") }
    _ = unsafe rmdir(path)
  }

  /// What says, of one cell, what was read: a name that ships, or a file of this folder.
  func words(of work: CellWork, _ documents: [(name: String, text: String)]) -> [String] {
    var choice = work.channel
    if let cell = work.cell {
      let ships = LibraryEntry.cell(named: cell.name) != nil
      choice += "=" + (ships ? cell.name : "\(path)/\(work.channel).cell.yaml")
    }
    let own = "\(work.channel).method.yaml"
    let file = documents.contains { $0.name == own } ? own : "method.yaml"
    let ships = LibraryEntry.named(work.methodName) != nil
    choice += ":" + (ships ? work.methodName : "\(path)/\(file)")
    let sample = "\(work.channel).sample.yaml"
    let isSaid = documents.contains { $0.name == sample }
    return ["--cell", choice]
      + (isSaid ? ["--sample", "\(work.channel)=\(path)/\(sample)"] : [])
  }

  // MARK: Whoever takes it

  /// The words of the job, if it is that of this user: nothing that could make a reader wait, and
  /// nothing that is too long.
  func words(of user: UInt32) throws(Refusal) -> [String] {
    let descriptor = unsafe open(
      "\(path)/\(Self.file)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.refusal("cannot be read") }
    defer { _ = close(descriptor) }
    var found = stat()
    guard unsafe fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG,
      found.st_size <= Self.longest
    else { throw Self.refusal("is no list of words") }
    guard found.st_uid == user else { throw Self.refusal("is somebody else's") }
    var bytes = [UInt8](repeating: 0, count: Int(found.st_size))
    // The buffer is alive for the call, and its count is passed beside it.
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    guard count == bytes.count, count > 0 else { throw Self.refusal("cannot be read") }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func refusal(_ what: String) -> Refusal {
    Refusal("solidus run: what was handed over \(what)", .refused)
  }
}
