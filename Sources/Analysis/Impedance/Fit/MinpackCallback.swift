/// What lmder calls: residuals if asked for 1, their slopes if asked for 2.
///
/// A nonisolated function, so that no actor is checked in C's frame.
@unsafe func minpackEvaluate(
  _ context: UnsafeMutableRawPointer?, _ rows: Int32, _ columns: Int32,
  _ free: UnsafePointer<Double>?, _ residuals: UnsafeMutablePointer<Double>?,
  _ slopes: UnsafeMutablePointer<Double>?, _ stride: Int32, _ asked: Int32
) -> Int32 {
  guard let context = unsafe context, let free = unsafe free, let residuals = unsafe residuals,
    let slopes = unsafe slopes
  else { return -1 }
  let problem = unsafe Unmanaged<FitProblem>.fromOpaque(context).takeUnretainedValue()
  // lmder promises these lengths; stride equals rows, as the caller chose.
  let numbers = unsafe Span(_unsafeStart: free, count: Int(columns))
  if asked == 1 {
    var result = unsafe MutableSpan(_unsafeStart: residuals, count: Int(rows))
    problem.residuals(at: numbers, into: &result)
  } else if asked == 2 {
    var result = unsafe MutableSpan(_unsafeStart: slopes, count: Int(rows * columns))
    problem.slopes(at: numbers, into: &result)
  }
  return 0
}
