/// Where documents come from: the disk, or memory in tests and rehearsals.
public struct DocumentFiles: Sendable {
  /// Why a file could not be read, in words.
  public struct Problem: Error, Hashable, Sendable {
    public let message: String
    public init(_ message: String) { self.message = message }

    /// There is nothing under this name, which for some documents is an answer.
    public static let absent = Problem("there is no such file")
  }

  private let source: @Sendable (String) -> Result<[UInt8], Problem>

  public init(source: @escaping @Sendable (String) -> Result<[UInt8], Problem>) {
    self.source = source
  }

  /// The bytes of a file, at most a few more than a document may have.
  public func bytes(at path: String) -> Result<[UInt8], Problem> { source(path) }

  /// Files that exist only in memory.
  public static func memory(_ files: [String: String]) -> DocumentFiles {
    DocumentFiles { path in
      files[path].map { .success(Array($0.utf8)) } ?? .failure(.absent)
    }
  }

  /// A file as a tree; that it cannot be opened is a finding like any other.
  func node(at path: String, report: inout Report) -> Node? {
    switch bytes(at: path) {
    case .success(let bytes): return Node.read(bytes, file: path, report: &report)
    case .failure(let problem):
      report.error(
        at: .start(of: path), "the file cannot be read: \(problem.message)",
        remedy: "check the path")
      return nil
    }
  }

  /// One document in one file.
  func document<Value: Sendable>(at path: String, _ form: Form<Value>) -> Checked<Value> {
    var report = Report()
    let value = node(at: path, report: &report).flatMap { form.value(of: $0, &report) }
    let kind = report.diagnostics.all.filter { $0.message.hasSuffix(Self.ofOtherKind) }
    guard !kind.isEmpty else { return Checked(value, report) }
    // Of a document of another kind nothing else is worth saying.
    var only = Report()
    for finding in kind { only.add(finding) }
    return Checked(nil, only)
  }

  /// How a finding ends that says so.
  private static let ofOtherKind = "is not the kind of this document"
}
