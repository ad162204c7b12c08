import HAL

extension I2CError {
  /// The same error, naming the register that the driver was about, where the bus did not.
  func naming(_ register: UInt8) -> I2CError {
    var named = self
    if named.register == nil { named.register = register }
    return named
  }
}
