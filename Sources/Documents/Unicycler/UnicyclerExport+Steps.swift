import Quantities

/// Single steps, each for itself.
extension UnicyclerExport {
  /// Nil for what has no step of its own, and for what is refused.
  mutating func step(_ step: FlatMethod.Step) -> [UnicyclerPair]? {
    let before = left
    left = nil
    switch step.action {
    case .rest(let stay, let watch):
      isPlain(watch, step.place)
      return rest(stay)
    case .current(let asked, let stay, let watch):
      isPlain(watch, step.place)
      return hold(asked, stay, step.place)
    case .potential(let potential, let stay, let watch):
      isPlain(watch, step.place)
      left = potential
      return hold(potential, stay)
    case .sweep(let from, let to, let rate, let stair, let watch):
      if stair != nil {
        refuse(step.place, "unicycler does not say how high a stair is", "leave 'stair:' out")
      }
      isPlain(watch, step.place)
      left = to
      return sweep(from: from ?? before, to: to, rate, step.place)
    case .temperature:
      refuse(
        step.place, "unicycler does not set a temperature",
        "leave the step out, and set the temperature by hand")
      return nil
    case .tick:
      refuse(
        step.place, "unicycler has no clock that a rest could wait for", "write for: 4 h")
      return nil
    case .impedance:
      refuse(
        step.place, "a spectrum is not written as a protocol yet known to measure it alike",
        "leave it out of what is exported")
      return nil
    case .cycle, .label:
      left = before
      return nil
    case .go:
      refuse(
        step.place, "unicycler has no jump that hangs on a condition",
        "let steps end by potential or time, or repeat them so many times")
      return nil
    }
  }

  private mutating func rest(_ stay: CellStay) -> [UnicyclerPair]? {
    for condition in stay.until {
      refuse(condition.place, "a rest of unicycler ends by time only", "write for: 2 h")
    }
    guard let longest = stay.longest else { return nil }
    return [
      UnicyclerPair("step", .string("open_circuit_voltage")),
      UnicyclerPair("until_time_s", longest.counted, in: "s"),
    ]
  }

  private mutating func hold(
    _ asked: AnyQuantity, _ stay: CellStay, _ place: Place
  ) -> [UnicyclerPair]? {
    guard let current = current(asked, place) else { return nil }
    return [UnicyclerPair("step", .string("constant_current")), current] + time(stay)
      + bound(stay) { name, isAbove, bound in
        guard name == "potential", isAbove == (asked.counted > 0), bound.counted != 0 else {
          return nil
        }
        return UnicyclerPair("until_voltage_V", bound.counted, in: "V")
      }
  }

  private mutating func hold(_ potential: Volts, _ stay: CellStay) -> [UnicyclerPair] {
    [
      UnicyclerPair("step", .string("constant_voltage")),
      UnicyclerPair("voltage_V", potential.value, in: "V"),
    ] + time(stay)
      + bound(stay) { name, isAbove, bound in
        guard name == "current", !isAbove, bound.counted > 0 else { return nil }
        switch bound.kind {
        case .rate: return UnicyclerPair("until_rate_C", .number(bound.counted))
        case .current: return UnicyclerPair("until_current_mA", bound.counted, in: "mA")
        default: return nil
        }
      }
  }

  private mutating func sweep(
    from start: Volts?, to end: Volts, _ rate: VoltsPerSecond, _ place: Place
  ) -> [UnicyclerPair]? {
    guard let start else {
      refuse(
        place, "unicycler says where a sweep begins, and nothing here does",
        "write 'from:', or hold a potential before it")
      return nil
    }
    guard start != end else {
      refuse(place, "a sweep that ends where it begins", "leave it out")
      return nil
    }
    return [
      UnicyclerPair("step", .string("voltage_scan")),
      UnicyclerPair("start_voltage_V", start.value, in: "V"),
      UnicyclerPair("end_voltage_V", end.value, in: "V"),
      UnicyclerPair("scan_rate_mV_per_s", rate.value, in: "mV/s"),
    ]
  }

  private mutating func isPlain(_ watch: WatchText?, _ place: Place) {
    guard let watch else { return }
    if watch.limits != nil {
      refuse(place, "unicycler limits all steps alike", "leave 'limits:' out of the step")
    }
    guard watch.record != nil else { return }
    refuse(place, "unicycler records in all steps alike", "leave 'record:' out of the step")
  }

  private mutating func current(_ asked: AnyQuantity, _ place: Place) -> UnicyclerPair? {
    guard asked.counted != 0 else {
      refuse(place, "unicycler has no current of nothing", "write a rest")
      return nil
    }
    switch asked.kind {
    case .rate: return UnicyclerPair("rate_C", .number(asked.counted))
    case .current: return UnicyclerPair("current_mA", asked.counted, in: "mA")
    default:
      refuse(
        place, "unicycler knows no area for \(asked.kind.phrase)", "write a current or a rate")
      return nil
    }
  }

  private func time(_ stay: CellStay) -> [UnicyclerPair] {
    stay.longest.map { [UnicyclerPair("until_time_s", $0.counted, in: "s")] } ?? []
  }

  /// The one condition that a step of unicycler can have.
  private mutating func bound(
    _ stay: CellStay, _ pair: (String, Bool, AnyQuantity) -> UnicyclerPair?
  ) -> [UnicyclerPair] {
    var pairs: [UnicyclerPair] = []
    for condition in stay.until {
      let only = condition.value.terms.count == 1 ? condition.value.terms.first : nil
      let found: UnicyclerPair? =
        switch only?.test {
        case .above(let bound): pair(only?.name ?? "", true, bound)
        case .below(let bound): pair(only?.name ?? "", false, bound)
        case .on, .off, nil: nil
        }
      if let found, pairs.isEmpty {
        pairs.append(found)
      } else {
        refuse(
          condition.place,
          pairs.isEmpty
            ? "a step of unicycler cannot end so" : "a step of unicycler has one such end",
          "end a current at a potential in its way other than 0 V, a potential at a current, or"
            + " either after a time")
      }
    }
    return pairs
  }
}
