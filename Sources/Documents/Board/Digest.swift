internal import CDigest

/// What a text is known by: one changed letter makes another.
public enum Digest {
  /// SHA-256 of the text, in lower-case hexadecimal.
  static func text(of text: String) -> String { self.text(of: Array(text.utf8)) }

  /// SHA-256 of the bytes of a file, in lower-case hexadecimal.
  public static func text(of bytes: [UInt8]) -> String {
    var state = solidus_sha256()
    var digest = [UInt8](repeating: 0, count: 32)
    // Both arrays outlive the calls, and their sizes are passed beside them.
    unsafe solidus_sha256_start(&state)
    unsafe bytes.withUnsafeBufferPointer {
      unsafe solidus_sha256_add(&state, $0.baseAddress, $0.count)
    }
    unsafe solidus_sha256_end(&state, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// How it is written.
  static let form = Form<String>.parsed(
    as: "a SHA-256", pattern: "[0-9a-f]{64}", example: String(repeating: "0", count: 64)
  ) { text in
    let isHex = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return isHex && text.utf8.count == 64 ? text : nil
  }
}
