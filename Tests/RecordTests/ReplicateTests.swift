import Testing

@testable import Record

@Suite("How many samples there were of one kind")
struct ReplicateTests {
  private func replicate(
    _ number: String, _ sample: String, what: String = "cycling", metal: String = "Li"
  ) -> Replicate {
    Replicate("bare", number: number, sample: sample, what: what, metal: metal)
  }

  @Test("each counts once, however often it was run, and through the catalogue too")
  func once() throws {
    let all = [replicate("1", "A"), replicate("2", "B"), replicate("2", "B")]
    let kept = all.compactMap { Replicate(line: $0.line) }
    #expect(kept == all)
    let group = try #require(Replicates(of: kept).groups.first)
    #expect(group.n == 2 && group.clashes.isEmpty && group.words == "bare, cycling, Li")
  }

  @Test("another metal, recipe or method makes another kind")
  func kinds() {
    let groups = Replicates(of: [
      replicate("1", "A"), replicate("2", "B", metal: "Na"), replicate("1", "A", what: "formation"),
    ]).groups
    #expect(groups.map(\.n) == [1, 1, 1] && Set(groups.map(\.words)).count == 3)
  }

  @Test("two that say they are one, or one that says it is two, count as one and are named")
  func clashes() throws {
    let two = try #require(Replicates(of: [replicate("1", "A"), replicate("1", "B")]).groups.first)
    #expect(two.n == 1)
    #expect(
      two.clashes == ["A and B both say they are replicate 1 of bare, and count as one"])
    let one = try #require(Replicates(of: [replicate("1", "A"), replicate("2", "A")]).groups.first)
    #expect(one.n == 1 && one.clashes.count == 1 && one.clashes[0].hasPrefix("A says"))
  }

  @Test("one that has no number is told by its name")
  func names() {
    let group = Replicates(of: [replicate("", "A"), replicate("", "B")]).groups.first
    #expect(group?.n == 2 && group?.clashes == [])
  }

  @Test("a cell is a replicate by its method and its metal, a foil by its recipe")
  func start() {
    let said = [("sample", "A"), ("series", "bare"), ("replicate", "1")]
    let text = said.map { #""\#($0.0)": "\#($0.1)""# }.joined(separator: ", ")
    let places: [String?] = [nil, "cell2"]
    let samples = places.compactMap { channel -> SampleStart? in
      let place = channel.map { #""cell": "\#($0)", "# } ?? ""
      return WholeFile.node(Array("{\(place)\"said\": {\(text)}}".utf8)).flatMap {
        SampleStart($0)
      }
    }
    let start = RunStart(
      title: "t", programs: ["alumina", "formation"], metals: ["Na", "Li"], isSimulated: true,
      version: "0", seed: "1", date: nil,
      cells: [CellStart(channel: "cell2", method: "formation", metal: "Li")], samples: samples)
    #expect(start.replicates.map(\.what) == ["alumina", "formation"])
    #expect(start.replicates.map(\.metal) == ["Na", "Li"])
  }
}
