import Documents

/// What a report rests on: documents and their hashes, limits and who set them.
struct SourceSection {
  private let run: KeptRun

  init(_ run: KeptRun) { self.run = run }

  /// The files of a folder that say what was run.
  private static let names = [
    "recipe.yaml", "method.yaml", "sample.yaml", "board.yaml", "world.yaml", "identification.yaml",
    "certificates.yaml", "faults.yaml",
  ]

  /// What may have been written for some runs, each name once; not each is there.
  static func documents(of runs: [KeptRun]) -> [String] {
    let cells = runs.flatMap(\.channels).flatMap {
      ["\($0).cell.yaml", "\($0).method.yaml", "\($0).sample.yaml"]
    }
    return cells.reduce(into: names) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  var html: String { limits + hashes }

  private var limits: String {
    var rows = run.start.zones.compactMap { zone in
      zone.limit.map {
        ["\(zone.name), sample", "\(fixed($0, 2)) °C", "melting point, bounds, margin"]
      }
    }
    for cell in run.meta?.list("cells") ?? [] {
      for (key, name, unit) in Self.kinds {
        guard let limit = cell["limits"]?[key], let value = limit.number("value") else { continue }
        rows.append([
          "\(cell.text("cell") ?? ""), \(name)", "\(Self.short(value)) \(unit)",
          limit.text("of") ?? "",
        ])
      }
    }
    guard !rows.isEmpty else { return "" }
    return HTML.heading("Limits in force")
      + HTML.table(["of", "limit", "said by"], rows, words: true)
  }

  private static let kinds = [
    ("lowest_V", "lowest", "V"), ("highest_V", "highest", "V"), ("current_A", "current", "A"),
    ("coldest_C", "coldest", "°C"), ("hottest_C", "hottest", "°C"),
  ]

  private static func short(_ value: Double) -> String {
    let text = fixed(value, 4)
    return String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
  }

  /// Every file of the folder, documents first.
  private var files: [String] {
    let there = KeptSums.names(in: run.path)
    let documents = Self.documents(of: [run]).filter(there.contains)
    return documents + there.filter { !documents.contains($0) }
  }

  private var hashes: String {
    let kept = KeptSums(in: run.path)
    var rows: [[String]] = files.compactMap { name in
      guard let sum = run.fresh?[name] ?? WholeFile.sum("\(run.path)/\(name)") else { return nil }
      // The journal of a run that goes on has none yet.
      guard let was = kept[name], was != sum else { return [name, sum] }
      return [name, "\(sum): it was changed; it was \(was) when it was kept"]
    }
    if let trace = run.meta?.text("trace_hash") { rows.append(["trace", trace]) }
    return HTML.heading("Documents and hashes")
      + "<div class=\"hash\">" + HTML.table(["file", "SHA-256"], rows, words: true) + "</div>\n"
  }
}
