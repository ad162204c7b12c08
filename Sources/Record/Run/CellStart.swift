public import Documents

/// What is known of a cell before its method begins.
public struct CellStart: Sendable {
  /// What kind of cell it is: it says what an efficiency is the share of.
  public enum Kind: String, Hashable, Sendable {
    case symmetric, asymmetric, full, dummy
    /// Nothing was said of it.
    case undeclared
  }

  public let channel: String
  /// The name of its method.
  public let method: String
  /// What it is called; nil where nothing was said of it.
  public let name: String?
  public let kind: Kind
  /// What is plated: Li, Na or K; nil where nothing was said.
  public let metal: String?
  public let electrolyte: String?
  /// What was on its electrodes; nil for bare ones, and where nothing was said.
  public let coating: String?
  /// Whether a reference electrode has its own lead.
  public let hasReference: Bool
  /// Of an electrode, in cm2.
  public let area: Double?
  /// What takes the metal up, in mg.
  public let activeMass: Double?
  /// What 1C stands for, in mAh, and in words.
  public let oneC: (charge: Double, words: String)?
  /// Of the program that its method made for it; nil where nobody said.
  public let programDigest: String?
  /// Of the certificate that its card was read by; nil for none.
  public let certificate: String?

  public init(
    channel: String, method: String, name: String? = nil, kind: Kind = .undeclared,
    metal: String? = nil, electrolyte: String? = nil, coating: String? = nil,
    hasReference: Bool = false,
    area: Double? = nil, activeMass: Double? = nil,
    oneC: (charge: Double, words: String)? = nil,
    programDigest: String? = nil, certificate: String? = nil
  ) {
    self.channel = channel
    self.method = method
    self.name = name
    self.kind = kind
    self.metal = metal
    self.electrolyte = electrolyte
    self.coating = coating
    self.hasReference = hasReference
    self.area = area
    self.activeMass = activeMass
    self.oneC = oneC
    self.programDigest = programDigest
    self.certificate = certificate
  }

  init?(_ node: Node) {
    guard let channel = node.text("cell"), let method = node.text("method") else { return nil }
    self.init(
      channel: channel, method: method, name: node.text("name"),
      kind: node.text("kind").flatMap(Kind.init) ?? .undeclared, metal: node.text("metal"),
      electrolyte: node.text("electrolyte"), coating: node.text("coating"),
      hasReference: node.text("reference") == "own lead",
      area: node.number("area_cm2"), activeMass: node.number("active_mass_mg"),
      oneC: node.number("one_C_mAh").map { ($0, node.text("one_C_is") ?? "") },
      programDigest: node.text("program_sha256"), certificate: node.text("certificate"))
  }

  /// As `start.json` and `meta.json` have it.
  public var members: [(key: String, value: JSON)] {
    var members: [(key: String, value: JSON)] = [
      ("cell", .string(channel)), ("method", .string(method)),
    ]
    if let name { members.append(("name", .string(name))) }
    members.append(("kind", .string(kind.rawValue)))
    if let metal { members.append(("metal", .string(metal))) }
    if let electrolyte { members.append(("electrolyte", .string(electrolyte))) }
    if let coating { members.append(("coating", .string(coating))) }
    if hasReference { members.append(("reference", .string("own lead"))) }
    if let area { members.append(("area_cm2", .number(area))) }
    if let activeMass { members.append(("active_mass_mg", .number(activeMass))) }
    if let oneC {
      members += [("one_C_mAh", .number(oneC.charge)), ("one_C_is", .string(oneC.words))]
    }
    if let programDigest { members.append(("program_sha256", .string(programDigest))) }
    if let certificate { members.append(("certificate", .string(certificate))) }
    return members
  }
}
