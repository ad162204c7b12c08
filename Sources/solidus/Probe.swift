import Documents
import HAL
import Rig

/// Asks every address of every bus and branch who answers, and every line whether it is free,
/// and compares with the board.
struct Probe {
  private let files: BoardFiles
  private let world: any World

  init(_ files: BoardFiles, _ world: any World) {
    self.files = files
    self.world = world
  }

  /// What was found at one address.
  private struct Finding {
    let place: BusReference
    let address: UInt8
    /// The chip that the board has there.
    let expected: String?
    let answers: Bool
  }

  func run(asJSON: Bool, _ console: Console) -> ExitStatus {
    let buses = BusMap(files.board, in: world)
    var findings: [Finding] = []
    var refusals: [RigError] = []
    for place in places {
      do throws(RigError) { findings += try ask(place, try buses.bus(place)) } catch {
        refusals.append(error)
      }
    }
    if asJSON { console.print(json(findings).text) } else { show(findings, console) }
    refusals += lines
    tell(refusals, console)
    // A bus that is lost outweighs one that is refused, and that a chip that does not answer.
    if let worst = refusals.first(where: { $0.kind == .lost }) ?? refusals.first {
      return Refusal(worst).status
    }
    return findings.allSatisfy { $0.answers == ($0.expected != nil) } ? .done : .findings
  }

  /// The lines that could not be claimed now, and why; none is claimed or driven.
  private var lines: [RigError] {
    files.board.lines.names.compactMap { name in
      do throws(RigError) { try world.inspect(name) } catch { return error }
      return nil
    }
  }

  /// Says each once: every branch of a bus, and every line of a chip, may be refused alike.
  private func tell(_ refusals: [RigError], _ console: Console) {
    var told: Set<RigError> = []
    for refusal in refusals where told.insert(refusal).inserted {
      console.complain("solidus: \(refusal)")
    }
  }

  /// The trunks first; a branch is asked only for chips that the board puts there or nobody has.
  private var places: [BusReference] {
    var places = files.board.buses.names.map { BusReference(name: $0) }
    for chip in files.board.chips.entries where !places.contains(chip.value.on.value) {
      places.append(chip.value.on.value)
    }
    return places
  }

  private func ask(
    _ place: BusReference, _ bus: any I2CBus
  ) throws(RigError) -> [Finding] {
    var findings: [Finding] = []
    for value in UInt8(0x08)...0x77 {
      guard let address = I2CAddress(exactly: value) else { continue }
      let here = chip(at: value, on: place)
      // On a branch the chips of the trunk answer too: they were found already.
      if place.branch != nil, here == nil, chip(at: value, on: trunk(of: place)) != nil { continue }
      let answers = try answers(bus, address, on: place)
      if answers || here != nil {
        findings.append(
          Finding(place: place, address: value, expected: here, answers: answers))
      }
    }
    return findings
  }

  /// A read of one byte: an empty write would make some chips act.
  private func answers(
    _ bus: any I2CBus, _ address: I2CAddress, on place: BusReference
  ) throws(RigError) -> Bool {
    var answer: [1 of UInt8] = [0]
    var incoming = answer.mutableSpan
    do throws(I2CError) {
      try bus.read(into: &incoming, at: address)
      return true
    } catch {
      switch error.kind {
      // A kernel driver may have one chip to itself; the others are there to be asked.
      case .nakAddress, .unavailable: return false
      // A chip that refuses to be read is there all the same.
      case .nakData, .crc: return true
      case .arbitrationLost, .timeout, .stuckBus, .shortTransfer:
        throw RigError(
          "bus '\(name(place))', address \(BoardListing.hex(address.value)): \(error.kind.wrong)",
          remedy: error.kind.remedy, kind: .lost)
      }
    }
  }

  private func trunk(of place: BusReference) -> BusReference {
    files.board.chips[place.name]?.on.value ?? place
  }

  private func chip(at address: UInt8, on place: BusReference) -> String? {
    files.board.chips.entries.first {
      $0.value.on.value == place && $0.value.address.value == address
    }?.name
  }

  private func name(_ place: BusReference) -> String {
    place.branch.map { "\(place.name).\($0)" } ?? place.name
  }

  private func show(_ findings: [Finding], _ console: Console) {
    for finding in findings {
      let place = "\(name(finding.place)) \(BoardListing.hex(finding.address))"
      switch (finding.expected, finding.answers) {
      case (let chip?, true): console.print("\(place)  \(chip)")
      case (let chip?, false): console.print("\(place)  \(chip) does not answer")
      case (nil, _): console.print("\(place)  answers, and the board has nothing there")
      }
    }
  }

  private func json(_ findings: [Finding]) -> JSON {
    .array(
      findings.map {
        .object([
          ("on", .string(name($0.place))), ("address", .string(BoardListing.hex($0.address))),
          ("chip", .string($0.expected ?? "")), ("answers", .boolean($0.answers)),
        ])
      })
  }
}
