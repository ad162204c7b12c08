import Documents

/// The sums of the files of a run's folder, as `sha256sum --check` reads them: of its documents from
/// the start, and of everything once the run has ended.
struct KeptSums {
  static let file = "SHA256SUMS"
  private let folder: String
  private var sums: [(name: String, sum: Substring)] = []
  /// Why the list itself cannot be believed; nil where nothing speaks against it.
  private var damage: String?

  init(in folder: String) {
    self.folder = folder
    let text = String(decoding: WholeFile.there("\(folder)/\(Self.file)") ?? [], as: UTF8.self)
    var read = ""
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      if line.hasPrefix(Self.ownHead) {
        let own = Digest.text(of: Array(read.utf8))
        if line.dropFirst(Self.ownHead.count) != own[...] { damage = damage ?? Self.otherSum }
      } else if let entry = Self.entry(line) {
        sums.append(entry)
      } else {
        damage = damage ?? "line \(index + 1) of it is damaged"
      }
      read += line + "\n"
    }
  }

  /// Whether there is none to trust: nobody kept any, or the list is damaged.
  var isEmpty: Bool { sums.isEmpty || damage != nil }

  private static let otherSum =
    "it was changed since it was kept, or is damaged: its own sum is another"
  /// Before the sum of all lines above it; a line like this is a remark for `sha256sum`.
  private static let ownHead = "# the lines above: "

  /// A sum of 64 digits and the name of a file.
  private static func entry(_ line: Substring) -> (name: String, sum: Substring)? {
    let sum = line.prefix(64)
    guard line.utf8.count > 66, sum.utf8.allSatisfy(isDigit), line.dropFirst(64).hasPrefix("  ")
    else { return nil }
    return (String(line.dropFirst(66)), sum)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// What the sum of a file was; nil where nobody kept it, or the list of sums is damaged.
  subscript(name: String) -> String? {
    damage != nil ? nil : sums.first { $0.name == name }.map { String($0.sum) }
  }

  /// What was written again after it was kept; or that the list is damaged, and then no file is blamed.
  var troubles: [FileTrouble] {
    let changed = changed
    guard let damage else {
      return changed.map {
        FileTrouble(
          $0, "it was changed since it was kept: its sum is not that in \(Self.file)",
          remedy: FileTrouble.fromCopy)
      }
    }
    let names = changed.joined(separator: ", ")
    let beside =
      changed.isEmpty ? "" : "; what it says of \(names) does not fit, and either may have changed"
    return [FileTrouble(Self.file, damage + beside, remedy: FileTrouble.fromCopy)]
  }

  /// The documents, and what was said at the start and the end, that are not what they were.
  ///
  /// A journal has checks of its own, and the tables are made from it.
  var changed: [String] {
    sums.filter { !Self.isOfJournal($0.name) }.compactMap { name, sum in
      WholeFile.sum("\(folder)/\(name)").flatMap { $0 == sum ? nil : name }
    }
  }

  private static func isOfJournal(_ name: String) -> Bool {
    name.hasSuffix("journal") || name.hasSuffix(".csv") || name.hasSuffix(".jsonl")
  }

  /// - Parameter next: what is about to be written, and is not there yet.
  static func text(
    of names: [String], in folder: String, and next: (name: String, bytes: [UInt8])? = nil
  ) -> String {
    let known = names.compactMap { name in
      WholeFile.sum("\(folder)/\(name)").map { (name: name, sum: $0) }
    }
    let last = next.map { [(name: $0.name, sum: Digest.text(of: $0.bytes))] } ?? []
    let all = (known + last).sorted { $0.name < $1.name }
    let lines = all.map { "\($0.sum)  \($0.name)\n" }.joined()
    return lines + ownHead + Digest.text(of: Array(lines.utf8)) + "\n"
  }

  /// What of a folder has a sum: not the page, which is made from the rest, nor what people add to it.
  static func names(in folder: String) -> [String] {
    FolderNames.files(in: folder).filter {
      !$0.hasSuffix(".html") && !$0.hasSuffix(".part") && $0 != RunRemarks.file && $0 != file
    }
  }
}
