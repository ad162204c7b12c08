extension LibraryEntry {
  /// Pirayesh 2023: alumina and alucone from an alloy to a laminate.
  static var pirayesh2023: [LibraryEntry] {
    [
      LibraryEntry(
        id: "pirayesh-2023-cu-1-1-x10",
        bytes: PackageResources.pirayesh_2023_cu_1_1_x10_yaml),
      LibraryEntry(
        id: "pirayesh-2023-cu-1-1-x10-completed",
        bytes: PackageResources.pirayesh_2023_cu_1_1_x10_completed_yaml),
      LibraryEntry(id: "pirayesh-2023-grid", bytes: PackageResources.pirayesh_2023_grid_yaml),
      LibraryEntry(
        id: "pirayesh-2023-grid-completed",
        bytes: PackageResources.pirayesh_2023_grid_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-1-1-x10",
        bytes: PackageResources.pirayesh_2023_li_1_1_x10_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-1-1-x10-completed",
        bytes: PackageResources.pirayesh_2023_li_1_1_x10_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-1-1-x25",
        bytes: PackageResources.pirayesh_2023_li_1_1_x25_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-1-1-x25-completed",
        bytes: PackageResources.pirayesh_2023_li_1_1_x25_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-1-1-x50",
        bytes: PackageResources.pirayesh_2023_li_1_1_x50_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-1-1-x50-completed",
        bytes: PackageResources.pirayesh_2023_li_1_1_x50_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-10-10-x5",
        bytes: PackageResources.pirayesh_2023_li_10_10_x5_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-10-10-x5-completed",
        bytes: PackageResources.pirayesh_2023_li_10_10_x5_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-2-2-x25",
        bytes: PackageResources.pirayesh_2023_li_2_2_x25_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-2-2-x25-completed",
        bytes: PackageResources.pirayesh_2023_li_2_2_x25_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-5-5-x10",
        bytes: PackageResources.pirayesh_2023_li_5_5_x10_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-5-5-x10-completed",
        bytes: PackageResources.pirayesh_2023_li_5_5_x10_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-1-1-x10",
        bytes: PackageResources.pirayesh_2023_na_1_1_x10_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-1-1-x10-completed",
        bytes: PackageResources.pirayesh_2023_na_1_1_x10_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-1-1-x25",
        bytes: PackageResources.pirayesh_2023_na_1_1_x25_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-1-1-x25-completed",
        bytes: PackageResources.pirayesh_2023_na_1_1_x25_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-1-1-x5",
        bytes: PackageResources.pirayesh_2023_na_1_1_x5_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-1-1-x5-completed",
        bytes: PackageResources.pirayesh_2023_na_1_1_x5_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-2-2-x4",
        bytes: PackageResources.pirayesh_2023_na_2_2_x4_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-2-2-x4-completed",
        bytes: PackageResources.pirayesh_2023_na_2_2_x4_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-5-5-x2",
        bytes: PackageResources.pirayesh_2023_na_5_5_x2_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-5-5-x2-completed",
        bytes: PackageResources.pirayesh_2023_na_5_5_x2_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-cycling-li-bare",
        bytes: PackageResources.pirayesh_2023_cycling_li_bare_yaml),
      LibraryEntry(
        id: "pirayesh-2023-cycling-li-fast",
        bytes: PackageResources.pirayesh_2023_cycling_li_fast_yaml),
      LibraryEntry(
        id: "pirayesh-2023-cycling-li-fast-completed",
        bytes: PackageResources.pirayesh_2023_cycling_li_fast_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-cycling-li-hybrid",
        bytes: PackageResources.pirayesh_2023_cycling_li_hybrid_yaml),
      LibraryEntry(
        id: "pirayesh-2023-cycling-na-bare",
        bytes: PackageResources.pirayesh_2023_cycling_na_bare_yaml),
      LibraryEntry(
        id: "pirayesh-2023-cycling-na-bare-3",
        bytes: PackageResources.pirayesh_2023_cycling_na_bare_3_yaml),
      LibraryEntry(
        id: "pirayesh-2023-cycling-na-hybrid",
        bytes: PackageResources.pirayesh_2023_cycling_na_hybrid_yaml),
      LibraryEntry(
        id: "pirayesh-2023-cycling-na-hybrid-3",
        bytes: PackageResources.pirayesh_2023_cycling_na_hybrid_3_yaml),
      LibraryEntry(
        id: "pirayesh-2023-cycling-na-hybrid-deep",
        bytes: PackageResources.pirayesh_2023_cycling_na_hybrid_deep_yaml),
      LibraryEntry(
        id: "pirayesh-2023-milestones",
        bytes: PackageResources.pirayesh_2023_milestones_yaml),
      LibraryEntry(
        id: "pirayesh-2023-milestones-completed",
        bytes: PackageResources.pirayesh_2023_milestones_completed_yaml),
      LibraryEntry(
        id: "pirayesh-2023-nucleation",
        bytes: PackageResources.pirayesh_2023_nucleation_yaml),
      LibraryEntry(
        id: "pirayesh-2023-plated-thickness",
        bytes: PackageResources.pirayesh_2023_plated_thickness_yaml),
    ]
  }
}
