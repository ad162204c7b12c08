import Foundation
import HAL
import Quantities
import Testing

@testable import LinuxHAL

/// An instrument on this machine's own loopback that does what a test says, and nothing else.
private final class Instrument {
  private let listener: Int32
  private var line: Int32 = -1
  let port: UInt16

  init() throws {
    let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    listener = made
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isThere = unsafe withUnsafeMutablePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place -> Bool in
        let bound = unsafe bind(made, place, size)
        let named = unsafe getsockname(made, place, &size)
        return bound == 0 && named == 0
      }
    }
    try #require(isThere)
    port = UInt16(bigEndian: place.sin_port)
    try #require(listen(made, 4) == 0)
  }

  /// Takes the call that has come; the kernel has it already.
  func take() throws {
    hangUp()
    line = accept(listener, nil, nil)
    try #require(line >= 0)
    // Each piece is a packet of its own.
    var yes: Int32 = 1
    unsafe setsockopt(line, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(4))
  }

  func say(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(line, $0.baseAddress, $0.count) }
  }

  func hear() -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(line, $0.baseAddress, $0.count) }
    return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
  }

  func hangUp() {
    if line >= 0 { close(line) }
    line = -1
  }

  func refuse() { close(listener) }

  deinit {
    hangUp()
    close(listener)
  }
}

@Suite("A socket at which an instrument takes lines, and which never waits")
struct MessagePortTests {
  /// Whatever is done takes no time of the loop that does it.
  private func promptly<Value>(_ body: () throws -> Value) rethrows -> Value {
    let clock = ContinuousClock()
    let began = clock.now
    defer { #expect(clock.now - began < .milliseconds(200)) }
    return try body()
  }

  private func send(_ text: String, _ port: LinuxMessagePort) throws {
    let bytes = Array(text.utf8)
    try promptly { try port.send(bytes.span) }
  }

  private func receive(_ port: LinuxMessagePort, upTo capacity: Int = 64) throws -> String {
    var bytes = [UInt8](repeating: 0, count: capacity)
    let count = try promptly {
      var span = bytes.mutableSpan
      return try port.receive(into: &span)
    }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  private func made() throws -> (Instrument, LinuxMessagePort) {
    let instrument = try Instrument()
    let port = try promptly { try LinuxMessagePort("127.0.0.1", port: instrument.port) }
    try instrument.take()
    return (instrument, port)
  }

  @Test("what is said is heard, and silence is no answer and no failure")
  func talks() throws {
    let (instrument, port) = try made()
    try send("*IDN?\n", port)
    #expect(instrument.hear() == "*IDN?\n")
    for _ in 0..<100 { #expect(try receive(port) == "") }
    instrument.say("me\n")
    #expect(try receive(port) == "me\n")
  }

  @Test("an answer comes in pieces as they come, and two answers at once")
  func pieces() throws {
    let (instrument, port) = try made()
    instrument.say("+1.0")
    #expect(try receive(port) == "+1.0")
    #expect(try receive(port) == "")
    instrument.say("E+002\n")
    #expect(try receive(port) == "E+002\n")
    instrument.say("1\n+0,\"No error\"\n")
    #expect(try receive(port) == "1\n+0,\"No error\"\n")
  }

  @Test("of an answer longer than the buffer nothing is lost")
  func long() throws {
    let (instrument, port) = try made()
    let text = (0..<300).map { "\($0)," }.joined()
    instrument.say(text + "\n")
    var whole = ""
    while true {
      let part = try receive(port, upTo: 7)
      #expect(part.utf8.count <= 7)
      if part.isEmpty { break }
      whole += part
    }
    #expect(whole == text + "\n")
  }

  @Test("who hangs up is lost once his last words are read, and is called anew by the next line")
  func hangsUp() throws {
    let (instrument, port) = try made()
    instrument.say("1\n")
    instrument.hangUp()
    #expect(try receive(port) == "1\n")
    #expect(throws: MessageError.lost) { try receive(port) }
    // Nobody is there to be asked, and that is no news.
    #expect(try receive(port) == "")
    try send("*CLS\n", port)
    try instrument.take()
    #expect(instrument.hear() == "*CLS\n")
  }

  @Test("who takes no calls is lost, at the first line or before, and again at each")
  func refused() throws {
    let (instrument, port) = try made()
    instrument.refuse()
    instrument.hangUp()
    #expect(throws: MessageError.lost) { try receive(port) }
    for _ in 0..<3 { #expect(throws: MessageError.lost) { try send("*CLS\n", port) } }
    // Nobody is there from the beginning: who calls does not wait to hear of it.
    let other = try promptly { try LinuxMessagePort("127.0.0.1", port: instrument.port) }
    #expect(throws: MessageError.lost) { try send("*CLS\n", other) }
  }

  @Test("who reads nothing makes the way full, and no torn line is ever heard of it")
  func full() throws {
    let (instrument, port) = try made()
    let line = String(repeating: "x", count: 1000) + "\n"
    var failure: MessageError?
    for _ in 0..<100_000 where failure == nil {
      do { try send(line, port) } catch let error as MessageError { failure = error }
    }
    // Busy if nothing of the line went; of one that went in part the rest would be torn, so that
    // whoever is there is called anew.
    #expect(failure == .busy || failure == .lost)
    if failure == .lost {
      try send("*CLS\n", port)
      try instrument.take()
    } else {
      var heard = instrument.hear()
      while !heard.hasSuffix(line) { heard = instrument.hear() }
      try send("*CLS\n", port)
    }
    #expect(instrument.hear() == "*CLS\n")
  }

  @Test("an address that is none is refused as such")
  func address() {
    #expect(throws: LinuxError.self) { try LinuxMessagePort("instrument", port: 5025) }
  }
}
