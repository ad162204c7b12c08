public import Quantities

/// Physics that follows the voltage of an output pin.
public protocol PinListener: AnyObject {
  /// The pin is about to change: what has happened until `now` happened under the old voltage.
  func pinChanges(at now: Instant)
}

/// Who follows the pins of a chip; the chip holds them no more than a wire holds its listeners.
struct PinEars {
  private struct Ear {
    unowned let listener: any PinListener
  }

  private var ears: [Ear] = []

  mutating func add(_ listener: any PinListener) { ears.append(Ear(listener: listener)) }

  func change(at now: Instant) {
    for ear in ears { ear.listener.pinChanges(at: now) }
  }
}
