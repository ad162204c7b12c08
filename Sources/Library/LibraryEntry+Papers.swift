extension LibraryEntry {
  /// Every process and every test of the papers that Solidus repeats, with what stands beside them.
  public static var papers: [LibraryEntry] {
    jin2022 + zhang2020 + sullivan2022 + pirayesh2023 + chang2023
  }
}
