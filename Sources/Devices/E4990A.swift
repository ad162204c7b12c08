public import HAL
public import Quantities

/// A Keysight E4990A impedance analyser at the port where it takes SCPI lines.
///
/// It answers in its own time. Nothing here waits: a point is begun, and whoever wants it comes back
/// and asks. After any failure nothing that still comes is believed until it has said who it is:
/// docs/devices/E4990A.md.
public struct E4990A {
  /// Why there is no reading.
  public enum Failure: Error, Hashable, Sendable {
    case message(MessageError)
    /// What came answers nothing that was asked.
    case garbage
    /// What it says of itself is of another instrument.
    case wrongInstrument
    /// What it has put into its queue of errors.
    case refused(Int)
    /// What it was shown is beyond what it measures.
    case overRange
  }

  /// What it saw, in ohm.
  public struct Reading: Hashable, Sendable {
    public let resistance: Double
    public let reactance: Double

    public init(resistance: Double, reactance: Double) {
      self.resistance = resistance
      self.reactance = reactance
    }
  }

  /// The narrowest of its options goes as far.
  public static let highest = Hertz(10_000_000)
  /// SCPI 1999, 7.2.1.4: infinity, which stands for what cannot be shown.
  private static let infinity = 9.9e37

  private enum Stage {
    case idle, identity, measured, resistance, reactance, frequency, errors
  }

  private let port: any MessagePort
  private var stage = Stage.idle
  private var line = MessageLine()
  /// What has come and was not looked at yet.
  private var rest: (bytes: InlineArray<64, UInt8>, from: Int, count: Int) = (
    InlineArray(repeating: 0), 0, 0
  )
  /// Whether it has said who it is since something failed last, and was set.
  private var isKnown = false
  private var asked: UInt32 = 0
  private var found = (resistance: 0.0, reactance: 0.0)
  /// How many lines came before its name.
  private var skipped = 0

  public init(at port: any MessagePort) { self.port = port }

  /// Begins to measure at a frequency, in whole hertz.
  public mutating func begin(at frequency: UInt32) throws(Failure) {
    // Answers that are still to come are of another question.
    if stage != .idle { forget() }
    asked = frequency
    line.clear()
    do throws(Failure) { try start() } catch {
      forget()
      throw error
    }
  }

  private mutating func start() throws(Failure) {
    if isKnown { return try trigger() }
    try drop()
    rest.count = 0
    skipped = 0
    stage = .identity
    try say("*CLS\n")
    try say("*IDN?\n")
  }

  /// The reading; nil as long as it has not come.
  public mutating func reading() throws(Failure) -> Reading? {
    do throws(Failure) {
      while stage != .idle, try hasLine() {
        if let found = try take() { return found }
        line.clear()
      }
      return nil
    } catch {
      forget()
      throw error
    }
  }

  /// Believes nothing any more of what may still come.
  public mutating func forget() {
    (stage, isKnown) = (.idle, false)
    line.clear()
  }

  // MARK: What is said

  private func say(_ text: StaticString) throws(Failure) {
    var message = MessageLine()
    message.put(text)
    try send(message)
  }

  private func send(_ message: MessageLine) throws(Failure) {
    do throws(MessageError) { try message.send(through: port) } catch { throw .message(error) }
  }

  private mutating func set() throws(Failure) {
    try say(":ABOR;:TRIG:SOUR BUS;:INIT1:CONT ON\n")
    // 10 mV of the source, which is what a cell is measured with elsewhere, and no bias.
    try say(":SOUR1:BIAS:STAT OFF;:SOUR1:MODE VOLT;:SOUR1:VOLT 0.01\n")
    try say(":CALC1:PAR:COUN 2;:CALC1:PAR1:DEF R;:CALC1:PAR2:DEF X\n")
    // Two points are the fewest of a sweep.
    try say(":SENS1:SWE:TYPE LIN;:SENS1:SWE:POIN 2\n")
    try say(":SENS1:APER:TIME 3;:FORM:DATA ASC\n")
    isKnown = true
  }

