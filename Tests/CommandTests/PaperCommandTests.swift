import Documents
import Library
import Testing

@testable import solidus

@Suite("The papers at the command line")
struct PaperCommandTests {
  @Test(
    "entries are found, checked, planned and asked what would have been",
    arguments: [
      (["library", "list", "alucone", "sodium"], solidus.ExitStatus.done),
      (["library", "list", "Zhang", "2020", "--json"], .done),
      (["library", "list", "no-such-thing"], .findings),
      (["library", "list", "--by", "paper", "Na"], .done),
      (["library", "list", "--by", "x"], .usage),
      (["library", "list", "Sullivan", "lithium", "coating"], .done),
      (["library", "show", "zhang-2020-alucone"], .done), (["library", "show", "001-08"], .done),
      (["library", "show", "t4-02-aleg-mld-na-sse"], .done), (["library", "show", "T4-"], .usage),
      // The board and the cells are those that the entry is for.
      (["check", "chen-2018-lif"], .done),
      (["check", "chen-2018-lif", "--board", "bench"], .findings),
      (["check", "zhang-2020-cycling-bare", "chang-2023-lco-slow-completed"], .done),
      (["check", "jin-2022-two-step-lialox"], .findings),
      (["check", "lin-2016-alumina"], .findings), (["check", "niu-2021-cycling"], .findings),
      (["check", "niu-2021-cycling", "--with", "half=1h"], .done),
      (["check", "jin-2022-two-step-naalox"], .findings), (["plan", "meng-2021-lithicone"], .done),
      // What never comes to its temperature is refused by each of them.
      (["check", "cao-2016-lixalys", "--with", "warmth=20C"], .findings),
      (["plan", "cao-2016-lixalys", "--with", "warmth=20C"], .findings),
      (["run", "cao-2016-lixalys", "--with", "warmth=20C", "--fast"], .refused),
      (["what-if", "jin-2022-in-place"], .done),
      (["what-if", "jin-2022-in-place", "--json"], .done),
      (["what-if"], .usage), (["what-if", "no-such-recipe"], .usage),
      (
        ["run", "zhang-2020-ocv-mld-completed", "--with", "interval=1min", "--fast", "--json"],
        .done
      ),
      // What is in the cell is asked for as a number is.
      (["check", "chang-2023-lco-slow"], .findings), (["plan", "chang-2023-lco-slow"], .findings),
      (["run", "chang-2023-lco-slow", "--fast"], .findings),
      (["check", "chang-2023-lco-slow", "--cell", "chang-2023-lco-200"], .done),
      (["plan", "chang-2023-lco-slow", "--cell", "chang-2023-lco-200"], .done),
    ])
  func status(words: [String], status: solidus.ExitStatus) {
    #expect(Solidus.run(words) == status)
  }

  @Test("the shelf has what all of the words stand in, and every paper on one of its boards")
  func shelf() {
    let found = Shelf(words: ["alucone", "sodium", "Zhang"])
    #expect(found.text.contains("zhang-2020-alucone"))
    #expect(!found.text.contains("zhao-2017-alucone "))
    #expect(Shelf(words: ["T4-02"]).text.contains("papers: coatings on sodium\n  MLD\n"))
    #expect(Shelf(words: ["alucone", "potassium"]).isEmpty)
  }

  @Test("what asks, what may run and what is refused are told apart in every listing")
  func standings() {
    for order in [Shelf.Order.metal, .paper] {
      let lines = Shelf(words: [], by: order).text.split(separator: "\n")
      for (id, stands) in [
        ("sun-2019-polyurea", "asks"), ("sun-2019-polyurea-completed", "completed"),
        ("jin-2022-in-place", "refused"), ("jin-2022-in-place-provable", "accepted"),
        ("zhang-2020-alucone", "printed"), ("zhang-2020-ocv-bare", "asks"),
      ] {
        let line = lines.first { $0.split(separator: " ").first.map(String.init) == id }
        let words = line?.split(separator: " ") ?? []
        #expect(words.count > 2 && words[1] == stands, "\(id)")
      }
    }
  }

