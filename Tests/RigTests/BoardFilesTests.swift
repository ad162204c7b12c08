import Documents
import Rig
import Testing

@Suite("The documents of a board folder")
struct BoardFilesTests {
  /// The minimal board in memory, with what is given as its identification.
  private func read(_ identification: String?) throws -> BoardFiles {
    var texts: [String: String] = [:]
    for name in ["board.yaml", "world.yaml"] {
      let bytes = try DocumentFiles.disk.bytes(at: "\(Bench.board("minimal"))/\(name)").get()
      texts["m/\(name)"] = String(decoding: bytes, as: UTF8.self)
    }
    texts["m/identification.yaml"] = identification
    return try BoardFiles.read("m", from: .memory(texts))
  }

  @Test("an identification with mistakes is not as good as none: every mistake is located")
  func mistakes() throws {
    let text = """
      solidus: identification/1
      zones:
        stage: {element: 15 J, sample: 54 J/K, coupling: 1.5 W/K, element_loss: 0 W/K,
          sample_loss: 0 W/K, power: 40 W, box: 80 %, latncy: 370 ms}

      """
    do {
      _ = try read(text)
      Issue.record("an identification with mistakes was taken for none")
    } catch let diagnostics as Diagnostics {
      #expect(
        diagnostics.written(as: .text) == """
          m/identification.yaml:3:20: error: '15 J' is an energy, but a heat capacity is due; \
          write it in mJ/K, J/K or kJ/K
          m/identification.yaml:4:43: error: '80 %' is above 50 %; write at most 50 %
          m/identification.yaml:4:49: error: unknown key 'latncy' in a zone; did you mean \
          'latency'? allowed: element, sample, coupling, element_loss, sample_loss, power, box or \
          latency

          """)
    }
  }

  @Test("none at all is a board that nobody has identified yet")
  func none() throws {
    #expect(try read(nil).identification == nil)
  }
}
