public import Quantities

extension PotentiostatCard {
  public func output(_ index: Int, at now: Instant) -> Double {
    settle(to: now)
    switch Output(rawValue: index) ?? .bus {
    case .potential: return shown(.potential, look(at: now))
    case .counter: return shown(.counter, look(at: now))
    case .current:
      return past.at(now) { amplified(current(after: span($0, now), in: $0), $0) }
    case .temperature: return 0.5 + 0.01 * (holder.warmth(at: now) + errors.temperature)
    case .shunt: return past.at(now) { 10 * current(after: span($0, now), in: $0) }
    case .bus: return shown(.bus, look(at: now))
    }
  }

  /// What truly flows: known to tests and never to the instrument.
  public func trueCurrent(at now: Instant) -> Amperes {
    settle(to: now)
    return past.at(now) { Amperes(current(after: span($0, now), in: $0)) }
  }

  /// When the contact of the cell was last closed until `now`; nil if it never was.
  public func lastClosed(by now: Instant) -> Instant? {
    settle(to: now)
    return cell.isClosed ? now : wasClosed
  }

  /// A steady current is so to the end of its segment, and a cell under it moves evenly for longer
  /// than anything here adds up at once.
  public func evenness(of index: Int, from now: Instant) -> Instant {
    past.at(now) { part in
      switch part.drive {
      case .open, .steady: part.end
      case .line, .held: now
      }
    }
  }

  private func span(_ part: CardSegment, _ now: Instant) -> Double {
    now > part.start ? (now - part.start).value : 0
  }

  /// Between supplies of 2.5 V no amplifier gives more.
  private func clipped(_ volts: Double) -> Double { min(2.5, max(-2.5, volts)) }

  /// Ten times what is over the shunt, of which 2 V are the range.
  func amplified(_ current: Double, _ part: CardSegment) -> Double {
    clipped(2 * part.errors.of(5 * part.shunt * current))
  }

  /// What comes to a pin of the potentials.
  func shown(_ output: Output, _ reading: CardReading) -> Double {
    switch output {
    case .potential: clipped(errors.potential.of(reading.potentials.working) / 2.5)
    case .counter: clipped(errors.counter.of(reading.potentials.counter) / 2.5)
    default: max(0, reading.cell)
    }
  }

  private func look(at now: Instant) -> CardReading {
    if reading.at != now { reading = past.at(now) { read($0, at: now) } }
    return reading
  }

  func read(_ part: CardSegment, at now: Instant) -> CardReading {
    let span = span(part, now)
    let current = current(after: span, in: part)
    let mean = span > 0 ? passed(span, in: part).mean : current
    let state = state(after: span, in: part, at: mean)
    let found = seen(potentials(at: current, in: state), part, at: now)
    return CardReading(at: now, current: current, potentials: found.leads, cell: found.cell)
  }

  /// What the buffers make of where the electrodes are.
  func seen(
    _ actual: CellPotentials, _ part: CardSegment, at now: Instant
  ) -> (leads: CellPotentials, cell: Double) {
    guard part.isSeen else { return (CellPotentials(working: 0, counter: 0), 0) }
    guard part.hasReference else {
      return (CellPotentials(working: actual.cell, counter: 0), actual.cell)
    }
    guard let since = part.drifts else { return (actual, actual.cell) }
    let share = drifted(since, at: now)
    return (
      CellPotentials(
        working: actual.working + share * (-5.5 - actual.working),
        counter: actual.counter + share * (-5.5 - actual.counter)), actual.cell
    )
  }

  /// How far the buffer of an open reference lead has come to its end.
  func drifted(_ since: Instant, at now: Instant) -> Double {
    now > since ? min(1, (now - since).value / 5e-3) : 0
  }
}
