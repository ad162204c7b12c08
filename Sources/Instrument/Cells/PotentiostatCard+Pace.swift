import Devices
import Quantities

extension PotentiostatCard {
  /// How fast a card converts.
  enum Pace {
    /// 20 a second: what a mains frequency of 50 or 60 Hz adds is averaged out.
    case quiet
    /// 330 a second, for what itself changes faster than that average.
    case quick

    var rate: ADS122C04.Rate {
      switch self {
      case .quiet: .normal20
      case .quick: .normal330
      }
    }

    /// From the start of a conversion until its result is there: 3.07 ms (SBAS751B, 8.4.2.2), 4 %
    /// slow at worst, and the message between the two starts.
    var converting: Seconds {
      switch self {
      case .quiet: PotentiostatCard.converting
      case .quick: .milliseconds(4)
      }
    }

    /// How long after the start of a conversion what it shows was so: its middle.
    var sampling: Seconds {
      switch self {
      case .quiet: PotentiostatCard.sampling
      case .quick: .microseconds(1500)
      }
    }
  }
}
