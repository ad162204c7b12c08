/// A document that ships with Solidus.
public struct LibraryEntry: Sendable {
  /// What people call it on the command line.
  public let id: String
  public let text: String

  /// Every procedure that ships, in the order of the listing.
  public static var all: [LibraryEntry] { recipes + methods + papers }

  /// What to do with a cell.
  public static var methods: [LibraryEntry] {
    [
      LibraryEntry(id: "symmetric-cycling", bytes: PackageResources.symmetric_cycling_yaml),
      LibraryEntry(id: "rate-test", bytes: PackageResources.rate_test_yaml),
      LibraryEntry(id: "rate-test-full", bytes: PackageResources.rate_test_full_yaml),
      LibraryEntry(id: "formation", bytes: PackageResources.formation_yaml),
      LibraryEntry(id: "charge-and-hold", bytes: PackageResources.charge_and_hold_yaml),
      LibraryEntry(id: "cyclic-voltammetry", bytes: PackageResources.cyclic_voltammetry_yaml),
      LibraryEntry(id: "gitt", bytes: PackageResources.gitt_yaml),
      LibraryEntry(id: "pitt", bytes: PackageResources.pitt_yaml),
      LibraryEntry(id: "temperature-series", bytes: PackageResources.temperature_series_yaml),
      LibraryEntry(
        id: "impedance-each-four-hours",
        bytes: PackageResources.impedance_each_four_hours_yaml),
      LibraryEntry(id: "impedance-by-charge", bytes: PackageResources.impedance_by_charge_yaml),
      LibraryEntry(
        id: "impedance-by-potential", bytes: PackageResources.impedance_by_potential_yaml),
      LibraryEntry(id: "impedance-milestones", bytes: PackageResources.impedance_milestones_yaml),
      LibraryEntry(id: "impedance-at-once", bytes: PackageResources.impedance_at_once_yaml),
      LibraryEntry(id: "impedance-wide", bytes: PackageResources.impedance_wide_yaml),
      LibraryEntry(id: "aurbach-efficiency", bytes: PackageResources.aurbach_efficiency_yaml),
      LibraryEntry(id: "adams-efficiency", bytes: PackageResources.adams_efficiency_yaml),
      LibraryEntry(id: "until-it-fades", bytes: PackageResources.until_it_fades_yaml),
    ]
  }

  /// What to do with a foil.
  public static var recipes: [LibraryEntry] {
    [
      LibraryEntry(id: "alucone-on-sodium", bytes: PackageResources.alucone_on_sodium_yaml),
      LibraryEntry(id: "alumina-on-sodium", bytes: PackageResources.alumina_on_sodium_yaml),
      LibraryEntry(id: "argon-vent", bytes: PackageResources.argon_vent_yaml),
      LibraryEntry(id: "bake-out", bytes: PackageResources.bake_out_yaml),
      LibraryEntry(id: "bottle-change", bytes: PackageResources.bottle_change_yaml),
      LibraryEntry(id: "conditioning", bytes: PackageResources.conditioning_yaml),
      LibraryEntry(id: "dry-run", bytes: PackageResources.dry_run_yaml),
      LibraryEntry(id: "dual-layer", bytes: PackageResources.dual_layer_yaml),
      LibraryEntry(id: "first-heat", bytes: PackageResources.first_heat_yaml),
      LibraryEntry(id: "glovebox-transfer", bytes: PackageResources.glovebox_transfer_yaml),
      LibraryEntry(id: "graded-hpu-zn", bytes: PackageResources.graded_hpu_zn_yaml),
      LibraryEntry(id: "laminate-2-2-x25", bytes: PackageResources.laminate_2_2_x25_yaml),
      LibraryEntry(id: "leak-check", bytes: PackageResources.leak_check_yaml),
      LibraryEntry(id: "load-and-pump", bytes: PackageResources.load_and_pump_yaml),
      LibraryEntry(id: "purge-on-return", bytes: PackageResources.purge_on_return_yaml),
      LibraryEntry(id: "two-step-lialox", bytes: PackageResources.two_step_lialox_yaml),
      LibraryEntry(id: "two-step-naalox", bytes: PackageResources.two_step_naalox_yaml),
      LibraryEntry(id: "witness-wafer", bytes: PackageResources.witness_wafer_yaml),
      LibraryEntry(id: "plasma-al2o3", bytes: PackageResources.plasma_al2o3_yaml),
      LibraryEntry(id: "sputtered-lialo2", bytes: PackageResources.sputtered_lialo2_yaml),
    ]
  }

  /// What can fail around a heated foil, and what must happen then.
  public static var faultMatrix: LibraryEntry {
    LibraryEntry(id: "fault-matrix", bytes: PackageResources.fault_matrix_yaml)
  }

  /// Gases and precursors by name.
  public static var precursors: LibraryEntry {
    LibraryEntry(id: "precursors", bytes: PackageResources.precursors_yaml)
  }

  /// Films by the precursors that grow them.
  public static var films: LibraryEntry {
    LibraryEntry(id: "films", bytes: PackageResources.films_yaml)
  }

  /// Electrodes, coatings and parameter sets of cells by name.
  public static var cells: LibraryEntry {
    LibraryEntry(id: "cells", bytes: PackageResources.cells_yaml)
  }

  /// Cells that ship, by what is in them.
  public static var shippedCells: [LibraryEntry] {
    [
      LibraryEntry(id: "li-li", bytes: PackageResources.li_li_yaml),
      LibraryEntry(id: "li-li-arc", bytes: PackageResources.li_li_arc_yaml),
      LibraryEntry(id: "li-li-lialox", bytes: PackageResources.li_li_lialox_yaml),
      LibraryEntry(id: "na-na", bytes: PackageResources.na_na_yaml),
      LibraryEntry(id: "na-na-naalox", bytes: PackageResources.na_na_naalox_yaml),
      LibraryEntry(id: "copper-li", bytes: PackageResources.copper_li_yaml),
      LibraryEntry(id: "lfp-li", bytes: PackageResources.lfp_li_yaml),
      LibraryEntry(id: "nmc-li", bytes: PackageResources.nmc_li_yaml),
      LibraryEntry(id: "tis2-li", bytes: PackageResources.tis2_li_yaml),
      LibraryEntry(id: "dummy-1k", bytes: PackageResources.dummy_1k_yaml),
      LibraryEntry(id: "dummy-rc", bytes: PackageResources.dummy_rc_yaml),
    ] + paperCells
  }

  /// A cell that ships; nil for a name that none has.
  public static func cell(named id: String) -> LibraryEntry? {
    shippedCells.first { $0.id == id }
  }

  public static func named(_ id: String) -> LibraryEntry? { all.first { $0.id == id } }

  init(id: String, bytes: [UInt8]) {
    self.id = id
    text = String(decoding: bytes, as: UTF8.self)
  }
}
