public import HAL
public import Quantities

/// A two-wire bus whose wire, time and chips are simulated.
public final class SimulatedBus: I2CBus {
  public let name: String
  private let index: UInt8
  private let bit: Seconds
  private let timeline: Timeline
  private let trace: Trace
  private let sockets: Sockets
  private var failures = BusFailures()
  /// Whether any message can fail or lie; asked first, for mostly none can.
  private var isFailing = false
  private var count: UInt64 = 0
  private let noise: Noise
  private var occupied = Seconds.zero

  /// A bus on which these chips sit; nothing can be soldered in afterwards.
  public init(
    _ name: String, index: UInt8, clock: Hertz, chips: Sockets, timeline: Timeline,
    trace: Trace, noise: Noise
  ) {
    self.name = name
    self.index = index
    self.bit = Seconds(1 / clock.value)
    self.sockets = chips
    self.timeline = timeline
    self.trace = trace
    self.noise = noise.stream(name)
  }

  /// The first misuse of any chip on the bus.
  public var misuse: Misuse? { sockets.misuse }

  /// How long the wire has been in use altogether.
  public var busy: Seconds { occupied }

  /// Takes the power from a chip, or its memory, or gives both back.
  public func ail(_ chip: any I2CTarget, with health: Sockets.Health) {
    sockets.ail(chip, with: health)
  }

  /// Breaks the bus, or mends it.
  public func fail(as failures: BusFailures) {
    self.failures = failures
    isFailing = failures != BusFailures()
  }
  public var failing: BusFailures { failures }

  public func transfer(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) throws(I2CError) {
    count &+= 1
    let began = timeline.now
    let failure = exchange(outgoing, &incoming, at: address)
    occupied += timeline.now - began
    trace.message(
      bus: index, address: address, out: outgoing, into: incoming.span, failure: failure,
      at: began)
    if let failure {
      let register = outgoing.isEmpty ? nil : outgoing[0]
      throw I2CError(failure, bus: index, address: address, register: register)
    }
  }

  private func exchange(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) -> I2CError.Kind? {
    if isFailing, let kind = failures.strike(noise, count) {
      timeline.pass(kind.lasts)
      return kind.kind
    }
    if incoming.isEmpty || !outgoing.isEmpty {
      // A start, the address and each byte with its acknowledge.
      timeline.pass(bit * Int64(1 + 9 * (1 + outgoing.count)))
      if let kind = refusal(sockets.write(outgoing, to: address, at: timeline.now)) { return kind }
    }
    if !incoming.isEmpty {
      timeline.pass(bit * Int64(1 + 9 * (1 + incoming.count)))
      if let kind = refusal(sockets.read(&incoming, from: address, at: timeline.now)) {
        return kind
      }
      if isFailing { failures.flip(&incoming, noise, count) }
    }
    timeline.pass(bit)
    return nil
  }

  private func refusal(_ answer: Answer) -> I2CError.Kind? {
    switch answer {
    case .acknowledged: nil
    case .absent: .nakAddress
    case .refused: .nakData
    }
  }
}
