extension FirstMisuse {
  /// The answer to a read that the datasheet does not allow: nobody pulls the data line low.
  mutating func misread(
    _ bytes: inout MutableSpan<UInt8>, _ what: String, register: UInt8
  ) -> Answer {
    _ = refuse(what, register: register, byte: 0)
    for i in 0..<bytes.count { bytes[i] = 0xFF }
    return .acknowledged
  }
}
