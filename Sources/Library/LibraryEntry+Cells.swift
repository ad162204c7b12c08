extension LibraryEntry {
  /// The cells of the papers.
  static var paperCells: [LibraryEntry] {
    [
      LibraryEntry(id: "adair-2019-li-zircone", bytes: PackageResources.adair_2019_li_zircone_yaml),
      LibraryEntry(
        id: "alaboina-2018-li-zirconia",
        bytes: PackageResources.alaboina_2018_li_zirconia_yaml),
      LibraryEntry(id: "chang-2023-lco-200", bytes: PackageResources.chang_2023_lco_200_yaml),
      LibraryEntry(id: "chang-2023-lco-bare", bytes: PackageResources.chang_2023_lco_bare_yaml),
      LibraryEntry(id: "chang-2023-lgps-100", bytes: PackageResources.chang_2023_lgps_100_yaml),
      LibraryEntry(id: "chang-2023-lgps-200", bytes: PackageResources.chang_2023_lgps_200_yaml),
      LibraryEntry(
        id: "chang-2023-lgps-200-three",
        bytes: PackageResources.chang_2023_lgps_200_three_yaml),
      LibraryEntry(id: "chang-2023-lgps-300", bytes: PackageResources.chang_2023_lgps_300_yaml),
      LibraryEntry(id: "chang-2023-lgps-bare", bytes: PackageResources.chang_2023_lgps_bare_yaml),
      LibraryEntry(
        id: "chang-2023-lgps-bare-three",
        bytes: PackageResources.chang_2023_lgps_bare_three_yaml),
      LibraryEntry(id: "chen-2018-li-alucone", bytes: PackageResources.chen_2018_li_alucone_yaml),
      LibraryEntry(id: "jin-2022-lfp-bare", bytes: PackageResources.jin_2022_lfp_bare_yaml),
      LibraryEntry(id: "jin-2022-lfp-lialox", bytes: PackageResources.jin_2022_lfp_lialox_yaml),
      LibraryEntry(id: "jin-2022-li-100al2o3", bytes: PackageResources.jin_2022_li_100al2o3_yaml),
      LibraryEntry(id: "jin-2022-li-100lialox", bytes: PackageResources.jin_2022_li_100lialox_yaml),
      LibraryEntry(
        id: "jin-2022-li-100lialox-in",
        bytes: PackageResources.jin_2022_li_100lialox_in_yaml),
      LibraryEntry(id: "jin-2022-li-150lialox", bytes: PackageResources.jin_2022_li_150lialox_yaml),
      LibraryEntry(id: "jin-2022-li-200lialox", bytes: PackageResources.jin_2022_li_200lialox_yaml),
      LibraryEntry(id: "jin-2022-li-300lialox", bytes: PackageResources.jin_2022_li_300lialox_yaml),
      LibraryEntry(id: "jin-2022-li-500lialox", bytes: PackageResources.jin_2022_li_500lialox_yaml),
      LibraryEntry(id: "jin-2022-li-50lialox", bytes: PackageResources.jin_2022_li_50lialox_yaml),
      LibraryEntry(id: "jin-2022-li-bare", bytes: PackageResources.jin_2022_li_bare_yaml),
      LibraryEntry(id: "jin-2022-li-bare-fast", bytes: PackageResources.jin_2022_li_bare_fast_yaml),
      LibraryEntry(id: "jin-2022-li-thin", bytes: PackageResources.jin_2022_li_thin_yaml),
      LibraryEntry(
        id: "jin-2022-li-thin-200lialox",
        bytes: PackageResources.jin_2022_li_thin_200lialox_yaml),
      LibraryEntry(id: "jin-2022-na-200naalox", bytes: PackageResources.jin_2022_na_200naalox_yaml),
      LibraryEntry(id: "jin-2022-na-bare", bytes: PackageResources.jin_2022_na_bare_yaml),
      LibraryEntry(id: "jin-2022-na-bare-3", bytes: PackageResources.jin_2022_na_bare_3_yaml),
      LibraryEntry(id: "luo-2017-na-alumina", bytes: PackageResources.luo_2017_na_alumina_yaml),
      LibraryEntry(
        id: "meng-2021-li-lithicone",
        bytes: PackageResources.meng_2021_li_lithicone_yaml),
      LibraryEntry(id: "niu-2021-li-phosphate", bytes: PackageResources.niu_2021_li_phosphate_yaml),
      LibraryEntry(id: "pirayesh-2023-cu-li", bytes: PackageResources.pirayesh_2023_cu_li_yaml),
      LibraryEntry(id: "pirayesh-2023-cu-na", bytes: PackageResources.pirayesh_2023_cu_na_yaml),
      LibraryEntry(id: "pirayesh-2023-li-bare", bytes: PackageResources.pirayesh_2023_li_bare_yaml),
      LibraryEntry(
        id: "pirayesh-2023-li-hybrid",
        bytes: PackageResources.pirayesh_2023_li_hybrid_yaml),
      LibraryEntry(id: "pirayesh-2023-na-bare", bytes: PackageResources.pirayesh_2023_na_bare_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-bare-3",
        bytes: PackageResources.pirayesh_2023_na_bare_3_yaml),
      LibraryEntry(
        id: "pirayesh-2023-na-hybrid",
        bytes: PackageResources.pirayesh_2023_na_hybrid_yaml),
      LibraryEntry(id: "sullivan-2022-cu-80", bytes: PackageResources.sullivan_2022_cu_80_yaml),
      LibraryEntry(id: "sullivan-2022-cu-97", bytes: PackageResources.sullivan_2022_cu_97_yaml),
      LibraryEntry(id: "sullivan-2022-cu-98", bytes: PackageResources.sullivan_2022_cu_98_yaml),
      LibraryEntry(id: "sullivan-2022-cu-995", bytes: PackageResources.sullivan_2022_cu_995_yaml),
      LibraryEntry(
        id: "sullivan-2022-lco-film",
        bytes: PackageResources.sullivan_2022_lco_film_yaml),
      LibraryEntry(
        id: "sullivan-2022-lfp-film",
        bytes: PackageResources.sullivan_2022_lfp_film_yaml),
      LibraryEntry(
        id: "sullivan-2022-li-al2o3",
        bytes: PackageResources.sullivan_2022_li_al2o3_yaml),
      LibraryEntry(
        id: "sullivan-2022-lsps-bare",
        bytes: PackageResources.sullivan_2022_lsps_bare_yaml),
      LibraryEntry(
        id: "sullivan-2022-lsps-film",
        bytes: PackageResources.sullivan_2022_lsps_film_yaml),
      LibraryEntry(
        id: "sullivan-2022-na-alucone",
        bytes: PackageResources.sullivan_2022_na_alucone_yaml),
      LibraryEntry(
        id: "sullivan-2022-nmc-bare",
        bytes: PackageResources.sullivan_2022_nmc_bare_yaml),
      LibraryEntry(
        id: "sullivan-2022-nmc-film",
        bytes: PackageResources.sullivan_2022_nmc_film_yaml),
      LibraryEntry(id: "sun-2019-li-polyurea", bytes: PackageResources.sun_2019_li_polyurea_yaml),
      LibraryEntry(id: "sun-2021-li-graded", bytes: PackageResources.sun_2021_li_graded_yaml),
      LibraryEntry(id: "unmodelled", bytes: PackageResources.unmodelled_yaml),
      LibraryEntry(id: "wang-2021-li-titania", bytes: PackageResources.wang_2021_li_titania_yaml),
      LibraryEntry(id: "zhang-2020-in-na3ps4", bytes: PackageResources.zhang_2020_in_na3ps4_yaml),
      LibraryEntry(id: "zhang-2020-in-na3sbs4", bytes: PackageResources.zhang_2020_in_na3sbs4_yaml),
      LibraryEntry(id: "zhang-2020-na-bare", bytes: PackageResources.zhang_2020_na_bare_yaml),
      LibraryEntry(id: "zhang-2020-na-mld150", bytes: PackageResources.zhang_2020_na_mld150_yaml),
      LibraryEntry(id: "zhang-2020-na-mld300", bytes: PackageResources.zhang_2020_na_mld300_yaml),
      LibraryEntry(id: "zhang-2020-na-mld50", bytes: PackageResources.zhang_2020_na_mld50_yaml),
      LibraryEntry(id: "zhang-2020-tis2", bytes: PackageResources.zhang_2020_tis2_yaml),
      LibraryEntry(id: "zhao-2017-na-alumina", bytes: PackageResources.zhao_2017_na_alumina_yaml),
      LibraryEntry(
        id: "zhao-2019-li-dual-layer",
        bytes: PackageResources.zhao_2019_li_dual_layer_yaml),
    ]
  }
}
