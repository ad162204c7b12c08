import Devices
import HAL
import Testing

/// What the driver says, and what it makes of answers, each line as the manual prints it.
@Suite("E4990A: an impedance analyser that answers in its own time")
struct E4990ATests {
  /// A port of which a test says what comes.
  final class Script: MessagePort {
    private(set) var said: [String] = []
    var coming: [UInt8] = []
    var failure: MessageError?

    func send(_ message: Span<UInt8>) throws(MessageError) {
      if let failure { throw failure }
      var bytes: [UInt8] = []
      for index in message.indices { bytes.append(message[index]) }
      said.append(String(decoding: bytes, as: UTF8.self))
    }

    func receive(into bytes: inout MutableSpan<UInt8>) throws(MessageError) -> Int {
      if let failure { throw failure }
      let count = min(bytes.count, coming.count)
      for index in 0..<count { bytes[index] = coming[index] }
      coming.removeFirst(count)
      return count
    }

    func answer(_ line: String) { coming += Array((line + "\n").utf8) }
  }

  private static let identity = "Keysight Technologies,E4990A,MY54100000,A.01.00"

  /// Answers one point up to its queue of errors.
  private static func point(_ meter: inout E4990A, _ port: Script, at frequency: String) throws {
    for line in [
      "1", "+1.00000000000E+002,+0.00000000000E+000,+1.02000000000E+002,+0.00000000000E+000",
      "-2.50000000000E+001,+0.00000000000E+000,-2.50000000000E+001,+0.00000000000E+000", frequency,
    ] {
      #expect(try meter.reading() == nil)
      port.answer(line)
    }
  }

  private static let seven = "+7.00000000000E+006,+7.00000000000E+006"

  @Test("asks who it is, sets it, and measures two points at one frequency")
  func measures() throws {
    let port = Script()
    var meter = E4990A(at: port)
    try meter.begin(at: 7_000_000)
    #expect(port.said == ["*CLS\n", "*IDN?\n"])
    #expect(try meter.reading() == nil)
    port.answer(Self.identity)
    try Self.point(&meter, port, at: Self.seven)
    #expect(port.said.contains(":SENS1:FREQ:STAR 7000000\n"))
    #expect(port.said.contains(":SOUR1:BIAS:STAT OFF;:SOUR1:MODE VOLT;:SOUR1:VOLT 0.01\n"))
    #expect(try meter.reading() == nil)
    port.answer("+0,\"No error\"")
    let found = try #require(try meter.reading())
    #expect(found.resistance == 101)
    #expect(found.reactance == -25)
    // It is known by now: the next point begins at once.
    try meter.begin(at: 20_000)
    #expect(port.said.suffix(2) == [":TRIG:SING\n", "*OPC?\n"])
  }

  @Test("an answer may come in pieces, and with a carriage return")
  func pieces() throws {
    let port = Script()
    var meter = E4990A(at: port)
    try meter.begin(at: 7_000_000)
    for byte in (Self.identity + "\r\n").utf8 {
      port.coming = [byte]
      #expect(try meter.reading() == nil)
    }
    try Self.point(&meter, port, at: Self.seven)
    #expect(try meter.reading() == nil)
    port.answer("0,\"No error\"\r")
    #expect(try meter.reading() != nil)
  }

  @Test(
    "what answers nothing that was asked is no reading",
    arguments: [
      ("+5.00000000000E+006,+5.00000000000E+006", "+0,\"No error\"", E4990A.Failure.garbage),
      (seven, "-222,\"Data out of range\"", .refused(-222)), (seven, "?", .garbage),
      (seven, "+1E300,\"\"", .garbage),
    ])
  func refuses(_ frequency: String, _ errors: String, _ failure: E4990A.Failure) throws {
    let port = Script()
    var meter = E4990A(at: port)
    try meter.begin(at: 7_000_000)
    port.answer(Self.identity)
    try Self.point(&meter, port, at: frequency)
    port.answer(errors)
    #expect(throws: failure) { try meter.reading() }
    // Nothing is believed now until it has said who it is.
    port.answer("1")
    #expect(try meter.reading() == nil)
    try meter.begin(at: 7_000_000)
    #expect(port.said.last == "*IDN?\n")
  }

  @Test("infinity is what an overloaded input shows, and no impedance")
  func overload() throws {
    let port = Script()
    var meter = E4990A(at: port)
    try meter.begin(at: 7_000_000)
    let many = "+9.90000000000E+037,+0.00000000000E+000,+9.90000000000E+037,+0.00000000000E+000"
    for line in [Self.identity, "1", many, many, Self.seven, "+0,\"No error\""] {
      port.answer(line)
    }
    #expect(throws: E4990A.Failure.overRange) { try meter.reading() }
  }

  @Test(
    "a line that is cut, mixed up or without end is garbage",
    arguments: [
      "+1.0E+002,+0.0E+000,+1.0E+002", "1.0E,0,1,0", "+1,0,+1,0,", "", "nan,0,nan,0",
      String(repeating: "1", count: 200),
    ])
  func garbage(_ text: String) throws {
    let port = Script()
    var meter = E4990A(at: port)
    try meter.begin(at: 7_000_000)
    for line in [Self.identity, "1", text] { port.answer(line) }
    #expect(throws: E4990A.Failure.garbage) { try meter.reading() }
  }

  @Test("another instrument, and a port whose other end is gone")
  func others() throws {
    let port = Script()
    var meter = E4990A(at: port)
    try meter.begin(at: 7_000_000)
    for _ in 0..<4 { port.answer("HIOKI,IM3536,0,V1.00") }
    #expect(throws: E4990A.Failure.wrongInstrument) { try meter.reading() }
    port.failure = .lost
    #expect(throws: E4990A.Failure.message(.lost)) { try meter.begin(at: 7_000_000) }
  }
}
