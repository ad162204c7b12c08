import Documents
import Instrument
import Procedures
import Quantities
import Record
import Rig

extension CellWork {
  /// What a run's metadata say of the cell: what its densities, rates and limits were.
  var json: [(key: String, value: JSON)] {
    let parameters = JSON.array(values.entries.map { .string($0.text) })
    return start.members + [("parameters", parameters), ("limits", limits), ("card", card)]
  }

  /// What is known of the cell before its method begins.
  var start: CellStart {
    guard let cell else {
      return CellStart(
        channel: channel, method: method.name, programDigest: digest, certificate: certificate)
    }
    let (document, values) = (cell.declared.document, cell.declared.values)
    return CellStart(
      channel: channel, method: method.name, name: document.name, kind: document.build.kind,
      metal: document.build.metal, electrolyte: document.electrolyte,
      coating: cell.declared.coating,
      hasReference: document.hasReference,
      area: Arithmetic.rounded(document.area.value * 1e14) / 1e10,
      activeMass: values.mass.map { $0.value * 1e6 },
      oneC: oneC.map { ($0.charge.value / 3.6, $0.is) },
      programDigest: digest, certificate: certificate)
  }

  /// What the cell is driven with, from which instruction on.
  var drives: [CellDrive] {
    let first = compiled.program.carry?.entry.first
    return compiled.program.instructions.enumerated().compactMap { index, instruction in
      // What makes ready has nothing flow.
      if index + 1 == first { return CellDrive(from: index, .rest, 0) }
      guard case .cell(.drive(let drive)) = instruction else { return nil }
      return switch drive {
      case .rest: CellDrive(from: index, .rest, 0)
      case .current(let current): CellDrive(from: index, .current, current.value)
      case .potential(let potential): CellDrive(from: index, .potential, potential.value)
      // Where it stood is known from what was measured only.
      case .still: CellDrive(from: index, .still, 0)
      case .sweep(let end, _, _): CellDrive(from: index, .sweep, end.value)
      }
    }
  }

  /// By which its card is read.
  private var certificate: String? {
    if case .counts(let one) = standing { one.hash } else { nil }
  }

  /// By what the card was read: without it nobody could tell a factor from a finding.
  private var card: JSON {
    var members: [(key: String, value: JSON)] = [("is", .string(standing.words))]
    if case .counts(let one) = standing {
      members += [
        ("certificate", .string(one.hash)), ("date", .string("\(one.date)")),
        ("potential_within", .number(one.found.potentialWithin.value)),
        ("current_within", .number(one.found.currentWithin.value)),
      ]
    }
    return .object(members)
  }

  private var limits: JSON {
    let (bounds, limits) = (compiled.bounds, compiled.bounds.limits)
    func bound(_ value: Double, _ author: MethodLimits.Author) -> JSON {
      .object([("value", .number(value)), ("of", .string(author.rawValue))])
    }
    return .object([
      ("lowest_V", bound(limits.lowest.value, bounds.lowest)),
      ("highest_V", bound(limits.highest.value, bounds.highest)),
      ("current_A", bound(limits.most.value, bounds.most)),
      ("coldest_C", bound(limits.coldest.value, bounds.coldest)),
      ("hottest_C", bound(limits.hottest.value, bounds.hottest)),
    ])
  }
}

extension CellDocument.Build {
  fileprivate var kind: CellStart.Kind {
    switch self {
    case .symmetric: .symmetric
    case .asymmetric: .asymmetric
    case .full: .full
    case .dummy: .dummy
    }
  }

  /// What is plated and stripped.
  fileprivate var metal: String? {
    switch self {
    case .symmetric(let electrode): electrode.metal
    case .asymmetric(_, let counter), .full(_, let counter): counter.metal
    case .dummy: nil
    }
  }
}
