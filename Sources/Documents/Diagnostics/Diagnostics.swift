/// All findings of a reading, sorted by place, each once.
public struct Diagnostics: Error, Hashable, Sendable {
  /// A document with more findings than this is of another kind; the rest is only counted.
  public static let limit = 200

  public let all: [Diagnostic]

  public init(_ findings: [Diagnostic]) {
    let sorted = findings.sorted()
    var kept: [Diagnostic] = []
    var dropped = 0
    for finding in sorted where kept.last != finding {
      if kept.count < Self.limit { kept.append(finding) } else { dropped += 1 }
    }
    if dropped > 0, let last = kept.last {
      kept.append(
        Diagnostic(
          at: last.place, sorted.contains { $0.severity == .error } ? .error : .note,
          "\(dropped) further findings are not shown", remedy: "correct these first"))
    }
    all = kept
  }

  public var hasErrors: Bool { all.contains { $0.severity == .error } }
  /// Whether numbers are missing and nothing else is wrong.
  public var onlyAsks: Bool {
    hasErrors && all.allSatisfy { $0.severity != .error || $0.isQuestion }
  }
  /// Whether a file could not be read at all, so that its content is not the matter.
  public var isAboutMissingFile: Bool {
    all.contains { $0.message.hasPrefix("the file cannot be read") }
  }

  /// Whether there is no such file at all, as against one that is there and cannot be read.
  public var isAboutAbsentFile: Bool {
    let absent = "the file cannot be read: \(DocumentFiles.Problem.absent.message)"
    return all.contains { $0.message == absent }
  }

  public var isEmpty: Bool { all.isEmpty }

  /// How often a severity occurs.
  public func count(of severity: Severity) -> Int {
    all.count { $0.severity == severity }
  }
}