  @Test("what is refused or asks is told with what stands beside it")
  func beside() throws {
    let index = PaperIndex()
    let refused = try #require(index.beside("jin-2022-in-place"))
    #expect(refused.contains("beside it: jin-2022-in-place-provable (accepted)"))
    #expect(refused.contains("'solidus what-if jin-2022-in-place'"))
    // The command can be typed as it is told: it says what it wants to be given.
    let asking = try #require(index.beside("zhao-2020-tin-oxide-potassium"))
    #expect(asking.contains("'solidus what-if zhao-2020-tin-oxide-potassium --with stay=...'"))
    // `run` says the same as `check`, and no more where another thing was refused.
    let told = Refusal("no", .refused).beside(["jin-2022-in-place"])
    #expect(told.message == "no\n" + refused.dropLast() && told.status == .refused)
    #expect(Refusal("no", .refused).beside(["first-heat"]).message == "no")
    #expect(Refusal("no", .usage).beside(["jin-2022-in-place"]).message == "no")
    let asks = try #require(index.beside("sun-2019-polyurea"))
    #expect(asks.contains("beside it: sun-2019-polyurea-completed (completed)"))
    #expect(index.beside("zhang-2020-alucone") == nil && index.beside("first-heat") == nil)
    // Each of them has one: a chemist who is refused is never left with nothing.
    for item in Shelf.all {
      guard let stands = item.paper?.standing, stands == .refused || stands == .asks else {
        continue
      }
      #expect(index.beside(item.id) != nil, "\(item.id)")
    }
  }

  @Test("by paper, a coating stands with the cells that were made of it")
  func byPaper() {
    let lines = Shelf(words: ["Zhang 2020"], by: .paper).text.split(separator: "\n")
    #expect(lines.first?.hasPrefix("Zhang 2020: Adv. Funct. Mater.") == true)
    #expect(lines.filter { !$0.hasPrefix(" ") }.count == 1)
    #expect(lines.contains { $0.contains("zhang-2020-alucone ") })
    #expect(lines.contains { $0.contains("zhang-2020-cycling-bare ") })
    #expect(!Shelf(words: ["glovebox-transfer"]).isEmpty)
    #expect(Shelf(words: ["glovebox-transfer"], by: .paper).isEmpty)
  }

  @Test("who made it, what it is and its name in the data find an entry, and near misses are told")
  func found() {
    #expect(Shelf(words: ["Sullivan", "process"]).text.contains("cao-2016-lixalys"))
    #expect(!Shelf(words: ["Sullivan", "process"]).text.contains("zhang-2020-alucone"))
    #expect(Shelf(words: ["Zhang", "coating", "sodium"]).text.contains("zhang-2020-alucone"))
    #expect(Shelf.advice(for: ["Sulivan"]) == "nothing has 'Sulivan'; did you mean 'sullivan'?")
    #expect(Shelf.advice(for: ["alucone", "potassium"]).contains("alone they find: alucone "))
    let index = PaperIndex()
    #expect(index.entries(of: "001-08").map(\.id) == ["zhang-2020-cycling-mld150"])
    let both = index.entries(of: "T1-03-LixAlyS-ALD-Li").map(\.id)
    #expect(both == ["cao-2016-lixalys", "cao-2016-lixalys-completed"])
    #expect(index.advice(for: "T4-") == "there are T4-01-AlEG-MLD-Na, T4-02-AlEG-MLD-Na-SSE;")
    #expect(index.advice(for: "nothing-like-it") == nil)
  }

  @Test("every process and test of the data is found by its name there")
  func index() {
    let index = PaperIndex()
    let names = Set(Shelf.all.flatMap { $0.paper?.index ?? [] })
    #expect(names.count == 128)
    #expect(names.allSatisfy { !index.entries(of: $0).isEmpty })
  }
}