  private mutating func trigger() throws(Failure) {
    stage = .measured
    try say(":SENS1:FREQ:STAR ", asked)
    try say(":SENS1:FREQ:STOP ", asked)
    try say(":TRIG:SING\n")
    try say("*OPC?\n")
  }

  private func say(_ text: StaticString, _ number: UInt32) throws(Failure) {
    var message = MessageLine()
    message.put(text)
    message.put(number)
    message.put(UInt8(ascii: "\n"))
    try send(message)
  }

  // MARK: What comes

  /// Throws away what has come of earlier questions.
  private func drop() throws(Failure) {
    for _ in 0..<8 { if try receive().count == 0 { return } }
  }

  private func receive() throws(Failure) -> (bytes: InlineArray<64, UInt8>, count: Int) {
    var bytes = InlineArray<64, UInt8>(repeating: 0)
    do throws(MessageError) {
      var space = bytes.mutableSpan
      let count = try port.receive(into: &space)
      return (bytes, count)
    } catch { throw .message(error) }
  }

  /// Whether a whole line is there.
  private mutating func hasLine() throws(Failure) -> Bool {
    while true {
      while rest.from < rest.count {
        let byte = rest.bytes[rest.from]
        rest.from += 1
        if byte == UInt8(ascii: "\n") { return true }
        guard !line.isFull else { throw .garbage }
        if byte != UInt8(ascii: "\r") { line.put(byte) }
      }
      let (bytes, count) = try receive()
      rest = (bytes, 0, count)
      if count == 0 { return false }
    }
  }

  private mutating func take() throws(Failure) -> Reading? {
    switch stage {
    case .idle: return nil
    case .identity: try identify()
    case .measured:
      guard line.number(from: 0)?.value == 1 else { throw .garbage }
      try say(":CALC1:PAR1:SEL;:CALC1:DATA:FDAT?\n")
      stage = .resistance
    case .resistance:
      found.resistance = try mean()
      try say(":CALC1:PAR2:SEL;:CALC1:DATA:FDAT?\n")
      stage = .reactance
    case .reactance:
      found.reactance = try mean()
      try say(":SENS1:FREQ:DATA?\n")
      stage = .frequency
    case .frequency:
      // What it measured at is what was asked for, or it is the answer to another question.
      guard let first = line.number(from: 0)?.value, Self.isClose(first, asked) else {
        throw .garbage
      }
      try say(":SYST:ERR?\n")
      stage = .errors
    case .errors:
      // SCPI 1999, 21.8: what errors are numbered by is within sixteen bits.
      guard let code = line.number(from: 0)?.value, code.magnitude < 32768 else { throw .garbage }
      guard code == 0 else { throw .refused(Int(code)) }
      stage = .idle
      return try checked()
    }
    return nil
  }

  /// Lines before its name are late answers; so many there cannot be.
  private mutating func identify() throws(Failure) {
    if line.starts(with: "Keysight Technologies,E4990A,") {
      try set()
      return try trigger()
    }
    skipped += 1
    guard skipped < 4 else { throw .wrongInstrument }
  }

  /// Of both points of the sweep, each of which comes with a second number that means nothing.
  private func mean() throws(Failure) -> Double {
    guard let first = line.number(from: 0), let nothing = next(after: first.end),
      let second = next(after: nothing.end), let last = next(after: second.end),
      last.end == line.count
    else { throw .garbage }
    return (first.value + second.value) / 2
  }

  private func next(after place: Int) -> (value: Double, end: Int)? {
    guard place < line.count, line[place] == UInt8(ascii: ",") else { return nil }
    return line.number(from: place + 1)
  }

  private func checked() throws(Failure) -> Reading {
    guard max(found.resistance.magnitude, found.reactance.magnitude) < Self.infinity / 2 else {
      throw .overRange
    }
    return Reading(resistance: found.resistance, reactance: found.reactance)
  }

  private static func isClose(_ hertz: Double, _ asked: UInt32) -> Bool {
    (hertz - Double(Int(truncatingIfNeeded: asked))).magnitude < 1
  }
}
