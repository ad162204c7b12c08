public import HAL

extension I2CError.Kind {
  /// What the kernel's answer to a transfer says, by its `Documentation/i2c/fault-codes.rst`.
  ///
  /// Most adapters answer EREMOTEIO for any byte that was not acknowledged, and nearly always
  /// that is the address, so it is taken for that; `docs/linux.md` has the table.
  public init(_ number: ErrorNumber, by route: LinuxI2CBus.Route) {
    switch number {
    case .noAddress, .remoteIO: self = .nakAddress
    // SMBus adapters say so of a chip that does not answer; others that they are gone.
    case .noDevice: self = route == .systemManagement ? .nakAddress : .unavailable
    case .again: self = .arbitrationLost
    case .timedOut: self = .timeout
    case .busy, .io: self = .stuckBus
    case .badMessage: self = .crc
    case .protocol: self = .shortTransfer
    default: self = .unavailable  // The kernel may answer any number.
    }
  }
}
