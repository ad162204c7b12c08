public import Quantities

/// An impedance analyser beside the buses, for what is beyond the front end:
/// docs/devices/E4990A.md.
public struct AnalyserChannel: Sendable {
  public let part: String
  /// Where it answers.
  public let at: SocketAddress
  /// The expander that joins it to a cell, or to one of its known paths.
  public let relays: Located<String>
  /// What its resistor was measured to be.
  public let load: Ohms
  public let description: String?

  static let form = Form<AnalyserChannel>.mapping(
    "an analyser", ChannelDocument.kind("analyser"),
    .required("part", .word(["E4990A"], what: "an analyser"), "What it is: E4990A."),
    .required(
      "at", SocketAddress.form, "Where it answers: its IPv4 address and port, 192.168.7.20:5025."),
    .required(
      "relays", .located(.name(of: "a chip", example: "analyser_relays")),
      "The expander that joins it to a cell, or to one of its known paths."),
    .optional(
      "load", .quantity(atLeast: Ohms(20), atMost: Ohms(1000)), otherwise: Ohms(50),
      "What its resistor was measured to be: 50 ohm."),
    ChannelDocument.description,
    make: { _, part, at, relays, load, description in
      AnalyserChannel(
        part: part, at: at, relays: relays, load: load, description: description)
    })
}

extension BoardDocument {
  /// The analyser beside the buses, if there is one.
  public var analyser: (name: String, channel: AnalyserChannel)? {
    for entry in channels.entries {
      if case .analyser(let channel) = entry.value { return (entry.name, channel) }
    }
    return nil
  }
}
