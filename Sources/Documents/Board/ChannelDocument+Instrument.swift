public import Quantities

/// An impedance analyser beside the buses, for what is beyond the front end:
/// docs/devices/E4990A.md.
public struct InstrumentChannel: Sendable {
  public let part: String
  /// Where it answers: an IPv4 address and a port.
  public let at: String
  /// The expander that joins it to a cell, or to one of its known paths.
  public let relays: Located<String>
  /// What its resistor was measured to be.
  public let load: Ohms
  public let description: String?

  /// The address and the port by themselves.
  public var socket: (address: String, port: UInt16) {
    let parts = at.split(separator: ":")
    return (String(parts[0]), UInt16(parts[1]) ?? 0)
  }

  static let form = Form<InstrumentChannel>(shape: written.shape) { node, report in
    guard let channel = written.value(of: node, &report) else { return nil }
    guard isSocket(channel.at) else {
      report.error(
        at: node.place, "'\(channel.at)' is no address that an instrument answers at",
        remedy: "write its IPv4 address and the port of its SCPI socket: 192.168.7.20:5025")
      return nil
    }
    return channel
  }

  private static func isSocket(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let port = UInt16(parts[1]), port > 0 else { return false }
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers.allSatisfy { UInt8($0) != nil }
  }

  private static let written = Form<InstrumentChannel>.mapping(
    "an instrument", ChannelDocument.kind("instrument"),
    .required("part", .word(["E4990A"], what: "an instrument"), "What it is: E4990A."),
    .required(
      "at", .text, "Where it answers: its IPv4 address and port, 192.168.7.20:5025."),
    .required(
      "relays", .located(.name(of: "a chip", example: "analyser_relays")),
      "The expander that joins it to a cell, or to one of its known paths."),
    .optional(
      "load", .quantity(atLeast: Ohms(20), atMost: Ohms(1000)), otherwise: Ohms(50),
      "What its resistor was measured to be: 50 ohm."),
    ChannelDocument.description,
    make: { _, part, at, relays, load, description in
      InstrumentChannel(
        part: part, at: at, relays: relays, load: load, description: description)
    })
}

extension BoardDocument {
  /// The analyser beside the buses, if there is one.
  public var instrument: (name: String, channel: InstrumentChannel)? {
    for entry in channels.entries {
      if case .instrument(let channel) = entry.value { return (entry.name, channel) }
    }
    return nil
  }
}
