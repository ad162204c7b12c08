public import HAL
import Quantities

/// Which chip answers to which address, on the trunk of a bus and behind its multiplexers.
public struct Sockets {
  /// By address; an address at which nothing sits has a place too.
  private var places: Lasting<Place>

  /// What happens to the messages of one chip.
  public enum Health: Sendable {
    case sound
    /// It answers nothing: no power, or broken.
    case dead
    /// It acknowledges what is written and forgets it.
    case deaf
  }

  public init() {
    let empty = Place(trunk: nil, branched: [], joints: Joints())
    places = Lasting(Array(repeating: empty, count: 128))
  }

  public mutating func plug(_ chip: any I2CTarget, at address: I2CAddress) {
    let index = Int(address.value)
    put(places.all[index].with(Socket(chip)), at: index)
  }

  public mutating func plug(
    _ chip: any I2CTarget, at address: I2CAddress, behind mux: TCA9548AModel, branch: Int
  ) {
    let index = Int(address.value)
    put(places.all[index].with(Socket(chip), behind: mux, branch: branch), at: index)
  }

  private mutating func put(_ place: Place, at index: Int) {
    var all = places.all
    all[index] = place
    places = Lasting(all)
  }

  public func ail(_ chip: any I2CTarget, with health: Health) {
    for socket in all where socket.chip === chip { socket.ail(with: health) }
  }

  var misuse: Misuse? {
    for socket in all { if let misuse = socket.chip.misuse { return misuse } }
    return nil
  }

  private var all: [Socket] { places.all.flatMap(\.sockets) }

  func write(_ bytes: Span<UInt8>, to address: I2CAddress, at now: Instant) -> Answer {
    places.with(Int(address.value)) { $0.write(bytes, at: now) }
  }

  func read(
    _ bytes: inout MutableSpan<UInt8>, from address: I2CAddress, at now: Instant
  ) -> Answer {
    places.with(Int(address.value)) { $0.read(&bytes, at: now) }
  }
}
