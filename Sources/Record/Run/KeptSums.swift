import Documents

/// The sums of the files of a run's folder, as `sha256sum --check` reads them: of its documents from
/// the start, and of everything once the run has ended.
struct KeptSums {
  static let file = "SHA256SUMS"
  private let folder: String
  private let sums: [(name: String, sum: Substring)]

  init(in folder: String) {
    self.folder = folder
    let text = String(decoding: WholeFile.there("\(folder)/\(Self.file)") ?? [], as: UTF8.self)
    sums = text.split(separator: "\n").compactMap { line in
      guard let place = line.firstRange(of: "  ") else { return nil }
      return (String(line[place.upperBound...]), line[..<place.lowerBound])
    }
  }

  /// Whether nobody kept any.
  var isEmpty: Bool { sums.isEmpty }

  /// What the sum of a file was; nil where nobody kept it.
  subscript(name: String) -> String? { sums.first { $0.name == name }.map { String($0.sum) } }

  /// The documents, and what was said at the start and the end, that are not what they were.
  ///
  /// A journal has checks of its own, and the tables are made from it.
  var changed: [String] {
    sums.filter { !Self.isOfJournal($0.name) }.compactMap { name, sum in
      WholeFile.there("\(folder)/\(name)").flatMap { Digest.text(of: $0) == sum ? nil : name }
    }
  }

  private static func isOfJournal(_ name: String) -> Bool {
    name.hasSuffix("journal") || name.hasSuffix(".csv") || name.hasSuffix(".jsonl")
  }

  static func text(of names: [String], in folder: String) -> String {
    names.compactMap { name in
      WholeFile.there("\(folder)/\(name)").map { "\(Digest.text(of: $0))  \(name)\n" }
    }.joined()
  }

  /// What of a folder has a sum: not the page, which is made from the rest, nor what people add to it.
  static func names(in folder: String) -> [String] {
    FolderNames.files(in: folder).filter {
      !$0.hasSuffix(".html") && !$0.hasSuffix(".part") && $0 != RunRemarks.file && $0 != file
    }
  }
}
