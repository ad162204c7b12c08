import Glibc
public import HAL

/// What the kernel's error numbers mean on a bus (Documentation/i2c/fault-codes).
public enum I2CFailure {
  public static func kind(of code: Int32) -> I2CError.Kind {
    switch code {
    case ENXIO, ENODEV: .nakAddress
    // Many adapters say EREMOTEIO for any missing acknowledge; the address is the likelier one.
    case EREMOTEIO: .nakAddress
    case EIO: .nakData
    case EAGAIN: .arbitrationLost
    case ETIMEDOUT: .timeout
    case EBUSY: .stuckBus
    case EMSGSIZE, EPROTO: .shortTransfer
    case EBADMSG: .crc
    // Shapes that this adapter cannot send, and a device that is gone.
    default: .unavailable
    }
  }
}
