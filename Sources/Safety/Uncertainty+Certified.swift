public import Quantities

extension Uncertainty {
  /// What is left beside a sample place whose sensors were compared with a fixed point.
  ///
  /// Sensor, converter, leads and place were compared as one, so what is left of them is how well
  /// that was done and what changes away from that day and that temperature.
  ///
  /// - Parameters:
  ///   - offset: what the sensors read at the fixed point above what it was.
  ///   - uncertainty: how far that may be off.
  ///   - distance: how far from the fixed point the limit is.
  public static func certified(
    offset: Kelvins, within uncertainty: Kelvins, distance: Kelvins
  ) -> Uncertainty {
    // What reads low is made up for; what reads high is left as it is, on the safe side.
    let low = offset < .zero ? -offset : .zero
    return Uncertainty(
      sensor: uncertainty + low,
      // A class 1 couple is off by no more than 0.4 % of a difference (IEC 60584-1).
      converter: distance.magnitude * 0.004,
      // As much as the two sensors may part unseen, and what both may do together.
      drift: CertificateWatch.bound + uncertified.drift,
      // Leads and place are the ones that were compared; a flat cell is not quite a foil.
      leads: Kelvins(0.1), place: Kelvins(0.1), gradient: uncertified.gradient)
  }
}
