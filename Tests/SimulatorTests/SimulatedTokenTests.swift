import HAL
import Simulator
import Testing

@Suite("A token on a simulated disk")
struct SimulatedTokenTests {
  @Test("keeps through a power cut what it said that it keeps")
  func durable() throws {
    let token = SimulatedToken()
    #expect(token.isClean)
    try token.consume()
    token.losePower()
    #expect(!token.isClean)
    try token.restore()
    token.losePower()
    #expect(token.isClean)
  }

  @Test("changes nothing on a disk that may not be written")
  func readOnly() {
    let token = SimulatedToken()
    token.ailment = .readOnly
    #expect(throws: TokenError(.readOnly)) { try token.consume() }
    #expect(token.isClean)
    token.losePower()
    #expect(token.isClean)
  }

  @Test("a flush that failed is not made up for by one that succeeds: asking again lies")
  func lostFlush() throws {
    let token = SimulatedToken()
    token.ailment = .losesOneFlush
    #expect(throws: TokenError(.notDurable)) { try token.consume() }
    try token.consume()
    #expect(!token.isClean)
    #expect(token.isCleanAfterPowerCut)
    // Only what is written anew is.
    try token.restore()
    try token.consume()
    #expect(!token.isCleanAfterPowerCut)
  }
}
