import HAL

enum Kinds {
  /// Every way in which a transaction can fail; each must pass through each driver.
  static let all: [I2CError.Kind] = [
    .nakAddress, .nakData, .arbitrationLost, .timeout, .stuckBus, .shortTransfer, .crc,
    .unavailable,
  ]
}
