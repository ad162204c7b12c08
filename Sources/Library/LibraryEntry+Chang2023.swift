extension LibraryEntry {
  /// Chang 2023: sputtered LiAlO2 between lithium and LGPS.
  static var chang2023: [LibraryEntry] {
    [
      LibraryEntry(id: "chang-2023-lialo2-100", bytes: PackageResources.chang_2023_lialo2_100_yaml),
      LibraryEntry(
        id: "chang-2023-lialo2-100-completed",
        bytes: PackageResources.chang_2023_lialo2_100_completed_yaml),
      LibraryEntry(id: "chang-2023-lialo2-200", bytes: PackageResources.chang_2023_lialo2_200_yaml),
      LibraryEntry(
        id: "chang-2023-lialo2-200-completed",
        bytes: PackageResources.chang_2023_lialo2_200_completed_yaml),
      LibraryEntry(id: "chang-2023-lialo2-300", bytes: PackageResources.chang_2023_lialo2_300_yaml),
      LibraryEntry(
        id: "chang-2023-lialo2-300-completed",
        bytes: PackageResources.chang_2023_lialo2_300_completed_yaml),
      LibraryEntry(id: "chang-2023-after-50", bytes: PackageResources.chang_2023_after_50_yaml),
      LibraryEntry(
        id: "chang-2023-after-50-completed",
        bytes: PackageResources.chang_2023_after_50_completed_yaml),
      LibraryEntry(
        id: "chang-2023-cycling-100",
        bytes: PackageResources.chang_2023_cycling_100_yaml),
      LibraryEntry(
        id: "chang-2023-cycling-200",
        bytes: PackageResources.chang_2023_cycling_200_yaml),
      LibraryEntry(
        id: "chang-2023-cycling-300",
        bytes: PackageResources.chang_2023_cycling_300_yaml),
      LibraryEntry(
        id: "chang-2023-cycling-deep",
        bytes: PackageResources.chang_2023_cycling_deep_yaml),
      LibraryEntry(id: "chang-2023-lco-fast", bytes: PackageResources.chang_2023_lco_fast_yaml),
      LibraryEntry(
        id: "chang-2023-lco-fast-completed",
        bytes: PackageResources.chang_2023_lco_fast_completed_yaml),
      LibraryEntry(id: "chang-2023-lco-slow", bytes: PackageResources.chang_2023_lco_slow_yaml),
      LibraryEntry(
        id: "chang-2023-lco-slow-completed",
        bytes: PackageResources.chang_2023_lco_slow_completed_yaml),
      LibraryEntry(
        id: "chang-2023-rate-lco-200",
        bytes: PackageResources.chang_2023_rate_lco_200_yaml),
      LibraryEntry(
        id: "chang-2023-rate-lco-200-completed",
        bytes: PackageResources.chang_2023_rate_lco_200_completed_yaml),
      LibraryEntry(
        id: "chang-2023-rate-lco-bare",
        bytes: PackageResources.chang_2023_rate_lco_bare_yaml),
      LibraryEntry(
        id: "chang-2023-rate-lco-bare-completed",
        bytes: PackageResources.chang_2023_rate_lco_bare_completed_yaml),
      LibraryEntry(
        id: "chang-2023-rate-symmetric",
        bytes: PackageResources.chang_2023_rate_symmetric_yaml),
      LibraryEntry(
        id: "chang-2023-rate-symmetric-completed",
        bytes: PackageResources.chang_2023_rate_symmetric_completed_yaml),
      LibraryEntry(
        id: "chang-2023-single-plating",
        bytes: PackageResources.chang_2023_single_plating_yaml),
      LibraryEntry(
        id: "chang-2023-single-plating-completed",
        bytes: PackageResources.chang_2023_single_plating_completed_yaml),
      LibraryEntry(id: "chang-2023-three-200", bytes: PackageResources.chang_2023_three_200_yaml),
      LibraryEntry(
        id: "chang-2023-three-200-completed",
        bytes: PackageResources.chang_2023_three_200_completed_yaml),
      LibraryEntry(id: "chang-2023-three-bare", bytes: PackageResources.chang_2023_three_bare_yaml),
      LibraryEntry(
        id: "chang-2023-three-bare-completed",
        bytes: PackageResources.chang_2023_three_bare_completed_yaml),
    ]
  }
}
