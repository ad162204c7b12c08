/// The certificates of a board's sample places and potentiostat cards, in the order in which they
/// were made.
public struct CertificatesDocument: Sendable {
  public let certificates: [Certificate]
  public let cards: [CardCertificate]

  public static let none = CertificatesDocument(certificates: [], cards: [])

  public static let form = Form<CertificatesDocument>.mapping(
    "certificates",
    .required(
      "solidus", Form<String>.word(["certificates/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required(
      "certificates", .list(of: Certificate.form, what: "a list of certificates"),
      "What 'solidus calibrate --with' found of sample places."),
    .optional(
      "cards", .list(of: CardCertificate.form, what: "a list of certificates"), otherwise: [],
      "What 'solidus calibrate --cell' found of cards."),
    make: { _, certificates, cards in
      CertificatesDocument(certificates: certificates, cards: cards)
    })

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
    CertificatesDocument(certificates: certificates + [certificate], cards: cards)
  }

  /// The same with one more of a card.
  public func adding(_ certificate: CardCertificate) -> CertificatesDocument {
    CertificatesDocument(certificates: certificates, cards: cards + [certificate])
  }

  /// The document as it is read.
  public var text: String {
    var lines = ["solidus: certificates/1", "certificates:"]
    if certificates.isEmpty { lines[1] += " []" }
    for certificate in certificates { lines += Self.item(certificate.lines) }
    if !cards.isEmpty { lines.append("cards:") }
    for card in cards { lines += Self.item(card.lines) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func item(_ lines: [String]) -> [String] {
    lines.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
  }
}
