public import HAL
import Quantities

/// Which chip answers to which address, on the trunk of a bus and behind its multiplexers.
public struct Sockets {
  /// By address; an address at which nothing sits has a place too.
  private var places: [Place]

  /// What happens to the messages of one chip.
  public enum Health: Sendable {
    case sound
    /// It answers nothing: no power, or broken.
    case dead
    /// It acknowledges what is written and forgets it.
    case deaf
  }

  public init() { places = Array(repeating: Place(trunk: nil, branched: []), count: 128) }

  public mutating func plug(_ chip: any I2CTarget, at address: I2CAddress) {
    let index = Int(address.value)
    places[index] = Place(trunk: Socket(chip), branched: places[index].branched)
  }

  public mutating func plug(
    _ chip: any I2CTarget, at address: I2CAddress, behind mux: TCA9548AModel, branch: Int
  ) {
    let place = places[Int(address.value)]
    let bit = UInt8(1) << UInt8(branch)
    let others = place.branched.filter { $0.mux !== mux || $0.bit != bit }
    places[Int(address.value)] = Place(
      trunk: place.trunk,
      branched: others + [Place.Branched(socket: Socket(chip), mux: mux, bit: bit)])
  }

  public func ail(_ chip: any I2CTarget, with health: Health) {
    for socket in all where socket.chip === chip { socket.ail(with: health) }
  }

  var misuse: Misuse? {
    for socket in all { if let misuse = socket.chip.misuse { return misuse } }
    return nil
  }

  /// Those on the trunk first, then those behind multiplexers, each by address.
  private var all: [Socket] {
    places.compactMap(\.trunk) + places.flatMap { $0.branched.map(\.socket) }
  }

  func write(_ bytes: Span<UInt8>, to address: I2CAddress, at now: Instant) -> Answer {
    places[Int(address.value)].write(bytes, at: now)
  }

  func read(
    _ bytes: inout MutableSpan<UInt8>, from address: I2CAddress, at now: Instant
  ) -> Answer {
    places[Int(address.value)].read(&bytes, at: now)
  }
}
