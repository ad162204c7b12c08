public import HAL
public import Quantities

/// A Keysight E4990A at the end of its socket, as docs/devices/E4990A.md describes it.
///
/// It works its messages off in order and one after the other: what is asked while it measures is
/// answered afterwards.
public final class E4990AModel: MessagePort {
  /// What can be wrong with it.
  public enum Ailment: Hashable, Sendable {
    /// It takes everything and answers nothing.
    case silent
    /// What it says is cut and mixed up.
    case babbling
    /// Its plug is out, or it takes no calls.
    case unplugged
    /// Whatever it says comes so much later.
    case slow(Seconds)
    /// It hangs up in the middle of each sweep, and takes the next call.
    case hangingUp
    /// Its input is overloaded, whatever is before it.
    case overloaded
  }

  /// What is wrong with it now, if anything is.
  public var ailment: Ailment?
  /// Whether nothing can be handed over just now: the way is full, or the call not yet taken.
  public var isFull = false

  private let net: any ImpedanceNet
  private let timeline: Timeline
  private let noise: Noise
  private var readings: UInt64 = 0
  /// What it was told: the span, and by how many points.
  private var start = 20.0
  private var stop = 10e6
  private var points = 201
  private var level = 0.5
  private var aperture = 1.0
  private var isBus = false
  private var isContinuous = true
  private var isLinear = true
  private var traces = ["Z", "TZ", "R", "X"]
  private var selected = 0
  /// What was measured last, in the order of frequency.
  private var measured: [CellImpedance] = []
  private var errors: [(code: Int, text: String)] = []
  /// Whether it adds a direct voltage of its own to the sine.
  public private(set) var isBiased = false
  /// When it hangs up; nil while it does not.
  private var hangsUp: Instant?
  /// Until when it is at work.
  private var busy = Instant.zero
  private var heard: [UInt8] = []
  /// What it says, and from when on that can be read.
  private var said: [(bytes: [UInt8], at: Instant)] = []

  /// - Parameter net: what is at its terminals.
  public init(before net: any ImpedanceNet, on timeline: Timeline, noise: Noise) {
    self.net = net
    self.timeline = timeline
    self.noise = noise
  }

  /// As somebody has left it who used it by hand.
  public func leave(biased: Bool, linear: Bool) { (isBiased, isLinear) = (biased, linear) }

  /// Whether it is gone, or was and nobody has seen it.
  private func isGone() -> Bool {
    if ailment == .unplugged { said = [] }
    guard let due = hangsUp, due <= timeline.now else { return ailment == .unplugged }
    (hangsUp, said, heard) = (nil, [], [])
    return true
  }

  public func send(_ message: Span<UInt8>) throws(MessageError) {
    guard !isGone() else { throw .lost }
    guard !isFull else { throw .busy }
    for index in message.indices {
      guard message[index] == UInt8(ascii: "\n") else {
        heard.append(message[index])
        continue
      }
      hear(String(decoding: heard, as: UTF8.self))
      heard = []
    }
  }

  public func receive(into bytes: inout MutableSpan<UInt8>) throws(MessageError) -> Int {
    guard !isGone() else { throw .lost }
    var count = 0
    while count < bytes.count, let first = said.first, first.at <= timeline.now {
      let part = first.bytes.prefix(bytes.count - count)
      for byte in part {
        bytes[count] = byte
        count += 1
      }
      said[0].bytes.removeFirst(part.count)
      if said[0].bytes.isEmpty { said.removeFirst() }
    }
    return count
  }

  private func hear(_ line: String) {
    busy = max(busy, timeline.now) + .milliseconds(1)
    let answers = line.split(separator: ";").compactMap { answer(to: String($0)) }
    guard !answers.isEmpty, ailment != .silent else { return }
    var text = answers.joined(separator: ";")
    if ailment == .babbling { text = String(text.reversed().drop { $0 != "," }) + "?" }
    var due = busy
    if case .slow(let late) = ailment { due += late }
    said.append((Array((text + "\n").utf8), due))
  }

