import Documents
import Quantities
import Testing

@Suite("Boards")
struct BoardTests {
  private func read(_ text: String) -> Checked<BoardDocument> {
    BoardDocument.read(at: "board.yaml", from: .memory(["board.yaml": text]))
  }

  @Test("a right board is read without a finding")
  func right() throws {
    let checked = read(Examples.board)
    #expect(checked.diagnostics.written(as: .text) == "")
    let board = try #require(checked.value)
    #expect(board.buses["reactor"]?.clock.value == Hertz(100_000))
    #expect(board.chips["gas_dac"]?.on.value == BusReference(name: "gas_mux", branch: 0))
  }
}
