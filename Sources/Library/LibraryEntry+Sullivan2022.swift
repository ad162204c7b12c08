extension LibraryEntry {
  /// Sullivan 2022: a review of coatings, with the papers that it tells of.
  static var sullivan2022: [LibraryEntry] {
    [
      LibraryEntry(id: "adair-2019-zircone", bytes: PackageResources.adair_2019_zircone_yaml),
      LibraryEntry(
        id: "alaboina-2018-zirconia",
        bytes: PackageResources.alaboina_2018_zirconia_yaml),
      LibraryEntry(id: "cao-2016-lixalys", bytes: PackageResources.cao_2016_lixalys_yaml),
      LibraryEntry(
        id: "cao-2016-lixalys-completed",
        bytes: PackageResources.cao_2016_lixalys_completed_yaml),
      LibraryEntry(id: "chen-2017-alumina-20", bytes: PackageResources.chen_2017_alumina_20_yaml),
      LibraryEntry(id: "chen-2017-alumina-50", bytes: PackageResources.chen_2017_alumina_50_yaml),
      LibraryEntry(id: "chen-2018-alucone-30", bytes: PackageResources.chen_2018_alucone_30_yaml),
      LibraryEntry(id: "chen-2018-alucone-60", bytes: PackageResources.chen_2018_alucone_60_yaml),
      LibraryEntry(id: "chen-2018-lif", bytes: PackageResources.chen_2018_lif_yaml),
      LibraryEntry(id: "jones-2020-alf3", bytes: PackageResources.jones_2020_alf3_yaml),
      LibraryEntry(id: "kazyak-2015-alumina", bytes: PackageResources.kazyak_2015_alumina_yaml),
      LibraryEntry(
        id: "kazyak-2015-alumina-short-water",
        bytes: PackageResources.kazyak_2015_alumina_short_water_yaml),
      LibraryEntry(
        id: "kozen-2015-plasma-alumina",
        bytes: PackageResources.kozen_2015_plasma_alumina_yaml),
      LibraryEntry(
        id: "kozen-2015-plasma-alumina-completed",
        bytes: PackageResources.kozen_2015_plasma_alumina_completed_yaml),
      LibraryEntry(id: "lin-2016-alumina", bytes: PackageResources.lin_2016_alumina_yaml),
      LibraryEntry(
        id: "lin-2016-alumina-completed",
        bytes: PackageResources.lin_2016_alumina_completed_yaml),
      LibraryEntry(
        id: "luo-2017-plasma-alumina",
        bytes: PackageResources.luo_2017_plasma_alumina_yaml),
      LibraryEntry(
        id: "luo-2017-plasma-alumina-completed",
        bytes: PackageResources.luo_2017_plasma_alumina_completed_yaml),
      LibraryEntry(id: "meng-2021-lithicone", bytes: PackageResources.meng_2021_lithicone_yaml),
      LibraryEntry(id: "niu-2021-li3po4", bytes: PackageResources.niu_2021_li3po4_yaml),
      LibraryEntry(id: "niu-2021-li3po4-top", bytes: PackageResources.niu_2021_li3po4_top_yaml),
      LibraryEntry(id: "sun-2019-polyurea", bytes: PackageResources.sun_2019_polyurea_yaml),
      LibraryEntry(
        id: "sun-2019-polyurea-completed", bytes: PackageResources.sun_2019_polyurea_completed_yaml),
      LibraryEntry(id: "sun-2021-graded", bytes: PackageResources.sun_2021_graded_yaml),
      LibraryEntry(
        id: "sun-2021-graded-completed",
        bytes: PackageResources.sun_2021_graded_completed_yaml),
      LibraryEntry(id: "wang-2018-alucone", bytes: PackageResources.wang_2018_alucone_yaml),
      LibraryEntry(id: "wang-2021-titania", bytes: PackageResources.wang_2021_titania_yaml),
      LibraryEntry(id: "zhao-2017-alucone", bytes: PackageResources.zhao_2017_alucone_yaml),
      LibraryEntry(id: "zhao-2017-alumina", bytes: PackageResources.zhao_2017_alumina_yaml),
      LibraryEntry(
        id: "zhao-2017-alumina-accepted",
        bytes: PackageResources.zhao_2017_alumina_accepted_yaml),
      LibraryEntry(id: "zhao-2018-alucone-10", bytes: PackageResources.zhao_2018_alucone_10_yaml),
      LibraryEntry(id: "zhao-2018-alucone-50", bytes: PackageResources.zhao_2018_alucone_50_yaml),
      LibraryEntry(id: "zhao-2019-dual-layer", bytes: PackageResources.zhao_2019_dual_layer_yaml),
      LibraryEntry(
        id: "zhao-2019-dual-layer-completed",
        bytes: PackageResources.zhao_2019_dual_layer_completed_yaml),
      LibraryEntry(
        id: "zhao-2020-tin-oxide-host",
        bytes: PackageResources.zhao_2020_tin_oxide_host_yaml),
      LibraryEntry(
        id: "zhao-2020-tin-oxide-host-completed",
        bytes: PackageResources.zhao_2020_tin_oxide_host_completed_yaml),
      LibraryEntry(
        id: "zhao-2020-tin-oxide-potassium",
        bytes: PackageResources.zhao_2020_tin_oxide_potassium_yaml),
      LibraryEntry(id: "adair-2019-cycling", bytes: PackageResources.adair_2019_cycling_yaml),
      LibraryEntry(
        id: "adair-2019-cycling-completed",
        bytes: PackageResources.adair_2019_cycling_completed_yaml),
      LibraryEntry(id: "alaboina-2018-cycling", bytes: PackageResources.alaboina_2018_cycling_yaml),
      LibraryEntry(
        id: "alaboina-2018-cycling-completed",
        bytes: PackageResources.alaboina_2018_cycling_completed_yaml),
      LibraryEntry(id: "cao-2016-efficiency", bytes: PackageResources.cao_2016_efficiency_yaml),
      LibraryEntry(
        id: "cao-2016-efficiency-completed",
        bytes: PackageResources.cao_2016_efficiency_completed_yaml),
      LibraryEntry(id: "chen-2017-efficiency", bytes: PackageResources.chen_2017_efficiency_yaml),
      LibraryEntry(
        id: "chen-2017-efficiency-completed",
        bytes: PackageResources.chen_2017_efficiency_completed_yaml),
      LibraryEntry(
        id: "chen-2018-cycling-alucone",
        bytes: PackageResources.chen_2018_cycling_alucone_yaml),
      LibraryEntry(
        id: "chen-2018-cycling-alucone-completed",
        bytes: PackageResources.chen_2018_cycling_alucone_completed_yaml),
      LibraryEntry(id: "chen-2018-efficiency", bytes: PackageResources.chen_2018_efficiency_yaml),
      LibraryEntry(
        id: "chen-2018-efficiency-completed",
        bytes: PackageResources.chen_2018_efficiency_completed_yaml),
      LibraryEntry(
        id: "jin-2022-review-naalox-1",
        bytes: PackageResources.jin_2022_review_naalox_1_yaml),
      LibraryEntry(
        id: "jin-2022-review-naalox-1-completed",
        bytes: PackageResources.jin_2022_review_naalox_1_completed_yaml),
      LibraryEntry(
        id: "jin-2022-review-naalox-3",
        bytes: PackageResources.jin_2022_review_naalox_3_yaml),
      LibraryEntry(
        id: "jin-2022-review-naalox-3-completed",
        bytes: PackageResources.jin_2022_review_naalox_3_completed_yaml),
      LibraryEntry(id: "kazyak-2015-cycling", bytes: PackageResources.kazyak_2015_cycling_yaml),
      LibraryEntry(id: "kozen-2015-sulphur", bytes: PackageResources.kozen_2015_sulphur_yaml),
      LibraryEntry(id: "luo-2017-cycling", bytes: PackageResources.luo_2017_cycling_yaml),
      LibraryEntry(
        id: "luo-2017-cycling-completed", bytes: PackageResources.luo_2017_cycling_completed_yaml),
      LibraryEntry(id: "meng-2021-cycling", bytes: PackageResources.meng_2021_cycling_yaml),
      LibraryEntry(id: "niu-2021-cycling", bytes: PackageResources.niu_2021_cycling_yaml),
      LibraryEntry(
        id: "niu-2021-cycling-completed", bytes: PackageResources.niu_2021_cycling_completed_yaml),
      LibraryEntry(id: "sun-2019-cycling", bytes: PackageResources.sun_2019_cycling_yaml),
      LibraryEntry(id: "sun-2019-cycling-deep", bytes: PackageResources.sun_2019_cycling_deep_yaml),
      LibraryEntry(id: "sun-2019-rates", bytes: PackageResources.sun_2019_rates_yaml),
      LibraryEntry(
        id: "sun-2019-rates-completed", bytes: PackageResources.sun_2019_rates_completed_yaml),
      LibraryEntry(id: "sun-2021-cycling", bytes: PackageResources.sun_2021_cycling_yaml),
      LibraryEntry(
        id: "sun-2021-cycling-completed", bytes: PackageResources.sun_2021_cycling_completed_yaml),
      LibraryEntry(id: "sun-2021-oxygen", bytes: PackageResources.sun_2021_oxygen_yaml),
      LibraryEntry(id: "wang-2018-cycling", bytes: PackageResources.wang_2018_cycling_yaml),
      LibraryEntry(
        id: "wang-2018-cycling-completed", bytes: PackageResources.wang_2018_cycling_completed_yaml),
      LibraryEntry(id: "wang-2018-lco", bytes: PackageResources.wang_2018_lco_yaml),
      LibraryEntry(
        id: "wang-2018-lco-completed",
        bytes: PackageResources.wang_2018_lco_completed_yaml),
      LibraryEntry(id: "wang-2021-cycling-1", bytes: PackageResources.wang_2021_cycling_1_yaml),
      LibraryEntry(
        id: "wang-2021-cycling-1-completed",
        bytes: PackageResources.wang_2021_cycling_1_completed_yaml),
      LibraryEntry(id: "wang-2021-cycling-10", bytes: PackageResources.wang_2021_cycling_10_yaml),
      LibraryEntry(
        id: "wang-2021-cycling-10-completed",
        bytes: PackageResources.wang_2021_cycling_10_completed_yaml),
      LibraryEntry(id: "wang-2021-cycling-3", bytes: PackageResources.wang_2021_cycling_3_yaml),
      LibraryEntry(
        id: "wang-2021-cycling-3-completed",
        bytes: PackageResources.wang_2021_cycling_3_completed_yaml),
      LibraryEntry(id: "wang-2021-nmc", bytes: PackageResources.wang_2021_nmc_yaml),
      LibraryEntry(
        id: "wang-2021-nmc-completed", bytes: PackageResources.wang_2021_nmc_completed_yaml),
      LibraryEntry(
        id: "zhao-2017-cycling-alucone-1",
        bytes: PackageResources.zhao_2017_cycling_alucone_1_yaml),
      LibraryEntry(
        id: "zhao-2017-cycling-alucone-1-completed",
        bytes: PackageResources.zhao_2017_cycling_alucone_1_completed_yaml),
      LibraryEntry(
        id: "zhao-2017-cycling-alucone-3",
        bytes: PackageResources.zhao_2017_cycling_alucone_3_yaml),
      LibraryEntry(
        id: "zhao-2017-cycling-alucone-3-completed",
        bytes: PackageResources.zhao_2017_cycling_alucone_3_completed_yaml),
      LibraryEntry(
        id: "zhao-2017-cycling-alumina",
        bytes: PackageResources.zhao_2017_cycling_alumina_yaml),
      LibraryEntry(
        id: "zhao-2017-cycling-alumina-completed",
        bytes: PackageResources.zhao_2017_cycling_alumina_completed_yaml),
      LibraryEntry(id: "zhao-2019-cycling", bytes: PackageResources.zhao_2019_cycling_yaml),
      LibraryEntry(id: "zhao-2020-potassium", bytes: PackageResources.zhao_2020_potassium_yaml),
    ]
  }
}
