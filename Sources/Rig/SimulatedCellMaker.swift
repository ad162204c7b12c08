public import Documents
public import Quantities
public import Simulator

/// Makes the simulated cell that a document stands for.
public struct SimulatedCellMaker {
  private let library: CellLibraryDocument
  private let coated: (Located<String>) throws(RigError) -> CoatedFilm

  /// - Parameter coated: the film that the run in a folder left.
  public init(
    _ library: CellLibraryDocument,
    coated: @escaping (Located<String>) throws(RigError) -> CoatedFilm = SimulatedCellMaker.noRuns
  ) {
    self.library = library
    self.coated = coated
  }

  /// For those who cannot look into the folder of a run.
  public static func noRuns(_ folder: Located<String>) throws(RigError) -> CoatedFilm {
    throw RigError(
      "\(folder.place): no run is looked into here",
      remedy: "write film: { material: LiAlOx, thickness: 20 nm }")
  }

  /// The model of a declared cell.
  public func model(_ document: CellDocument) throws(RigError) -> any CellModel {
    switch document.build {
    case .dummy(let dummy): return try Self.dummy(document.name, dummy)
    case .symmetric(let electrode):
      var p = try numbers(document, of: electrode.metal)
      try prepare(&p, working: electrode, counter: electrode)
      return MetalCell(p)
    case .asymmetric(let working, let counter):
      var p = try numbers(document, of: counter.metal)
      try prepare(&p, working: working, counter: counter)
      if working.metal == "Cu" {
        p.working.metal = 0
        p.working.substrate = CellNumbers.substrate(try set(document, of: counter.metal))
      }
      return MetalCell(p)
    case .full(let positive, let counter):
      var p = try numbers(document, of: counter.metal)
      try prepare(&p, working: nil, counter: counter)
      let host = try host(positive.host.value)
      return FullCell(
        CellNumbers.host(
          host, active: positive.active, filled: positive.filled.value, area: document.area),
        against: p)
    }
  }

  static func dummy(_ name: String, _ dummy: DummyDocument) throws(RigError) -> any CellModel {
    guard let capacitance = dummy.capacitance else {
      guard dummy.seriesCapacitance == nil else {
        throw RigError(
          "the series capacitor of '\(name)' stands before no other arc",
          remedy: "write it as the 'capacitance' of the 'resistance', or write that one too")
      }
      return DummyCell(
        dummy.resistance + (dummy.series ?? .zero), energy: dummy.energy ?? .zero)
    }
    guard dummy.energy == nil else {
      throw RigError(
        "the capacitor of '\(name)' stands beside an energy, which only a pellet without one has",
        remedy: "leave out one of the two")
    }
    guard let series = dummy.series, series > .zero, capacitance > .zero, dummy.resistance > .zero
    else {
      throw RigError(
        "the capacitor of '\(name)' has no resistor before it",
        remedy: "write series: 100 ohm, and no zero")
    }
    let grains = dummy.seriesCapacitance ?? .zero
    guard series.value * grains.value <= DummyCell.fastest.value else {
      throw RigError(
        "the series capacitor of '\(name)' takes longer than 10 us to charge, and only a sine sees it",
        remedy: "write the slower arc as 'resistance' and 'capacitance'")
    }
    return DummyCell(
      series, before: dummy.resistance, across: capacitance, seriesCapacitance: grains)
  }

  // MARK: What the library knows

  func set(named name: String) throws(RigError) -> CellSetDocument {
    if let set = library.sets[name] { return set }
    throw RigError(
      "there is no parameter set '\(name)'",
      remedy: Suggestion.advice(for: name, among: library.sets.names))
  }

  private func host(_ name: String) throws(RigError) -> HostDocument {
    if let host = library.hosts[name] { return host }
    throw RigError(
      "there is no host '\(name)'",
      remedy: Suggestion.advice(for: name, among: library.hosts.names))
  }

  /// The set that a cell names, or that of its bare metal.
  private func set(
    _ document: CellDocument, of metal: String
  ) throws(RigError) -> CellSetDocument {
    if let name = document.set { return try set(named: name.value) }
    let bare = metal == "Na" ? "na-bare" : "li-bare"
    return try set(named: bare)
  }

  private func numbers(
    _ document: CellDocument, of metal: String
  ) throws(RigError) -> MetalCellParameters {
    CellNumbers.metal(try set(document, of: metal), area: document.area)
  }

  // MARK: Electrodes

  private func prepare(
    _ p: inout MetalCellParameters, working: ElectrodeDocument?, counter: ElectrodeDocument
  ) throws(RigError) {
    if let foil = working?.foil, let metal = working?.metal {
      p.working.metal = CellNumbers.content(of: metal, foil)
    }
    if let foil = counter.foil {
      p.counter.metal = CellNumbers.content(of: counter.metal, foil)
    }
    var coats: [CellNumbers.Coat] = []
    for coating in [working?.coating, counter.coating].compactMap(\.self) {
      let film: CoatedFilm
      switch coating.source {
      case .said(let said): film = said
      case .run(let folder): film = try coated(folder)
      }
      guard let known = library.coatings[film.material] else {
        throw RigError(
          "nothing is known of a coating of \(film.material)",
          remedy: Suggestion.advice(for: film.material, among: library.coatings.names))
      }
      coats.append((film, known))
    }
    CellNumbers.coat(&p, with: coats)
  }
}

extension SimulatedCellMaker {
  /// What a chamber has grown, as a coating: its thickest layer, and what heat made of that.
  public static func film(
    _ chamber: GasChamber, at now: Instant
  ) -> CoatedFilm? {
    let thickest = chamber.film(at: now).layers.max { $0.nanometres < $1.nanometres }
    return thickest.map { layer in
      let isConverted = layer.converted > 0.5
      let material = isConverted ? layer.product ?? layer.material : layer.material
      return CoatedFilm(material, Nanometres(layer.nanometres))
    }
  }
}
