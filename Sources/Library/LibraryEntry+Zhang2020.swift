extension LibraryEntry {
  /// Zhang 2020: alucone between sodium and a sulphide electrolyte.
  static var zhang2020: [LibraryEntry] {
    [
      LibraryEntry(id: "zhang-2020-alucone", bytes: PackageResources.zhang_2020_alucone_yaml),
      LibraryEntry(id: "zhang-2020-arrhenius", bytes: PackageResources.zhang_2020_arrhenius_yaml),
      LibraryEntry(
        id: "zhang-2020-arrhenius-completed",
        bytes: PackageResources.zhang_2020_arrhenius_completed_yaml),
      LibraryEntry(
        id: "zhang-2020-conductivity",
        bytes: PackageResources.zhang_2020_conductivity_yaml),
      LibraryEntry(id: "zhang-2020-cv", bytes: PackageResources.zhang_2020_cv_yaml),
      LibraryEntry(
        id: "zhang-2020-cv-completed",
        bytes: PackageResources.zhang_2020_cv_completed_yaml),
      LibraryEntry(
        id: "zhang-2020-cycling-bare",
        bytes: PackageResources.zhang_2020_cycling_bare_yaml),
      LibraryEntry(
        id: "zhang-2020-cycling-mld150",
        bytes: PackageResources.zhang_2020_cycling_mld150_yaml),
      LibraryEntry(
        id: "zhang-2020-cycling-mld300",
        bytes: PackageResources.zhang_2020_cycling_mld300_yaml),
      LibraryEntry(
        id: "zhang-2020-cycling-mld50",
        bytes: PackageResources.zhang_2020_cycling_mld50_yaml),
      LibraryEntry(id: "zhang-2020-ocv-bare", bytes: PackageResources.zhang_2020_ocv_bare_yaml),
      LibraryEntry(
        id: "zhang-2020-ocv-bare-completed",
        bytes: PackageResources.zhang_2020_ocv_bare_completed_yaml),
      LibraryEntry(id: "zhang-2020-ocv-mld", bytes: PackageResources.zhang_2020_ocv_mld_yaml),
      LibraryEntry(
        id: "zhang-2020-ocv-mld-completed",
        bytes: PackageResources.zhang_2020_ocv_mld_completed_yaml),
      LibraryEntry(id: "zhang-2020-ocv-mld300", bytes: PackageResources.zhang_2020_ocv_mld300_yaml),
      LibraryEntry(
        id: "zhang-2020-ocv-mld300-completed",
        bytes: PackageResources.zhang_2020_ocv_mld300_completed_yaml),
      LibraryEntry(
        id: "zhang-2020-tis2-cycling",
        bytes: PackageResources.zhang_2020_tis2_cycling_yaml),
    ]
  }
}
