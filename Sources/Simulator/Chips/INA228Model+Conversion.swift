public import Quantities

extension INA228Model {
  /// The most that two passes which are looked at lie apart.
  private static let stretch = Seconds.milliseconds(100)
  /// The same while the inputs go evenly.
  private static let even = Seconds(1)

  public func settle(to now: Instant) {
    guard mode.isActive else { return }
    let elapsed = (now - start).nanoseconds
    guard elapsed >= (done + 1) * period else { return }
    let last = mode.isContinuous ? elapsed / period : 1
    guard last > done else { return }
    while true {
      let next = node + (isNodeKnown ? step : 1)
      guard next <= last else { break }
      look(at: next)
      addUp(to: next, &charge, &energy)
      node = next
      nodeSample = sample
      isNodeKnown = true
    }
    if last > done { look(at: last) }
    shownCharge = charge
    shownEnergy = energy
    if last > node { addUp(to: last, &shownCharge, &shownEnergy) }
  }

  /// How many passes after the node the next one is looked at: none beyond where what is even ends,
  /// for a line across a step would be another sum.
  private var step: Int64 {
    let at = start + Seconds(nanoseconds: node * period)
    let even = min(
      shunt.evenness(from: at), mode.measuresBus ? bus.evenness(from: at) : .never, at + Self.even)
    return max(1, (even > at ? even - at : Self.stretch).nanoseconds / period)
  }

  /// Begins anew, after CONVDLY (2 ms a step).
  func restart(at now: Instant) {
    mode = INA228Mode(bits: UInt8(adcConfig >> 12))
    nominal = max(1, INA228Mode.period(adcConfig))
    period = Int64(Arithmetic.rounded(Double(nominal) / (1 + clockError)))
    start = now + .milliseconds(2) * Int64(config >> 6 & 0xFF)
    done = 0
    node = 0
    isNodeKnown = false
    isConversionReady = false
  }

  /// The inputs and results at the end of a pass.
  func measure(_ pass: Int64) -> INA228Sample {
    let at = start + Seconds(nanoseconds: pass * period)
    var new = sample
    if mode.measuresShunt {
      // 312.5 nV a count, or 78.125 nV with ADCRANGE.
      let perVolt = config & 0x0010 == 0 ? 3.2e6 : 12.8e6
      new.shunt = count(shunt.value(at: at) * perVolt, from: -524288, to: 524287)
    }
    if mode.measuresBus {
      // 195.3125 µV a count; the pin does not go below ground.
      new.bus = count(bus.value(at: at) * 5120, from: 0, to: 524287)
    }
    if mode.measuresTemperature {
      new.temperature = count(temperature.value(at: at) * 128, from: -32768, to: 32767)
    }
    let drifts = config & 0x0020 != 0
    new.calculate(
      calibration: Int(calibration),
      temperatureCoefficient: drifts ? Int(temperatureCoefficient) : 0)
    return new
  }

  private func count(_ exact: Double, from low: Int, to high: Int) -> Int {
    guard exact < Double(high) else { return high }
    guard exact > Double(low) else { return low }
    return Int(Arithmetic.rounded(exact))
  }

  /// Takes over the results of a pass, and what they mean for the alerts.
  private func look(at pass: Int64) {
    let new = measure(pass)
    compare(new, at: pass)
    sample = new
    done = pass
  }

  // MARK: The sums

  /// Adds the passes after `node` up to `pass`, whose results are in `sample`.
  ///
  /// With currents a at the node and b now, n passes apart on a straight line, the n passes after
  /// the node sum to (a (n - 1) + b (n + 1)) / 2: for n = 1 just b, as the chip adds them.
  private func addUp(
    to pass: Int64, _ charge: inout INA228Accumulator, _ energy: inout INA228Accumulator
  ) {
    // The sums run in the continuous modes only, and follow what the shunt says.
    guard mode.isContinuous, mode.measuresShunt else { return }
    let n = pass - node
    let early = Int64(nodeSample.current) * (n - 1)
    charge.add((early + Int64(sample.current) * (n + 1)) * nominal)
    let earlyPower = Int64(nodeSample.power) * (n - 1)
    energy.add((earlyPower + Int64(sample.power) * (n + 1)) * nominal)
  }

  /// Makes what has been summed final, because what a count means is about to change.
  func keepSums() {
    charge = shownCharge
    energy = shownEnergy
    node = done
    isNodeKnown = false
  }

  func clearSums() {
    shownCharge.clear()
    shownEnergy.clear()
    chargeWrapsSeen = 0
    energyWrapsSeen = 0
    keepSums()
  }
}
