/// The certificates of a board's sample places, in the order in which they were made.
public struct CertificatesDocument: Sendable {
  public let certificates: [Certificate]

  public static let none = CertificatesDocument(certificates: [])

  public static let form = Form<CertificatesDocument>.mapping(
    "certificates",
    .required(
      "solidus", Form<String>.word(["certificates/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required(
      "certificates", .list(of: Certificate.form, what: "a list of certificates"),
      "What 'solidus calibrate' found."),
    make: { _, certificates in CertificatesDocument(certificates: certificates) })

  /// Reads what belongs to a board.
  ///
  /// - Parameter path: the file, or the folder that holds `certificates.yaml`.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<CertificatesDocument> {
    files.document(at: DocumentPath.file(path, named: "certificates.yaml"), form)
  }

  /// The same with one more; an old one stays, for it is what was true then.
  public func adding(_ certificate: Certificate) -> CertificatesDocument {
    CertificatesDocument(certificates: certificates + [certificate])
  }

  /// The document as it is read.
  public var text: String {
    var lines = ["solidus: certificates/1", "certificates:"]
    if certificates.isEmpty { lines[1] += " []" }
    for certificate in certificates {
      let own = certificate.lines
      lines.append("  - " + own[0])
      lines += own.dropFirst().map { "    " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
