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
    case .symmetric(let electrode): look(at: electrode, of: cell.set)
    case .asymmetric(let working, let counter):
      look(at: working, of: cell.set)
      look(at: counter, of: cell.set)
    case .full(let positive, let counter):
      look(for: positive.host, "host", among: library.hosts.names)
      look(at: counter, of: cell.set)
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

  private mutating func look(at electrode: ElectrodeDocument, of set: Located<String>?) {
    guard let coating = electrode.coating else { return }
    if let set, let film = library.sets[set.value]?.interface.film {
      report.error(
        at: coating.place,
        "the set '\(set.value)' is of a metal under \(film) already: this would count twice",
        remedy: "write the set of the bare metal, or leave 'coating:' out")
    }
    if let grown = coating.metal(from: files), grown != electrode.metal {
      report.error(
        at: coating.place,
        "this coating was grown on \(grown), and the electrode is \(electrode.metal)",
        remedy: "name a run on \(electrode.metal), or write 'film:' with a material and a thickness"
      )
    }
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
  /// The metal that the run of this coating had; nil where nobody says.
  fileprivate func metal(from files: DocumentFiles) -> String? {
    guard case .run(let folder) = source else { return nil }
    return CoatedFilm.metal(in: folder.value, from: files)
  }

  func film(from files: DocumentFiles) throws(Diagnostics) -> CoatedFilm {
    switch source {
    case .said(let film): film
    case .run(let folder): try CoatedFilm.left(in: folder, from: files)
    }
  }
}
