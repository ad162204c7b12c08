import Testing

@testable import Documents

@Suite("Where an instrument takes lines")
struct SocketAddressTests {
  @Test("is an address and a port")
  func reads() throws {
    let found = try #require(SocketAddress("192.168.7.20:5025"))
    #expect(found.address == "192.168.7.20" && found.port == 5025)
    #expect(SocketAddress("0.0.0.0:1") != nil)
  }

  @Test(
    "and nothing else",
    arguments: [
      "", ":", "192.168.7.20", "192.168.7.20:", "192.168.7.20:0", "192.168.7.20:65536",
      "192.168.7:5025", "192.168.7.256:5025", "192.168.7.020:5025", "+1.2.3.4:5025", "1.2.3.4:+5",
      "1.2.3.4:5025:1", "1..3.4:5025", "analyser:5025", "1.2.3.4: 5025", "::1:5025",
    ])
  func refuses(_ text: String) { #expect(SocketAddress(text) == nil) }
}
