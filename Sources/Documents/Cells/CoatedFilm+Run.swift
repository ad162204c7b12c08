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
    guard let meta = Node.read(bytes, file: path, report: &report), meta["films"] != nil else {
      throw refusal("\(path) is not that of a coating run")
    }
    let hasGoneOn = (meta["resumes"]?.number("cycle") ?? 1) > 1
    guard !hasGoneOn || meta["whole"]?["films"] != nil else {
      throw refusal(
        "the run in \(folder.value) went on with another, and nobody knows what that had left",
        remedy:
          "write the whole film instead, as in coating: { film: { material: AlEG, thickness: 20 nm } }"
      )
    }
    let layers = (hasGoneOn ? meta["whole"] : nil)?.list("films") ?? meta.list("films")
    let thickest = layers.compactMap(Layer.init).max { $0.film.thickness < $1.film.thickness }
    guard let thickest else { throw refusal("the run in \(folder.value) left no film") }
    return thickest.film
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
