import Documents
import HAL
import Rig

/// Asks every address of every bus and branch who answers, and compares with the board.
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
    for place in places {
      do throws(RigError) {
        findings += try ask(place, try buses.bus(place))
      } catch {
        console.complain("solidus: \(error)")
        return .hardwareLost
      }
    }
    if asJSON { console.print(json(findings).text) } else { show(findings, console) }
    return findings.allSatisfy { $0.answers == ($0.expected != nil) } ? .done : .findings
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
      let answers = answers(bus, address)
      if answers || here != nil {
        findings.append(
          Finding(place: place, address: value, expected: here, answers: answers))
      }
    }
    return findings
  }

  /// A read of one byte: an empty write would make some chips act.
  private func answers(_ bus: any I2CBus, _ address: I2CAddress) -> Bool {
    var answer: [1 of UInt8] = [0]
    var incoming = answer.mutableSpan
    do throws(I2CError) {
      try bus.read(into: &incoming, at: address)
      return true
    } catch {
      // A chip that refuses to be read is there all the same.
      return error.kind == .nakData
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