  /// Nil for a command, and for what is none, which comes into the queue of errors.
  private func answer(to unit: String) -> String? {
    let words = unit.split(separator: " ", maxSplits: 1).map(String.init)
    guard let head = words.first.map({ SCPIHeader($0) }) else { return nil }
    let value = words.count > 1 ? words[1] : ""
    // One channel, and up to four traces in it.
    guard head.isWithin(channels: 1...1, traces: 1...4) else {
      refuse(-114, "Header suffix out of range")
      return nil
    }
    switch head.text {
    case "*IDN?": return "Keysight Technologies,E4990A,MY54100000,A.01.00"
    case "*CLS": errors = []
    case "*OPC?": return "1"
    case "SYST:ERR?": return error()
    case "ABOR": busy = timeline.now + .milliseconds(1)
    case "TRIG:SOUR": choose(value, among: ["INT", "EXT", "MAN", "BUS"]) { isBus = $0 == "BUS" }
    case "INIT:CONT": turn(value) { isContinuous = $0 }
    case "TRIG:SING": trigger()
    case "SOUR:BIAS:STAT": turn(value) { isBiased = $0 }
    case "SOUR:MODE": choose(value, among: ["VOLT", "CURR"]) { _ in }
    case "SOUR:VOLT": set(value, within: 0.005...1) { level = $0 }
    case "CALC:PAR:COUN": set(value, within: 1...4) { _ in }
    case "CALC:PAR:DEF":
      choose(value, among: ["Z", "TZ", "R", "X", "Y", "CS", "CP", "D"]) {
        traces[head.trace - 1] = $0
      }
    case "CALC:PAR:SEL": selected = head.trace - 1
    case "CALC:DATA:FDAT?": return data()
    case "SENS:SWE:POIN": set(value, within: 2...1601) { points = Int($0) }
    case "SENS:SWE:TYPE":
      choose(value, among: ["LIN", "LOG", "SEGM", "POW", "BIAS"]) { isLinear = $0 == "LIN" }
    case "SENS:APER", "SENS:APER:TIME": set(value, within: 1...5) { aperture = $0 }
    case "SENS:FREQ:STAR": set(value, within: 20...10e6) { (start, stop) = ($0, max($0, stop)) }
    case "SENS:FREQ:STOP": set(value, within: 20...10e6) { (start, stop) = (min($0, start), $0) }
    case "SENS:FREQ:DATA?": return frequencies.map(Self.written).joined(separator: ",")
    case "FORM:DATA": choose(value, among: ["ASC", "REAL"]) { _ in }
    default: refuse(-113, "Undefined header")
    }
    return nil
  }

  private func refuse(_ code: Int, _ text: String) {
    if errors.count < 100 { errors.append((code, text)) }
  }

  private func error() -> String {
    guard !errors.isEmpty else { return "+0,\"No error\"" }
    let first = errors.removeFirst()
    return "\(first.code),\"\(first.text)\""
  }

  private func choose(_ value: String, among words: [String], _ use: (String) -> Void) {
    guard words.contains(value.uppercased()) else { return refuse(-224, "Illegal parameter value") }
    use(value.uppercased())
  }

  private func turn(_ value: String, _ use: (Bool) -> Void) {
    choose(value, among: ["ON", "OFF", "1", "0"]) { use($0 == "ON" || $0 == "1") }
  }

  private func set(_ value: String, within range: ClosedRange<Double>, _ use: (Double) -> Void) {
    guard let number = Double(value) else { return refuse(-104, "Data type error") }
    guard range.contains(number) else { return refuse(-222, "Data out of range") }
    use(number)
  }

  private var frequencies: [Double] {
    // Points of a table of segments are where that says, whatever the span is.
    guard isLinear else { return [1000, 2000] }
    return (0..<points).map { start + (stop - start) * Double($0) / Double(points - 1) }
  }

  /// Settles, and then looks for longer the longer its aperture and the slower its sine.
  private func trigger() {
    guard isBus, isContinuous else { return refuse(-211, "Trigger ignored") }
    if ailment == .hangingUp { hangsUp = timeline.now + .milliseconds(20) }
    measured = frequencies.map { seen(at: $0) }
    for hertz in frequencies { busy += Seconds(0.005 + 0.01 * aperture + 10 / hertz) }
  }

  private func seen(at hertz: Double) -> CellImpedance {
    if ailment == .overloaded { return CellImpedance(9.9e37, 9.9e37) }
    let truth = net.impedance(at: hertz, timeline.now)
    // What its own calibration leaves, and the scatter of one look at this level.
    let turn = CellImpedance(1.0008, 4e-4 * hertz / 1e6)
    readings += 2
    let share = 1e-4 * (0.01 / level).squareRoot()
    let scatter = CellImpedance(
      1 + share * noise.gaussian(readings), share * noise.gaussian(readings + 1))
    return CellImpedance(truth.real, truth.imaginary) * turn * scatter
  }

  private func data() -> String? {
    guard !measured.isEmpty else {
      refuse(-230, "Data corrupt or stale")
      return nil
    }
    return measured.map { found in
      let value =
        switch traces[selected] {
        case "R": found.real
        case "X": found.imaginary
        default: (found.real * found.real + found.imaginary * found.imaginary).squareRoot()
        }
      return Self.written(value) + "," + Self.written(0)
    }.joined(separator: ",")
  }

  /// As the manual prints numbers: `+1.23456789012E+002`.
  private static func written(_ value: Double) -> String {
    guard value != 0 else { return "+0.00000000000E+000" }
    var (size, power) = (abs(value), 0)
    while size >= 10 { (size, power) = (size / 10, power + 1) }
    while size < 1 { (size, power) = (size * 10, power - 1) }
    let digits = Int((size * 1e11).rounded())
    let text = String(digits)
    let exponent = String(abs(power))
    return (value < 0 ? "-" : "+") + text.prefix(1) + "." + text.dropFirst().prefix(11) + "E"
      + (power < 0 ? "-" : "+") + String(repeating: "0", count: max(0, 3 - exponent.count))
      + exponent
  }
}
