import Documents
import Foundation
import Instrument
import Library
import Quantities
import Rig
import Simulator
import Testing

/// An entry of the library that is from a paper.
struct PaperFixture: CustomTestStringConvertible, Sendable {
  let id: String
  let text: String

  var testDescription: String { id }

  static let all = LibraryEntry.papers.map { PaperFixture(id: $0.id, text: $0.text) }
  static let recipes = all.filter { $0.text.contains("solidus: recipe/1") }
  static let methods = all.filter { $0.text.contains("solidus: method/1") }

  private var files: DocumentFiles { .memory(["\(id).yaml": text]) }

  func recipe() throws -> RecipeDocument {
    try RecipeDocument.read(at: "\(id).yaml", from: files).get()
  }

  func method() throws -> MethodDocument {
    try MethodDocument.read(at: "\(id).yaml", from: files).get()
  }

  func paper() throws -> PaperDocument {
    let paper = Self.methods.contains { $0.id == id } ? try method().paper : try recipe().paper
    return try #require(paper)
  }
}

@Suite("What the papers did, as entries of the library")
struct PapersTests {
  private static func board(_ paper: PaperDocument?) throws -> BoardFiles {
    try BoardFiles.read(Bench.board(paper?.board ?? "bench"))
  }

  @Test("every file of the folders is listed, and nothing else")
  func shelf() throws {
    let folder = "\(RecipeFixture.root)/Sources/Library/Papers"
    let paths = try #require(FileManager.default.enumerator(atPath: folder))
    let names = paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }
      .compactMap { $0.split(separator: "/").last?.dropLast(5) }.map(String.init)
    #expect(LibraryEntry.papers.map(\.id).sorted() == names.sorted())
  }

  @Test("46 processes and 82 tests have an entry, and none has another's name")
  func complete() throws {
    let index = try Set(PaperFixture.all.flatMap { try $0.paper().index })
    let tests = index.filter { $0.prefix(3).allSatisfy(\.isNumber) }
    #expect(tests.count == 82)
    #expect(index.count - tests.count == 46)
    #expect(Set(LibraryEntry.all.map(\.id)).count == LibraryEntry.all.count)
  }

  @Test("what is refused says why, and an accepted or completed entry stands beside it")
  func beside() throws {
    let papers = try PaperFixture.all.map { try $0.paper() }
    for paper in papers where paper.standing == .refused || paper.standing == .asks {
      let others = papers.filter { $0.index == paper.index }.map(\.standing)
      #expect(others.contains { $0 == .accepted || $0 == .completed }, "\(paper.index)")
      if paper.standing == .asks { #expect(paper.omits != nil, "\(paper.index)") }
      if paper.standing == .refused { #expect(paper.refusal != nil, "\(paper.index)") }
    }
  }

  @Test("what asks says so where it is described, and no two entries are described alike")
  func described() throws {
    var known: [String: String] = [:]
    for fixture in PaperFixture.all {
      let isMethod = PaperFixture.methods.contains { $0.id == fixture.id }
      let words = try #require(
        try isMethod ? fixture.method().description : fixture.recipe().description)
      #expect(known[words] == nil, "\(fixture) and \(known[words] ?? "")")
      known[words] = fixture.id
      guard try fixture.paper().standing == .asks else { continue }
      #expect(words.contains("asked for"), "\(fixture)")
    }
  }

  /// What is judged in two entries by one number of one paper, so that each counts for itself.
  @Test("one printed number counts once, unless it is printed of several things")
  func once() throws {
    var known: [String: [String]] = [:]
    for fixture in PaperFixture.recipes {
      let paper = try fixture.paper()
      for claim in paper.claims where claim.worth == .predicted || claim.worth == .fitted {
        guard paper.standing != .asks, claim.other == nil else { continue }
        known["\(paper.by), \(claim.what.rawValue) \(claim.value)", default: []]
          .append(fixture.id)
      }
    }
    // 20 nm are printed of three laminates, and 50 nm of lithium and of sodium.
    let several = known.filter { $0.value.count > 1 }
    #expect(Set(several.keys) == ["Pirayesh 2023, thickness 20 nm", "Jin 2022, thickness 50 nm"])
    #expect(several["Jin 2022, thickness 50 nm"]?.count == 2)
    #expect(several["Pirayesh 2023, thickness 20 nm"]?.count == 3)
  }

  @Test("a recipe is checked as its heading says", arguments: PaperFixture.recipes)
  func checked(fixture: PaperFixture) throws {
    let recipe = try fixture.recipe()
    let paper = try #require(recipe.paper)
    let findings = RecipeCompiler(recipe, on: try Self.board(paper)).examine().findings
    let errors = findings.all.filter { $0.severity == .error }
    switch paper.standing {
    case .printed, .completed, .accepted, .unmodelled:
      #expect(errors.isEmpty, "\(findings.written(as: .text))")
    case .asks:
      #expect(errors.count == Self.open(recipe))
      #expect(errors.allSatisfy { $0.message.contains("is not printed") })
    case .refused:
      // Whatever the paper leaves out as well: no number mends it, so it is said first.
      let refusal = try #require(paper.refusal)
      #expect(errors.first?.description.contains(refusal) == true, "\(findings.written(as: .text))")
      #expect(errors.count(where: \.isQuestion) == Self.open(recipe))
    }
  }

  /// How many numbers the recipe asks for.
  private static func open(_ recipe: RecipeDocument) -> Int {
    recipe.parameters.entries.filter { entry in
      if case .open = entry.value.preset { true } else { false }
    }.count
  }

  @Test("what a recipe takes of its own accord it says, beside what the paper leaves out")
  func chosen() throws {
    for fixture in PaperFixture.recipes {
      let paper = try fixture.paper()
      #expect(paper.omits == nil || paper.chosen != nil, "\(fixture)")
    }
  }

  @Test("a number that is not printed has no value, unless the entry says that it was chosen")
  func unprinted() throws {
    for fixture in PaperFixture.all {
      let parameters =
        try PaperFixture.methods.contains { $0.id == fixture.id }
        ? fixture.method().parameters : fixture.recipe().parameters
      let paper = try fixture.paper()
      let open = parameters.entries.filter(Self.isOpen).map(\.name)
      switch paper.standing {
      case .asks:
        let asks = Set(open).subtracting(["upper", "lower"]) != [] || paper.unstated != nil
        #expect(asks, "\(fixture)")
      case .completed, .accepted, .unmodelled, .printed:
        // A window is the cell's where nobody says another.
        #expect(Set(open).subtracting(["upper", "lower"]) == [], "\(fixture)")
        #expect(paper.unstated == nil, "\(fixture)")
        if paper.standing == .completed { #expect(paper.chosen != nil, "\(fixture)") }
      case .refused: break
      }
      for entry in parameters.entries where !Self.isOpen(entry) {
        #expect(!entry.value.purpose.contains("not printed"), "\(fixture): \(entry.name)")
      }
    }
  }

  @Test(
    "what an entry takes for holds, rests and cooling, its heading says",
    arguments: PaperFixture.all)
  func ours(fixture: PaperFixture) throws {
    let paper = try fixture.paper()
    let said = paper.chosen ?? ""
    for line in fixture.text.split(separator: "\n").map({ $0.drop { $0 == " " } }) {
      guard let found = line.firstMatch(of: Self.choice)?.1 else { continue }
      let isPrinted = found == "2 h" && paper.by == "Zhang 2020"
      #expect(isPrinted || said.contains(found), "\(fixture): \(line)")
    }
  }

  /// A hold before the first dose, the cold end of a recipe and the rest before a cycle.
  private static var choice: Regex<(Substring, Substring)> {
    /^- (?:hold: |cool: .*below: |rest: \{ for: )([\d.]+ (?:min|s|h|C))/
  }

  private static func isOpen(_ entry: Named<ParameterDocument>.Entry) -> Bool {
    if case .open = entry.value.preset { true } else { false }
  }

  @Test("what asks asks for what its completed sibling chose, and says nothing else otherwise")
  func siblings() throws {
    for fixture in PaperFixture.methods where try fixture.paper().standing == .asks {
      let own = try fixture.method()
      let other = try #require(PaperFixture.methods.first { $0.id == fixture.id + "-completed" })
        .method()
      let open = own.parameters.entries.filter(Self.isOpen).map(\.name)
      #expect(open.allSatisfy { other.parameters[$0] != nil }, "\(fixture)")
      #expect(own.paper?.index == other.paper?.index && own.paper?.cells == other.paper?.cells)
      #expect(own.paper?.claims.map(\.value) == other.paper?.claims.map(\.value), "\(fixture)")
      #expect(own.paper?.claims.map(\.other) == other.paper?.claims.map(\.other), "\(fixture)")
    }
  }

  @Test("a recipe that may run has a plan", arguments: PaperFixture.recipes)
  func planned(fixture: PaperFixture) throws {
    let recipe = try fixture.recipe()
    guard let paper = recipe.paper, paper.standing != .refused, paper.standing != .asks else {
      return
    }
    let files = try Self.board(paper)
    let compiled = try RecipeCompiler(recipe, on: files).compile()
    let plan = try RecipePlan(compiled, of: recipe, on: files)
    #expect(plan.forecast.duration + plan.forecast.atMost > Seconds(600))
    #expect(!plan.films.isEmpty || paper.technique == "melt infusion")
  }

  @Test(
    "what grows more than its cycles is flagged, and what a purge has cleared is not",
    arguments: [
      ("chen-2017-alumina-50", true), ("cao-2016-lixalys-completed", true),
      ("jin-2022-alumina", false), ("meng-2021-lithicone", false), ("zhang-2020-alucone", false),
    ])
  func overlaps(id: String, isFlagged: Bool) throws {
    let recipe = try #require(PaperFixture.recipes.first { $0.id == id }).recipe()
    let files = try Self.board(recipe.paper)
    let plan = try RecipePlan(
      try RecipeCompiler(recipe, on: files).compile(), of: recipe, on: files)
    for film in plan.films {
      #expect(film.flags.contains("CVD component") == isFlagged, "\(film.material)")
    }
  }

  @Test("on a plant without an instrument water eats lithium at 180 C, and nobody stops it")
  func whatIf() throws {
    let fixture = try #require(PaperFixture.recipes.first { $0.id == "jin-2022-in-place" })
    let recipe = try fixture.recipe()
    var plant = try PlantAlone(recipe, on: try Bench.files())
    let came = try plant.run()
    // Two bounds are printed; what is read is a layer of some 230 nm, and no twenty times that.
    #expect(came.film.corrosion > Nanometres(230) && came.film.corrosion < Nanometres(300))
    #expect(came.film.oxygenDepth > Nanometres(1000))
    #expect(came.film.oxygenDepth < Nanometres(1300))
    #expect(!came.isMolten && came.hottest == Celsius(180))
    #expect(came.omitted.isEmpty)
    let provable = try #require(
      PaperFixture.recipes.first { $0.id == "jin-2022-in-place-provable" }
    ).recipe()
    var other = try PlantAlone(provable, on: try Bench.files())
    // As hot as provable is what an instrument would go to, and nothing of it is refused.
    let proved = try other.run()
    #expect(proved.hottest > Celsius(165) && proved.hottest < Celsius(180))
    #expect(proved.omitted.isEmpty && proved.refused.isEmpty)
    // As hot as that, and water as hot as that: what 'check' says.
    #expect(came.refused.count == 2 && came.refused.last?.contains("corrodes the metal") == true)
    #expect(came.refused.first?.contains("180 C cannot be proved safe") == true)
    #expect(came.melts == Celsius(180.5))
  }

  @Test("on a plant without an instrument a plasma makes its film, and says what it leaves out")
  func whatIfPlasma() throws {
    let fixture = PaperFixture.recipes.first { $0.id == "kozen-2015-plasma-alumina-completed" }
    let recipe = try #require(fixture).recipe()
    var plant = try PlantAlone(recipe, on: try Self.board(recipe.paper))
    let came = try plant.run()
    // 14 nm in its run, as warm as the recipe heats it.
    #expect(came.film.thickness > Nanometres(13) && came.film.thickness < Nanometres(15))
    let warmth = "what a plasma warms the foil by, which is as warm as the recipe heats it"
    #expect(came.omitted == [warmth])
  }

  @Test("what is cooled behind its last dose has grown as warm as it was")
  func whatIfCooled() throws {
    let fixture = PaperFixture.recipes.first { $0.id == "zhao-2018-alucone-10" }
    let recipe = try #require(fixture).recipe()
    var plant = try PlantAlone(recipe, on: try Bench.files())
    // On the bench with its instrument 1.24 nm; at room temperature the last purge alone gave 3 nm.
    let thickness = try plant.run().film.thickness
    #expect(thickness > Nanometres(1) && thickness < Nanometres(1.5))
  }

  /// What an entry asks for, as the one beside it has it.
  private static func answers(
    _ fixture: PaperFixture
  ) throws -> [(name: String, value: AnyQuantity)] {
    guard try fixture.paper().standing == .asks else { return [] }
    let other = try #require(PaperFixture.methods.first { $0.id == fixture.id + "-completed" })
      .method()
    return try fixture.method().parameters.entries.filter(isOpen).compactMap { entry in
      guard case .one(let value)? = other.parameters[entry.name]?.preset else { return nil }
      return (name: entry.name, value: value)
    }
  }

  @Test("a method fits each of its cells, and has a plan for it", arguments: PaperFixture.methods)
  func fits(fixture: PaperFixture) throws {
    let method = try fixture.method()
    let paper = try #require(method.paper)
    #expect(!paper.cells.isEmpty && !paper.claims.isEmpty)
    for name in paper.cells {
      let text = try #require(LibraryEntry.cell(named: name)).text
      let document = try CellDocument.read(at: "c.yaml", from: .memory(["c.yaml": text])).get()
      let cell = try DeclaredCell(document, at: "c.yaml")
      let values = MethodValues(
        method, asked: try Self.answers(fixture), window: document.window)
      let plan = try MethodPlan(
        method, for: cell.values, with: values.given,
        on: try BoardFiles.read(Bench.board(paper.board ?? "bench")).board)
      #expect(!plan.rows.isEmpty && plan.takes > Seconds(600))
    }
  }
}
