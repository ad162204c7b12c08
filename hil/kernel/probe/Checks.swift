import LinuxHAL

/// One line for each thing tried.
struct Checks {
  func expect(_ claim: String, _ holds: () throws -> Bool) {
    do {
      print(try holds() ? "PASS \(claim)" : "FAIL \(claim)")
    } catch {
      print("FAIL \(claim): \(error)")
    }
  }

  /// The trial must end in just this error.
  func expect<Failure: Error & Equatable>(
    _ claim: String, fails expected: Failure, _ trial: () throws(Failure) -> Void
  ) {
    do throws(Failure) {
      try trial()
      print("FAIL \(claim): it was allowed")
    } catch {
      print(error == expected ? "PASS \(claim)" : "FAIL \(claim): \(error)")
    }
  }

  /// The trial must be refused for just this cause.
  func refused(
    _ claim: String, _ cause: LinuxError.Cause, _ trial: () throws(LinuxError) -> Void
  ) {
    do throws(LinuxError) {
      try trial()
      print("FAIL \(claim): it was allowed")
    } catch {
      print(error.cause == cause ? "PASS \(claim)" : "FAIL \(claim): \(error)")
    }
  }
}
