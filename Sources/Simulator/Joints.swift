/// How often the multiplexers of a bus may have joined or parted a branch since it was soldered.
///
/// One number for all of them, so that who remembers the chip that hears an address looks at one
/// thing to know whether that still is so.
final class Joints {
  private(set) var changes = 0

  func mayHaveChanged() { changes &+= 1 }
}
