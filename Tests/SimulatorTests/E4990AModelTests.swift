import HAL
import Quantities
import Simulator
import Testing

@Suite("Model of the E4990A: lines in, lines out, each in its time")
struct E4990AModelTests {
  private final class Coil: ImpedanceNet {
    func impedance(at hertz: Double, _ now: Instant) -> (real: Double, imaginary: Double) {
      (10, 2 * Double.pi * hertz * 1e-6)
    }
  }

  private let timeline = Timeline()
  private let model: E4990AModel

  init() { model = E4990AModel(before: Coil(), on: timeline, noise: Noise(seed: 1)) }

  private func say(_ line: String) throws {
    let bytes = Array((line + "\n").utf8)
    try model.send(bytes.span)
  }

  private func heard() throws -> String {
    var bytes = [UInt8](repeating: 0, count: 256)
    var span = bytes.mutableSpan
    let count = try model.receive(into: &span)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  private func ask(_ line: String, within span: Seconds = Seconds(1)) throws -> String {
    try say(line)
    timeline.pass(span)
    return try heard()
  }

  private func measure() throws {
    try say(":TRIG:SOUR BUS;:CALC1:PAR1:DEF R;:CALC1:PAR2:DEF X;:SENS1:SWE:POIN 2")
    try say(":SENSe1:FREQuency:STARt 1E6;:SENS1:FREQ:STOP 1E6")
    try say(":TRIG:SING")
  }

  @Test("answers a measurement when it is done, and not before")
  func measures() throws {
    try measure()
    try say("*OPC?")
    #expect(try heard() == "")
    timeline.pass(.milliseconds(100))
    #expect(try heard() == "1\n")
    let resistance = try ask(":CALC1:PAR1:SEL;:CALC1:DATA:FDAT?")
    #expect(resistance.hasSuffix(",+0.00000000000E+000\n"))
    let numbers = resistance.dropLast().split(separator: ",").compactMap { Double($0) }
    #expect(numbers.count == 4)
    #expect(abs(numbers[0] - 10) < 0.05)
    let reactance = try ask(":CALC1:PAR2:SEL;:CALC1:DATA:FDAT?").split(separator: ",")
    #expect(abs((Double(reactance[0]) ?? 0) - 6.283) < 0.05)
    #expect(try ask("SYST:ERR?") == "+0,\"No error\"\n")
  }

  @Test("refuses what is no command, out of range or out of order, in the words of SCPI")
  func refuses() throws {
    for (line, answer) in [
      (":SENS1:FREKUENZ 7", "-113,\"Undefined header\""),
      (":SENS1:FREQ:STAR 20E6", "-222,\"Data out of range\""),
      (":SENS1:FREQ:STAR seven", "-104,\"Data type error\""),
      (":TRIG:SOUR SOMETIMES", "-224,\"Illegal parameter value\""),
      (":TRIG:SING", "-211,\"Trigger ignored\""),
      (":CALC1:DATA:FDAT?", "-230,\"Data corrupt or stale\""),
    ] {
      try say(line)
      #expect(try ask(":SYSTem:ERRor?") == answer + "\n")
    }
    #expect(try ask("*IDN?").hasPrefix("Keysight Technologies,E4990A,"))
  }

  @Test("does as it was told, in each way to say so, and what is out of its channels is refused")
  func strict() throws {
    // Two fast sines, so that an error is told within the second after a sweep.
    try say(":SENS1:SWE:POIN 2;:SENS1:FREQ:STOP 1E6;:SENS1:FREQ:STAR 1E6")
    for (word, answer) in [("OFF", "-211"), ("0", "-211"), ("ON", "+0"), ("1", "+0")] {
      try say(":TRIG:SOUR BUS;:INIT1:CONT \(word)")
      try say(":TRIG:SING")
      #expect(try ask(":SYST:ERR?").hasPrefix(answer), "\(word)")
    }
    for line in [
      ":CALC1:PAR0:SEL", ":CALC1:PAR5:DEF R", ":CALC0:PAR1:SEL", ":SOUR2:VOLT 0.01",
      ":SENS0:FREQ:STAR 1E6",
    ] {
      try say(line)
      #expect(try ask(":SYST:ERR?") == "-114,\"Header suffix out of range\"\n", "\(line)")
    }
    model.leave(biased: true, linear: false)
    try say(":SOUR1:BIAS:STAT 0")
    #expect(!model.isBiased)
    try say(":SOUR1:BIAS:STAT ON")
    #expect(model.isBiased)
    // By a table of segments the span says nothing.
    try say(":SENS1:FREQ:STAR 7000000;:SENS1:FREQ:STOP 7000000")
    #expect(try ask(":SENS1:FREQ:DATA?").hasPrefix("+7.0") == false)
    try say(":SENS1:SWE:TYPE LIN;:SENS1:SWE:POIN 2")
    #expect(try ask(":SENS1:FREQ:DATA?") == "+7.00000000000E+006,+7.00000000000E+006\n")
  }

  @Test("hangs up in the middle of a sweep, and takes the next call; late answers come late")
  func hangsUp() throws {
    try measure()
    model.ailment = .hangingUp
    try say(":TRIG:SING")
    try say("*OPC?")
    timeline.pass(.milliseconds(100))
    #expect(throws: MessageError.lost) { try heard() }
    #expect(try ask("*IDN?").hasPrefix("Keysight"))
    model.ailment = .slow(Seconds(2))
    #expect(try ask("*IDN?") == "")
    timeline.pass(Seconds(1.5))
    #expect(try heard().hasPrefix("Keysight"))
  }

  @Test("ails as instruments do: silent, babbling, overloaded, unplugged")
  func ails() throws {
    try measure()
    model.ailment = .silent
    #expect(try ask("*OPC?") == "")
    model.ailment = .babbling
    #expect(try ask("*IDN?").hasPrefix("Keysight") == false)
    model.ailment = .overloaded
    try say(":TRIG:SING")
    #expect(try ask(":CALC1:DATA:FDAT?").hasPrefix("+9.9"))
    model.ailment = .unplugged
    #expect(throws: MessageError.lost) { try say("*IDN?") }
  }
}
