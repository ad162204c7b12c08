import Quantities

extension CoatedFilm {
  /// The film that a coating run left, as its folder says: the thickest layer, as heat made it.
  public static func left(
    in folder: Located<String>, from files: DocumentFiles
  ) throws(Diagnostics) -> CoatedFilm {
    let path = "\(folder.value)/meta.json"
    let remedy = "name the folder that 'solidus run RECIPE --out' made"
    func refusal(_ what: String, remedy: String = remedy) -> Diagnostics {
      Diagnostics([Diagnostic(at: folder.place, .error, what, remedy: remedy)])
    }
    guard case .success(let bytes) = files.bytes(at: path) else {
      throw refusal("there is no \(path)")
    }
    var report = Report()
    guard let meta = Node.read(bytes, file: path, report: &report), let films = meta["films"],
      case .sequence(let layers) = films.content
    else { throw refusal("\(path) is not that of a coating run") }
    if let cycle = resumed(in: folder.value, from: files) {
      throw refusal(
        "the run in \(folder.value) went on with another: what it says of its films is of the cycles"
          + " from the \(cycle)th on",
        remedy:
          "write the whole film instead, as in coating: { film: { material: AlEG, thickness: 20 nm } }"
      )
    }
    let thickest = layers.compactMap(Layer.init).max { $0.film.thickness < $1.film.thickness }
    guard let thickest else { throw refusal("the run in \(folder.value) left no film") }
    return thickest.film
  }

  /// The cycle with which a run went on; nil for one that began with the first.
  private static func resumed(in folder: String, from files: DocumentFiles) -> Int? {
    let path = "\(folder)/resume.json"
    guard case .success(let bytes) = files.bytes(at: path) else { return nil }
    var report = Report()
    let cycle = Node.read(bytes, file: path, report: &report)?.number("cycle")
    return cycle.flatMap { $0 > 1 ? Int($0) : nil }
  }

  /// The metal of a coating run, as its folder says; nil if that does not.
  public static func metal(in folder: String, from files: DocumentFiles) -> String? {
    let path = "\(folder)/start.json"
    guard case .success(let bytes) = files.bytes(at: path) else { return nil }
    var report = Report()
    guard let start = Node.read(bytes, file: path, report: &report), let metals = start["metals"],
      case .sequence(let named) = metals.content, let first = named.first,
      case .scalar(let metal) = first.content
    else { return nil }
    return metal.text
  }

  /// What the folder of a run says of one layer.
  private struct Layer {
    let film: CoatedFilm

    init?(_ node: Node) {
      guard let material = node.text("material"), let thickness = node.number("thickness_nm"),
        let converted = node.number("converted")
      else { return nil }
      // What heat converted by more than half counts as its product.
      let product = converted > 0.5 ? node.text("product") : nil
      film = CoatedFilm(product ?? material, Nanometres(thickness))
    }
  }
}
