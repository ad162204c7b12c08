internal import CDigest

/// What a text is known by: one changed letter makes another.
public enum Digest {
  /// SHA-256 of the text, in lower-case hexadecimal.
  static func text(of text: String) -> String { self.text(of: Array(text.utf8)) }

  /// SHA-256 of the bytes of a file, in lower-case hexadecimal.
  public static func text(of bytes: [UInt8]) -> String {
    var running = RunningDigest()
    running.add(bytes[...])
    return running.text
  }

  /// How it is written.
  static let form = Form<String>.parsed(
    as: "a SHA-256", pattern: "[0-9a-f]{64}", example: String(repeating: "0", count: 64)
  ) { text in
    let isHex = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return isHex && text.utf8.count == 64 ? text : nil
  }
}

/// A SHA-256 of what comes in pieces.
public struct RunningDigest {
  private var state = solidus_sha256()

  public init() { unsafe solidus_sha256_start(&state) }

  public mutating func add(_ bytes: ArraySlice<UInt8>) {
    // The slice outlives the call, and its size is passed beside it.
    unsafe bytes.withUnsafeBufferPointer {
      unsafe solidus_sha256_add(&state, $0.baseAddress, $0.count)
    }
  }

  /// Of all that came so far, in lower-case hexadecimal.
  public var text: String {
    var copy = state
    var digest = [UInt8](repeating: 0, count: 32)
    // The array outlives the call, and has the size that a sum has.
    unsafe solidus_sha256_end(&copy, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
