import CGpiod
import HAL
import Quantities

/// A line that the kernel gave to this process; it goes back when nobody refers to it any more.
///
/// No pointer leaves this file, and `handle` is valid from `init` to `deinit`.
@safe final class HeldLine {
  let use: LinuxLines.Use
  private let handle: OpaquePointer

  /// Claims the line, or says what the kernel answered.
  init(
    _ use: LinuxLines.Use, chip: String, offset: UInt32, consumer: String
  ) throws(ErrorNumber) {
    var claimed: OpaquePointer?
    let result =
      switch use {
      case .output(let safe):
        unsafe solidus_gpio_claim_output(chip, offset, safe == .high, consumer, &claimed)
      case .input(let bias, let watching):
        unsafe solidus_gpio_claim_input(chip, offset, bias.name, watching, consumer, &claimed)
      }
    if let number = ErrorNumber(in: result) { throw number }
    guard let claimed = unsafe claimed else { throw .io }
    unsafe handle = claimed
    self.use = use
  }

  deinit { unsafe solidus_gpio_release(handle) }

  func set(_ level: Level) throws(ErrorNumber) {
    if let number = ErrorNumber(in: unsafe solidus_gpio_set(handle, level == .high)) {
      throw number
    }
  }

  func level() throws(ErrorNumber) -> Level {
    let result = unsafe solidus_gpio_get(handle)
    if let number = ErrorNumber(in: result) { throw number }
    return result == 0 ? .low : .high
  }

  /// The kernel stamps edges by its own clock.
  func nextEdge(on clock: LinuxClock) throws(ErrorNumber) -> Edge? {
    var edge = solidus_edge()
    let result = unsafe solidus_gpio_next_edge(handle, &edge)
    if let number = ErrorNumber(in: result) { throw number }
    guard result > 0 else { return nil }
    return Edge(to: edge.rising ? .high : .low, at: clock.shown(edge.nanoseconds))
  }
}

extension ErrorNumber: Error {}

extension LinuxLines.Bias {
  fileprivate var name: solidus_bias {
    switch self {
    case .asIs: solidus_bias_as_is
    case .none: solidus_bias_none
    case .up: solidus_bias_up
    case .down: solidus_bias_down
    }
  }
}
