import Documents

/// What is wrong with a declared cell that its form cannot see: names, and sums without a term.
struct CellFindings {
  private let library: CellLibraryDocument
  private let files: DocumentFiles
  private var report = Report()

  /// - Parameter files: where the folders of coating runs are.
  static func of(
    _ cell: CellDocument, _ library: CellLibraryDocument, from files: DocumentFiles
  ) -> Diagnostics {
    var findings = CellFindings(library: library, files: files)
    findings.look(at: cell)
    return findings.report.diagnostics
  }

  private init(library: CellLibraryDocument, files: DocumentFiles) {
    self.library = library
    self.files = files
  }

  private mutating func look(at cell: CellDocument) {
    if let set = cell.set { look(for: set, "parameter set", among: library.sets.names) }
    switch cell.build {
    case .symmetric(let electrode): look(at: electrode)
    case .asymmetric(let working, let counter):
      look(at: working)
      look(at: counter)
    case .full(let positive, let counter):
      look(for: positive.host, "host", among: library.hosts.names)
      look(at: counter)
      compare(positive.host, with: counter)
    case .dummy: break
    }
    guard let capacity = cell.capacity, capacity.amount.kind == .specificCapacity else { return }
    if case .full = cell.build { return }
    report.error(
      at: capacity.place, "a capacity per mass means nothing without an active mass",
      remedy: "write a charge, or one per area: 'is: 1 mAh/cm2'")
  }

  private mutating func look(
    for name: Located<String>, _ noun: String, among names: [String]
  ) {
    guard !names.contains(name.value) else { return }
    report.error(
      at: name.place, "there is no \(noun) '\(name.value)'",
      remedy: Suggestion.advice(for: name.value, among: names))
  }

  /// A curve against lithium says nothing of sodium, and the other way round.
  private mutating func compare(_ host: Located<String>, with counter: ElectrodeDocument) {
    guard let known = library.hosts[host.value], known.metal != counter.metal else { return }
    report.error(
      at: host.place,
      "\(host.value) takes up \(known.metal), and the counter electrode is \(counter.metal)",
      remedy: "write 'counter: { metal: \(known.metal) }', or another host")
  }

  private mutating func look(at electrode: ElectrodeDocument) {
    guard let coating = electrode.coating else { return }
    do throws(Diagnostics) {
      let film = try coating.film(from: files)
      guard !library.coatings.names.contains(film.material) else { return }
      report.error(
        at: coating.place, "nothing is known of a coating of \(film.material)",
        remedy: Suggestion.advice(for: film.material, among: library.coatings.names))
    } catch { for finding in error.all { report.add(finding) } }
  }
}

extension CoatedDocument {
  fileprivate func film(from files: DocumentFiles) throws(Diagnostics) -> CoatedFilm {
    switch source {
    case .said(let film): film
    case .run(let folder): try CoatedFilm.left(in: folder, from: files)
    }
  }
}
