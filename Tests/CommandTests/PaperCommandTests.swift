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
      (["library", "show", "zhang-2020-alucone"], .done),
      // The board and the cells are those that the entry is for.
      (["check", "chen-2018-lif"], .done),
      (["check", "chen-2018-lif", "--board", "bench"], .findings),
      (["check", "zhang-2020-cycling-bare", "chang-2023-lco-slow-completed"], .done),
      (["check", "jin-2022-two-step-lialox"], .findings),
      (["check", "lin-2016-alumina"], .findings), (["check", "niu-2021-cycling"], .findings),
      (["check", "niu-2021-cycling", "--with", "half=1h"], .done),
      (["check", "jin-2022-two-step-naalox"], .findings), (["plan", "meng-2021-lithicone"], .done),
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
}
