/// √(jωτ) with its hyperbolic functions, without overflow at high frequencies.
struct Diffusion {
  let root: Complex
  /// coth of the root.
  let hyperbolic: Complex
  /// e to the power of minus twice the root.
  private let decay: Complex

  /// For ωτ.
  init(_ turns: Double) {
    root = Complex.rootOfImaginary(turns)
    decay = Complex.exp(root * -2)
    hyperbolic = (Complex.one + decay) / (Complex.one - decay)
  }

  /// One over the square of sinh.
  var bend: Complex {
    let rest = Complex.one - decay
    return decay * 4 / (rest * rest)
  }

  /// One over the square of cosh.
  var shortBend: Complex {
    let sum = Complex.one + decay
    return decay * 4 / (sum * sum)
  }
}
