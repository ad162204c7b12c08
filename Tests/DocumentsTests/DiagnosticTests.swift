import Documents
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  private let near = Diagnostic(
    at: Place(file: "a.yaml", line: 2, column: 3), .error, "this is \"wrong\"",
    remedy: "write right")
  private let far = Diagnostic(
    at: Place(file: "a.yaml", line: 10, column: 1), .warning, "this is odd", remedy: "look")

  @Test("findings are sorted by place, and each stands once")
  func sorted() {
    #expect(Diagnostics([far, near, far, near]).all == [near, far])
    #expect(Diagnostics([far]).hasErrors == false)
    #expect(Diagnostics([far, near]).hasErrors)
  }

  @Test("people get one line each")
  func text() {
    #expect(
      Diagnostics([near, far]).written(as: .text) == """
        a.yaml:2:3: error: this is "wrong"; write right
        a.yaml:10:1: warning: this is odd; look

        """)
  }

  @Test("editors get the remedy as a note of its own")
  func gcc() {
    #expect(
      Diagnostics([near]).written(as: .gcc) == """
        a.yaml:2:3: error: this is "wrong"
        a.yaml:2:3: note: write right

        """)
  }

  @Test("programs get one object")
  func json() throws {
    let text = Diagnostics([near]).written(as: .json)
    #expect(
      text == """
        {
          "errors": 1,
          "warnings": 0,
          "diagnostics": [
            {
              "file": "a.yaml",
              "line": 2,
              "column": 3,
              "severity": "error",
              "message": "this is \\"wrong\\"",
              "remedy": "write right"
            }
          ]
        }

        """)
    var report = Report()
    let read = Node.read(Array(text.utf8), file: "out.json", report: &report)
    #expect(read?["errors"] != nil)
  }

  @Test("a flood of findings is cut, and says so")
  func flood() {
    let many = (1...500).map {
      Diagnostic(at: Place(file: "a", line: $0, column: 1), .error, "wrong", remedy: "write right")
    }
    let cut = Diagnostics(many)
    #expect(cut.all.count == Diagnostics.limit + 1)
    #expect(cut.all.last?.message == "300 further findings are not shown")
  }
}
