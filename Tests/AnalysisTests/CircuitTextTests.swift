import Testing

@testable import Analysis

@Suite("A circuit as it is written")
struct CircuitTextTests {
  @Test(
    "names its parameters in the order of impedance.py",
    arguments: [
      ("R0", ["R0"]), ("R0-C1", ["R0", "C1"]),
      ("R0-p(R1,CPE1)-W1", ["R0", "R1", "CPE1.Q", "CPE1.n", "W1"]),
      ("L1-Zarc1-Wo1-Ws_2", ["L1", "Zarc1.R", "Zarc1.tau", "Zarc1.n"] + diffusions),
      ("R_0 - p( R1 , C1 )", ["R_0", "R1", "C1"]),
      ("p(C1,R1-p(C2,R2))", ["C1", "R1", "C2", "R2"]),
    ])
  func parameters(text: String, names: [String]) throws {
    #expect(try CircuitText.parse(text).parameters == names)
  }

  private static let diffusions = ["Wo1.R", "Wo1.tau", "Ws_2.R", "Ws_2.tau"]

  @Test(
    "is refused at the column where it is wrong",
    arguments: [
      ("", 1, "an element is missing"), ("R0-", 4, "an element is missing"),
      ("R0--R1", 4, "missing before '-'"), ("R0-X1", 4, "no element 'X'"),
      ("R0-p(R1)", 4, "at least two branches"), ("R0-p(R1,C1", 11, "is not closed"),
      ("R0-p(R1,)", 9, "missing before ')'"), ("R0)", 3, "closes nothing"),
      ("R0,R1", 3, "cannot stand here"), ("R0-R0", 4, "is there twice"),
      ("r0", 1, "no element 'r'"), ("R0-Q1", 4, "no element 'Q'"),
      ("(R0)", 1, "missing before '('"), ("R0-cpe1", 4, "no element 'cpe'"),
    ])
  func refused(text: String, column: Int, words: String) {
    let problem = problem(text)
    #expect(problem?.column == column)
    #expect(problem?.message.contains(words) == true, "\(problem?.message ?? "none")")
  }

  @Test(
    "says what was probably meant",
    arguments: [
      ("R0-Q1", "write CPE"), ("R0-cpe1", "did you mean CPE?"), ("r0", "did you mean R?"),
      ("R0-ZARC1", "did you mean Zarc?"), ("R0-CEP1", "did you mean CPE?"),
      ("R0-p(R1)", "p(R1,CPE1)"),
    ])
  func remedy(text: String, words: String) {
    let remedy = problem(text)?.remedy ?? ""
    #expect(remedy.contains(words), "\(remedy)")
  }

  @Test("is refused when it is absurdly deep or long")
  func absurd() {
    let deep = String(repeating: "p(", count: 60)
    #expect(problem(deep)?.message.contains("deep") == true)
    let many = (0..<30).map { "R\($0)" }.joined(separator: "-")
    #expect(problem(many)?.message.contains("too many") == true)
    #expect(problem(String(repeating: "R", count: 1000)) != nil)
  }

  private func problem(_ text: String) -> CircuitProblem? {
    do throws(CircuitProblem) { _ = try CircuitText.parse(text) } catch { return error }
    return nil
  }
}
