import Documents
import Quantities
import Record
import Safety

/// What `--sample` says: a document for what lies on the stage, and one for each cell.
struct Samples {
  private let all: [(channel: String?, path: String, document: SampleDocument)]

  /// - Parameters:
  ///   - works: of the cells that take part.
  ///   - hasStage: whether something lies on the stage.
  init(_ arguments: Arguments, cells works: [CellWork], hasStage: Bool) throws(Refusal) {
    let cells = works.map(\.channel)
    var all: [(channel: String?, path: String, document: SampleDocument)] = []
    for text in arguments.all("sample") {
      let (channel, path) = try Self.place(text, cells, hasStage)
      guard !all.contains(where: { $0.channel == channel }) else {
        throw Refusal("solidus run: two samples for \(channel ?? "the stage")", .usage)
      }
      let document: SampleDocument
      do throws(Diagnostics) { document = try SampleDocument.read(at: path).get() } catch {
        throw Refusal(error)
      }
      try Self.check(document, at: path, isCell: channel != nil)
      if channel != nil,
        let other = all.first(where: { $0.channel != nil && $0.document.name == document.name })
      {
        throw Refusal(
          "solidus run: '\(document.name)' cannot be in \(other.channel ?? "") and in \(channel ?? ""):"
            + " each cell has a name of its own", .usage)
      }
      if let work = works.first(where: { $0.channel == channel }) {
        try Self.check(document, at: path, against: work)
      }
      all.append((channel, path, document))
    }
    self.all = all
  }

  /// Which sample a text means, as far as only one can be meant.
  private static func place(
    _ text: String, _ cells: [String], _ hasStage: Bool
  ) throws(Refusal) -> (channel: String?, path: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2, cells.contains(parts[0]) { return (parts[0], parts[1]) }
    if hasStage { return (nil, text) }
    guard cells.count == 1, let only = cells.first else {
      throw Refusal(
        "solidus run: which cell is '\(text)'? write --sample \(cells.first ?? "cell1")=FILE",
        .usage)
    }
    return (only, text)
  }

  /// A cell whose maker is known but not its pressure cannot be repeated by anybody.
  private static func check(
    _ document: SampleDocument, at path: String, isCell: Bool
  ) throws(Refusal) {
    let missing = isCell ? document.missingOfCell : []
    guard !missing.isEmpty else { return }
    let finding = Diagnostic(
      at: .start(of: path), .error,
      "of a cell it is asked for: \(missing.joined(separator: ", "))",
      remedy: "write them down, or 'unknown' where a quantity is not known")
    throw Refusal(Diagnostics([finding]))
  }

  /// Whatever is counted per area would be of the wrong one.
  private static func check(
    _ document: SampleDocument, at path: String, against work: CellWork
  ) throws(Refusal) {
    // In cm2, both.
    guard case .value(let area) = document.area, let declared = work.start.area,
      (area.value.value * 1e4 - declared).magnitude > 0.01 * declared
    else { return }
    let finding = Diagnostic(
      at: .start(of: path), .error,
      "its area is \(area.text), and that of the cell '\(work.cell?.name ?? work.channel)'"
        + " is \(fixed(declared, 4)) cm2",
      remedy: "write the same into both: 'solidus library copy' gives a cell of your own")
    throw Refusal(Diagnostics([finding]))
  }

  /// What is kept of a real foil or cell is worth little if nobody knows which one it was.
  func checkLive(
    _ arguments: Arguments, _ metal: Metal, _ works: [CellWork] = []
  ) throws(Refusal) {
    guard arguments.value("out") != nil else { return }
    if metal != .none, !all.contains(where: { $0.channel == nil }) {
      throw Refusal(
        "solidus run --live: a run that is kept is asked what foil it is of; write --sample FILE, as"
          + " in docs/results.md: name, naming, operator, lots, area", .usage)
    }
    let unknown = works.first { work in
      !work.isDummy && !all.contains { $0.channel == work.channel }
    }
    guard let unknown else { return }
    throw Refusal(
      "solidus run --live: a run that is kept is asked which cell is in '\(unknown.channel)'; write"
        + " --sample \(unknown.channel)=FILE, as in docs/results.md, or name the dummy that it is",
      .usage)
  }

  var starts: [SampleStart] { all.map { SampleStart($0.document, on: $0.channel) } }

  /// What the folder of the run keeps of them.
  var documents: [(name: String, text: String)] {
    all.map { sample in
      let name = sample.channel.map { "\($0).sample.yaml" } ?? "sample.yaml"
      return (name, Self.text(of: sample.path))
    }
  }

  private static func text(of path: String) -> String {
    guard case .success(let bytes) = DocumentFiles.disk.bytes(at: path) else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
