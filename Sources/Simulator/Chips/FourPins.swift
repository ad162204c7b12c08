extension [Net] {
  /// The nodes on four input pins; those that are not given are tied to ground.
  ///
  /// Not a `[4 of Net]`: the compiler releases the elements of such an array too often.
  var fourPins: [Net] {
    prefix(4) + (0..<4).dropFirst(count).map { Net("AIN\($0)", held: 0) }
  }
}
