import Control
public import Documents
import Instrument
import Quantities
public import Simulator

/// A cell document made ready for a channel: what methods count by, what is proved of the cell, and
/// what stands for it in the simulator.
public struct DeclaredCell: Sendable {
  public let document: CellDocument
  public let values: CellValues
  /// What C stands for; nil where no rate has a meaning.
  public let rate: CellRate?
  /// What is put into the holder of a simulated board.
  public let model: any CellModel
  /// What is on which of its electrodes; nil for bare ones.
  public let coating: String?

  /// A declared cell, or all that is wrong with it.
  ///
  /// - Parameters:
  ///   - path: the file that findings are about.
  ///   - files: where the folders of coating runs are.
  public init(
    _ document: CellDocument, at path: String, from files: DocumentFiles = .disk
  ) throws(Diagnostics) {
    let library = try CellLibrary.shipped()
    let findings = CellFindings.of(document, library, from: files)
    guard !findings.hasErrors else { throw findings }
    let maker = SimulatedCellMaker(library) { (folder) throws(RigError) in
      do throws(Diagnostics) { return try CoatedFilm.left(in: folder, from: files) } catch {
        throw RigError("\(folder.place): the run left no film", remedy: "name another run")
      }
    }
    do throws(RigError) { model = try maker.model(document) } catch {
      throw Diagnostics([
        Diagnostic(at: .start(of: path), .error, error.what, remedy: error.remedy)
      ])
    }
    var host: HostDocument?
    var mass: Kilograms?
    if case .full(let positive, counter: _) = document.build {
      host = library.hosts[positive.host.value]
      mass = positive.active
    }
    rate = CellRate(of: document, host: host)
    coating = Self.coating(document.build, from: files)
    values = CellValues(
      area: document.area, mass: mass, nominal: rate?.nominal,
      declaration: Self.declaration(document, RestRange(of: document, host: host)))
    self.document = document
  }

  private static func coating(_ build: CellDocument.Build, from files: DocumentFiles) -> String? {
    func film(_ electrode: ElectrodeDocument, _ place: String) -> [String] {
      guard let coating = electrode.coating else { return [] }
      do throws(Diagnostics) {
        let film = try coating.film(from: files)
        let thickness = Arithmetic.rounded(film.thickness.value * 100) / 100
        return ["\(thickness) nm of \(film.material) on \(place)"]
      } catch { return [] }
    }
    let films: [String] =
      switch build {
      case .symmetric(let both): film(both, "both electrodes")
      case .asymmetric(let working, let counter): film(working, "W") + film(counter, "C")
      case .full(_, let counter): film(counter, "C")
      case .dummy: []
      }
    return films.isEmpty ? nil : films.joined(separator: ", ")
  }

  private static func declaration(
    _ document: CellDocument, _ rest: RestRange
  ) -> CellDeclaration {
    let (limits, isBare) = (document.limits, isBare(document.build))
    return CellDeclaration(
      limits: CellLimits(
        lowest: limits.lowest, highest: limits.highest, most: limits.current,
        coldest: limits.coldest, hottest: limits.hottest),
      restsFrom: rest.from, restsTo: rest.to,
      mostResistance: limits.resistance ?? (isBare ? Self.ofBare : Self.ofMetal),
      hasReference: document.hasReference,
      fixture: document.holder.map { UInt8(truncatingIfNeeded: $0) },
      proof: isBare ? .plating : .bothWays, judged: judged(document.build))
  }

  /// Solid electrolytes come to some hundred ohm; a lead that is off comes to megohms.
  private static let ofMetal = Ohms(5000)
  /// What charges the double layer of bare copper looks like some kilo-ohms more.
  private static let ofBare = Ohms(20_000)

  private static func judged(_ build: CellDocument.Build) -> VerdictWatch.Kind? {
    switch build {
    case .symmetric: .symmetric
    case .asymmetric: .asymmetric
    case .full: .full
    case .dummy: nil
    }
  }

  /// Whether the working electrode has nothing that could be oxidised.
  private static func isBare(_ build: CellDocument.Build) -> Bool {
    if case .asymmetric(let working, counter: _) = build { working.metal == "Cu" } else { false }
  }
}
