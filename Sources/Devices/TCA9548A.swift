public import HAL

/// A Texas Instruments TCA9548A: eight branches of one bus, of which at most one is joined here.
///
/// SCPS207H. The chip has one register and no pointer: what is written is the selection.
public struct TCA9548A {
  /// One of the eight downstream buses.
  public enum Branch: UInt8, Hashable, Sendable, BitwiseCopyable {
    case zero = 0
    case one = 1
    case two = 2
    case three = 3
    case four = 4
    case five = 5
    case six = 6
    case seven = 7

    var bit: UInt8 { 1 << rawValue }
  }

  public enum Failure: Error, Hashable, Sendable {
    case bus(I2CError)
    /// The selection is not what was asked: two branches may be joined, or none.
    case readBack(wrote: UInt8, read: UInt8)
  }

  private let bus: any I2CBus
  private let address: I2CAddress

  /// Claims the chip by parting all branches; it has no identity, so that is all the proof.
  public init(on bus: any I2CBus, at address: I2CAddress) throws(Failure) {
    self.bus = bus
    self.address = address
    try select(nil)
  }

  /// Joins one branch and parts the others, or parts all of them.
  ///
  /// A branch is joined at the stop condition (SCPS207H, 7.5.4), so the read back is a message
  /// of its own.
  public func select(_ branch: Branch?) throws(Failure) {
    let selection = branch?.bit ?? 0
    do throws(I2CError) { try bus.command(selection, at: address) } catch { throw .bus(error) }
    try confirm(branch)
  }

  /// Whether this branch and no other is joined: a reset, by pin or supply, parts all.
  public func confirm(_ branch: Branch?) throws(Failure) {
    let selection = branch?.bit ?? 0
    let held = try read()
    guard held == selection else { throw .readBack(wrote: selection, read: held) }
  }

  private func read() throws(Failure) -> UInt8 {
    var answer: [1 of UInt8] = [0]
    var incoming = answer.mutableSpan
    do throws(I2CError) { try bus.read(into: &incoming, at: address) } catch {
      throw .bus(error)
    }
    return answer[0]
  }
}
