/// Where a chip is attached: a bus, or one branch of a multiplexer.
public struct BusReference: Hashable, Sendable {
  public let name: String
  /// Nil for the bus itself.
  public let branch: Int?

  public init(name: String, branch: Int? = nil) {
    self.name = name
    self.branch = branch
  }

  static let form = Form<BusReference>.parsed(
    as: "a bus or a multiplexer branch", pattern: "\(Name.pattern)(\\.[0-7])?",
    example: "gas_mux.0"
  ) { text in
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let name = parts.first, Name.isValid(name) else { return nil }
    if parts.count == 1 { return BusReference(name: text, branch: nil) }
    guard parts.count == 2, parts[1].utf8.count == 1, let branch = Int(parts[1]), branch < 8 else {
      return nil
    }
    return BusReference(name: String(name), branch: branch)
  }
}

/// One pin of a chip, written `chip.pin`.
public struct PinReference: Hashable, Sendable, CustomStringConvertible {
  public let chip: String
  public let pin: String
  public var description: String { "\(chip).\(pin)" }

  static let pattern = "\(Name.pattern)\\.[A-Za-z0-9_]{1,64}"

  static let form = Form<PinReference>.parsed(
    as: "a pin of a chip", pattern: pattern, example: "gas_dac.vouta", PinReference.init)

  /// Nil unless the text is a name, a point and a pin.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, Name.isValid(parts[0]), !parts[1].isEmpty, parts[1].utf8.count <= 64,
      parts[1].utf8.allSatisfy({ Name.isValid("a\(Character(Unicode.Scalar($0)))") && $0 != 0x2D })
    else { return nil }
    chip = String(parts[0])
    pin = String(parts[1])
  }
}

/// One line of a GPIO controller, written `gpiochip0 17`.
public struct GPIOPin: Hashable, Sendable, CustomStringConvertible {
  public let chip: String
  public let offset: Int

  public init(chip: String, offset: Int) {
    self.chip = chip
    self.offset = offset
  }
  public var description: String { "\(chip) \(offset)" }

  static let form = Form<GPIOPin>.parsed(
    as: "a GPIO chip and a line number", pattern: "\(Name.pattern) (0|[1-9][0-9]{0,3})",
    example: "gpiochip0 17"
  ) { text in
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, Name.isValid(parts[0]), parts[1].utf8.count <= 4,
      parts[1].utf8.first != 0x2B, let offset = Int(parts[1]), "\(offset)" == parts[1], offset >= 0
    else { return nil }
    return GPIOPin(chip: String(parts[0]), offset: offset)
  }
}
