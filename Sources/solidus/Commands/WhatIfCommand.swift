import Documents
import Quantities
import Rig
import Simulator

extension Command {
  static let whatIf = Command(
    words: ["what-if"], operands: "FILE|ID",
    about: "what a recipe, refused or not, would do to a foil on a plant without an instrument",
    options: [board, json, parameter]
  ) { arguments, console in
    do throws(Refusal) {
      guard arguments.operands.count == 1, let name = arguments.operands.first else {
        throw Refusal("solidus what-if: name one recipe, such as jin-2022-in-place", .usage)
      }
      let recipe = try Recipes.read(name)
      let files = try BoardFolder.onDate(arguments, for: "what-if", recipe.paper)
      let given = try ParameterValues.read(arguments)
      let report = WhatIfReport(name: recipe.name, came: try what(recipe, files, given))
      console.put(arguments.has("json") ? report.json.text + "\n" : report.text)
      return .done
    } catch { return error.tell(console) }
  }

  private static func what(
    _ recipe: RecipeDocument, _ files: BoardFiles, _ given: [(name: String, value: AnyQuantity)]
  ) throws(Refusal) -> WhatIf {
    var plant: PlantAlone
    do throws(RigError) { plant = try PlantAlone(recipe, on: files) } catch {
      throw Refusal(error, .refused)
    }
    do throws(Diagnostics) { return try plant.run(with: given) } catch { throw Refusal(error) }
  }
}

/// What became of the foil, in words.
private struct WhatIfReport {
  let name: String
  let came: WhatIf

  private static let mark = "SIMULATED, WITHOUT AN INSTRUMENT"

  var text: String {
    var text = "\(Self.mark)  \(name)\n"
    text += "  hottest      \(fixed(came.hottest.value, 1)) C\(melting)\n"
    for why in came.refused { text += "  refused      \(why)\n" }
    if !came.refused.isEmpty { text += "               with an instrument none of this happens\n" }
    if came.isMolten {
      text += "  the foil     is lost; what follows is reckoned as if it had stayed solid\n"
    }
    for layer in came.film.layers { text += "  film         \(words(layer))\n" }
    if came.film.layers.isEmpty { text += "  film         none\n" }
    text += "  corrosion    \(corrosion)\n"
    for what in came.omitted { text += "  left out     \(what)\n" }
    return text
  }

  private var corrosion: String {
    let film = came.film
    guard film.corrosion > .zero else { return "none" }
    return "\(fixed(film.corrosion.value, 0)) nm of what water made of the metal, oxygen"
      + " \(fixed(film.oxygenDepth.value, 0)) nm deep"
  }

  /// How near that is: what is not molten here may be with thermometers that are a little off.
  private var melting: String {
    if came.isMolten { return ": molten" }
    guard let melts = came.melts else { return "" }
    return ", \(fixed((melts - came.hottest).value, 1)) K below melting"
  }

  private func words(_ layer: FilmLayer) -> String {
    let text = "\(fixed(layer.nanometres, 1)) nm of \(layer.material)"
    guard let product = layer.product, layer.converted > 0 else { return text }
    return text + ", \(fixed(layer.converted * 100, 0)) % of it \(product) by heat"
  }

  var json: JSON {
    .object([
      ("simulated", .boolean(true)), ("instrument", .boolean(false)),
      ("hottest_C", .number(came.hottest.value)), ("molten", .boolean(came.isMolten)),
      ("duration_s", .seconds(came.duration)),
      ("thickness_nm", .number(came.film.thickness.value)),
      ("corrosion_nm", .number(came.film.corrosion.value)),
      ("oxygen_depth_nm", .number(came.film.oxygenDepth.value)),
      ("refused", .array(came.refused.map { .string($0) })),
      ("left_out", .array(came.omitted.map { .string($0) })),
    ])
  }
}
