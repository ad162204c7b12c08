/// Where an instrument takes lines: an IPv4 address and a port.
public struct SocketAddress: Hashable, Sendable {
  public let address: String
  public let port: UInt16

  /// Nil for text that is no such place, such as `192.168.7.20:5025`.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let port = Self.number(parts[1], most: 65535), port > 0 else {
      return nil
    }
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 4, numbers.allSatisfy({ Self.number($0, most: 255) != nil }) else {
      return nil
    }
    address = String(parts[0])
    self.port = UInt16(port)
  }

  /// Digits alone, and no zero before them: some take that for a number to the base of eight.
  private static func number(_ text: Substring, most: Int) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.utf8.count <= 5,
      text == "0" || text.utf8.first != 0x30, let number = Int(text), number <= most
    else { return nil }
    return number
  }

  static let form = Form<SocketAddress>.parsed(
    as: "an IPv4 address and the port at which an instrument answers",
    pattern: "[0-9]{1,3}(\\.[0-9]{1,3}){3}:[0-9]{1,5}", example: "192.168.7.20:5025",
    SocketAddress.init)
}
