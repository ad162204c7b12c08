import Documents
import Quantities

/// The channels of a reactor by kind, in the order in which instructions number them.
struct ReactorChannels {
  typealias Entries<Channel> = [(name: String, channel: Channel)]

  private(set) var zones: Entries<ZoneChannel> = []
  private(set) var valves: Entries<ValveChannel> = []
  private(set) var flows: Entries<FlowChannel> = []
  private(set) var gauges: Entries<GaugeChannel> = []
  private(set) var switches: Entries<SwitchChannel> = []
  private(set) var throttles: Entries<ThrottleChannel> = []
  private(set) var generators: Entries<GeneratorChannel> = []
  private(set) var monitors: Entries<FilmMonitorChannel> = []
  private(set) var rules: Entries<RuleChannel> = []
  private(set) var interlocks: Entries<InterlockChannel> = []

  init(_ board: BoardDocument) {
    for entry in board.channels.entries {
      switch entry.value {
      case .zone(let channel): zones.append((entry.name, channel))
      case .valve(let channel): valves.append((entry.name, channel))
      case .flow(let channel): flows.append((entry.name, channel))
      case .gauge(let channel): gauges.append((entry.name, channel))
      case .turned(let channel): switches.append((entry.name, channel))
      case .throttle(let channel): throttles.append((entry.name, channel))
      case .interlock(let channel): interlocks.append((entry.name, channel))
      case .generator(let channel): generators.append((entry.name, channel))
      case .film(let channel): monitors.append((entry.name, channel))
      case .rule(let channel): rules.append((entry.name, channel))
      case .thermometer, .cell, .thermostat, .frontEnd, .analyser: break
      }
    }
  }

  /// Every pin that a converter reads.
  var measured: [PinReference] {
    zones.compactMap(\.channel.current?.input.value) + gauges.map(\.channel.input.value)
      + flows.map(\.channel.reading.value) + monitors.map(\.channel.input.value)
      + generators.flatMap { [$0.channel.forward.value, $0.channel.reflected.value] }
  }

  /// What of the generator's power may warm the foil, and the zone on which that lies.
  var warming: (share: Double, zone: Int)? {
    guard let generator = generators.first?.channel,
      let zone = zones.firstIndex(where: \.channel.carriesMetal)
    else { return nil }
    return (generator.heat.value, zone)
  }

  /// What can be pulsed here, by the names of what is in the bottles.
  var precursors: [String] { valves.compactMap { $0.channel.precursor?.value } }

  /// The place of a name among channels of one kind, as instructions have it.
  static func number<Channel>(of name: String, among entries: Entries<Channel>) -> UInt8? {
    entries.firstIndex { $0.name == name }.flatMap(UInt8.init(exactly:))
  }
}
