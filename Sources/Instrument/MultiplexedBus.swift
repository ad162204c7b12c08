public import Devices
public import HAL

/// A bus behind one branch of a multiplexer: it joins its branch before each message.
public final class MultiplexedBus: I2CBus {
  private let trunk: any I2CBus
  private let selector: BranchSelector
  private let branch: TCA9548A.Branch

  public init(
    _ branch: TCA9548A.Branch, of selector: BranchSelector, on trunk: any I2CBus
  ) {
    self.branch = branch
    self.selector = selector
    self.trunk = trunk
  }

  /// Whether the next message needs no other before it.
  var isJoined: Bool { selector.hasJoined(branch) }

  /// Joins the branch ahead of its next message; that tells what is wrong, if something is.
  func join() {
    do throws(I2CError) { try selector.join(branch) } catch { selector.forget() }
  }

  public func transfer(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) throws(I2CError) {
    do throws(I2CError) {
      try selector.join(branch)
      try trunk.transfer(outgoing, &incoming, at: address)
    } catch {
      // After any failure nobody knows what is joined; the next message selects anew.
      selector.forget()
      var located = error
      located.channel = branch.rawValue
      throw located
    }
  }
}

/// Remembers which branch of a multiplexer is joined, so that it is asked for only once.
public final class BranchSelector {
  private let chip: TCA9548A
  private let address: I2CAddress
  private let busIndex: UInt8
  private var joined: TCA9548A.Branch?

  public init(_ chip: TCA9548A, at address: I2CAddress, onBus index: UInt8) {
    self.chip = chip
    self.address = address
    busIndex = index
  }

  func join(_ branch: TCA9548A.Branch) throws(I2CError) {
    guard joined != branch else { return }
    joined = nil
    do throws(TCA9548A.Failure) { try chip.select(branch) } catch {
      switch error {
      case .bus(let failure): throw failure
      // A selection that did not hold is data that the chip did not take.
      case .readBack: throw I2CError(.nakData, bus: busIndex, address: address)
      }
    }
    joined = branch
  }

  func hasJoined(_ branch: TCA9548A.Branch) -> Bool { joined == branch }

  func forget() { joined = nil }

  /// Parts every branch, so that chips on them cannot answer for others.
  public func part() throws(TCA9548A.Failure) {
    joined = nil
    try chip.select(nil)
  }
}
