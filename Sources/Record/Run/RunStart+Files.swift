import Documents

/// What has to lie in the folder of a run.
extension RunStart {
  /// What a folder has lost of what lay in it when its run began.
  func absentFiles(in folder: String) -> [String] {
    func isThere(_ name: String) -> Bool { KeptFile.isThere(name, in: folder) }
    guard files.isEmpty else { return files.filter { !isThere($0) } }
    let sources = KeptFile("sources.json", in: folder).node?["files"]
    let board = (sources?.members ?? []).compactMap { sources?.text($0.key) }
    return (expected(isThere) + board).filter { !isThere($0) }
  }

  /// What a run must have left that did not say so.
  private func expected(_ isThere: (String) -> Bool) -> [String] {
    var names: [String] = zones.isEmpty ? [] : ["recipe.yaml"]
    for cell in cells {
      if cell.kind != .undeclared { names.append("\(cell.channel).cell.yaml") }
      let own = "\(cell.channel).method.yaml"
      names.append(isThere(own) ? own : "method.yaml")
    }
    names += samples.map { $0.channel.map { "\($0).sample.yaml" } ?? "sample.yaml" }
    if isThere("earlier-1.journal") { names.append(EarlierJournals.file) }
    return names + ["sources.json"]
  }
}

extension KeptRun {
  /// What its folder has lost of what lay in it when it began.
  public var absentFiles: [String] { start.absentFiles(in: path) }
}
