extension LibraryEntry {
  /// Jin 2022: two steps to an ionic conductor on lithium and sodium.
  static var jin2022: [LibraryEntry] {
    [
      LibraryEntry(id: "jin-2022-alumina", bytes: PackageResources.jin_2022_alumina_yaml),
      LibraryEntry(id: "jin-2022-in-place", bytes: PackageResources.jin_2022_in_place_yaml),
      LibraryEntry(
        id: "jin-2022-in-place-provable",
        bytes: PackageResources.jin_2022_in_place_provable_yaml),
      LibraryEntry(
        id: "jin-2022-two-step-lialox",
        bytes: PackageResources.jin_2022_two_step_lialox_yaml),
      LibraryEntry(
        id: "jin-2022-two-step-lialox-provable",
        bytes: PackageResources.jin_2022_two_step_lialox_provable_yaml),
      LibraryEntry(
        id: "jin-2022-two-step-naalox",
        bytes: PackageResources.jin_2022_two_step_naalox_yaml),
      LibraryEntry(
        id: "jin-2022-two-step-naalox-provable",
        bytes: PackageResources.jin_2022_two_step_naalox_provable_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-100-fast",
        bytes: PackageResources.jin_2022_cycling_li_100_fast_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-100-fast-completed",
        bytes: PackageResources.jin_2022_cycling_li_100_fast_completed_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-100al2o3",
        bytes: PackageResources.jin_2022_cycling_li_100al2o3_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-100lialox-ex",
        bytes: PackageResources.jin_2022_cycling_li_100lialox_ex_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-100lialox-in",
        bytes: PackageResources.jin_2022_cycling_li_100lialox_in_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-200lialox",
        bytes: PackageResources.jin_2022_cycling_li_200lialox_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-200lialox-3",
        bytes: PackageResources.jin_2022_cycling_li_200lialox_3_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-bare",
        bytes: PackageResources.jin_2022_cycling_li_bare_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-bare-3",
        bytes: PackageResources.jin_2022_cycling_li_bare_3_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-thickness",
        bytes: PackageResources.jin_2022_cycling_li_thickness_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-li-thickness-completed",
        bytes: PackageResources.jin_2022_cycling_li_thickness_completed_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-na-200naalox",
        bytes: PackageResources.jin_2022_cycling_na_200naalox_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-na-200naalox-3",
        bytes: PackageResources.jin_2022_cycling_na_200naalox_3_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-na-bare",
        bytes: PackageResources.jin_2022_cycling_na_bare_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-na-bare-3",
        bytes: PackageResources.jin_2022_cycling_na_bare_3_yaml),
      LibraryEntry(id: "jin-2022-cycling-thin", bytes: PackageResources.jin_2022_cycling_thin_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-thin-completed",
        bytes: PackageResources.jin_2022_cycling_thin_completed_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-thin-200lialox",
        bytes: PackageResources.jin_2022_cycling_thin_200lialox_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-thin-200lialox-completed",
        bytes: PackageResources.jin_2022_cycling_thin_200lialox_completed_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-thin-200lialox-3",
        bytes: PackageResources.jin_2022_cycling_thin_200lialox_3_yaml),
      LibraryEntry(
        id: "jin-2022-cycling-thin-3",
        bytes: PackageResources.jin_2022_cycling_thin_3_yaml),
      LibraryEntry(id: "jin-2022-depth-series", bytes: PackageResources.jin_2022_depth_series_yaml),
      LibraryEntry(
        id: "jin-2022-lfp-bare-cycling",
        bytes: PackageResources.jin_2022_lfp_bare_cycling_yaml),
      LibraryEntry(
        id: "jin-2022-lfp-bare-cycling-completed",
        bytes: PackageResources.jin_2022_lfp_bare_cycling_completed_yaml),
      LibraryEntry(
        id: "jin-2022-lfp-lialox-cycling",
        bytes: PackageResources.jin_2022_lfp_lialox_cycling_yaml),
      LibraryEntry(
        id: "jin-2022-lfp-lialox-cycling-completed",
        bytes: PackageResources.jin_2022_lfp_lialox_cycling_completed_yaml),
      LibraryEntry(id: "jin-2022-oxygen-bare", bytes: PackageResources.jin_2022_oxygen_bare_yaml),
      LibraryEntry(
        id: "jin-2022-oxygen-lialox",
        bytes: PackageResources.jin_2022_oxygen_lialox_yaml),
    ]
  }
}
