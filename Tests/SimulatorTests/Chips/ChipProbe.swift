import Quantities
import Simulator

/// Talks to one chip model without a bus, at instants that the test chooses.
struct ChipProbe {
  let chip: any I2CTarget

  init(_ chip: any I2CTarget) { self.chip = chip }

  @discardableResult
  func send(_ bytes: [UInt8], at nanoseconds: Int64 = 0) -> Answer {
    chip.write(bytes.span, at: Instant(nanoseconds: nanoseconds))
  }

  func take(_ count: Int, at nanoseconds: Int64 = 0) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    let answer = chip.read(&span, at: Instant(nanoseconds: nanoseconds))
    return answer == .acknowledged ? bytes : []
  }

  /// Sends bytes and reads after a repeated start.
  func ask(_ bytes: [UInt8], _ count: Int, at nanoseconds: Int64 = 0) -> [UInt8] {
    guard send(bytes, at: nanoseconds) == .acknowledged else { return [] }
    return take(count, at: nanoseconds)
  }

  /// What a read of this length is answered with.
  func answer(toRead count: Int, at nanoseconds: Int64 = 0) -> Answer {
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    return chip.read(&span, at: Instant(nanoseconds: nanoseconds))
  }
}
