import Documents
import HAL
import Quantities

/// A message in the words of i2ctransfer: `w1@0x60 0x00`, `r2@0x60`, and `wait=0.5s` between.
enum I2CMessage: Equatable {
  case write([UInt8], to: I2CAddress)
  case read(count: Int, from: I2CAddress)
  case wait(Seconds)

  struct Wrong: Error, Equatable {
    let what: String
  }

  /// The most that one message can carry; the kernel's own bound is 8192.
  static let longest = 8192

  static func parse(_ words: [String]) throws(Wrong) -> [I2CMessage] {
    var messages: [I2CMessage] = []
    var address: I2CAddress?
    var rest = words[...]
    while let word = rest.popFirst() {
      if word.hasPrefix("wait=") {
        messages.append(.wait(try span(String(word.dropFirst(5)))))
        continue
      }
      let (direction, count, named) = try head(word)
      guard let target = named ?? address else {
        throw Wrong(what: "'\(word)' names no address; write it as \(word)@0x60")
      }
      address = target
      if direction == "r" {
        messages.append(.read(count: count, from: target))
      } else {
        var bytes: [UInt8] = []
        for _ in 0..<count { bytes.append(try byte(rest.popFirst(), of: word)) }
        messages.append(.write(bytes, to: target))
      }
    }
    guard !messages.isEmpty else { throw Wrong(what: "there is no message; try w1@0x60 0x20 r2") }
    return messages
  }

  private static func span(_ text: String) throws(Wrong) -> Seconds {
    let span: Seconds
    do throws(QuantityProblem) { span = try Seconds(written: text) } catch {
      throw Wrong(what: "\(error.message); \(error.remedy)")
    }
    guard span <= Seconds(86_400) else { throw Wrong(what: "'\(text)' is longer than a day") }
    return span
  }

  private static func head(
    _ word: String
  ) throws(Wrong) -> (direction: Character, count: Int, address: I2CAddress?) {
    let parts = word.dropFirst().split(separator: "@", omittingEmptySubsequences: false)
    guard let direction = word.first, direction == "r" || direction == "w", parts.count <= 2,
      let first = parts.first, let count = Int(first), (0...longest).contains(count)
    else {
      throw Wrong(what: "'\(word)' is no message; write rN@ADDRESS, wN@ADDRESS or wait=TIME")
    }
    guard direction == "w" || count > 0 else {
      throw Wrong(what: "'\(word)' reads nothing; read at least one byte")
    }
    guard parts.count == 2 else { return (direction, count, nil) }
    guard let value = number(String(parts[1])), let address = I2CAddress(exactly: value) else {
      throw Wrong(what: "'\(parts[1])' is no address; write one of 0x08 to 0x77")
    }
    return (direction, count, address)
  }

  private static func byte(_ word: String?, of message: String) throws(Wrong) -> UInt8 {
    guard let word else { throw Wrong(what: "'\(message)' wants more bytes after it") }
    guard let value = number(word) else {
      throw Wrong(what: "'\(word)' is no byte; write 0x00 to 0xff, or 0 to 255")
    }
    return value
  }

  private static func number(_ word: String) -> UInt8? {
    word.hasPrefix("0x") ? UInt8(word.dropFirst(2), radix: 16) : UInt8(word)
  }
}
