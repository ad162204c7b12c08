// swift-tools-version: 6.2
import PackageDescription

// Every Swift target is compiled as strictly as the compiler can.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
]

/// One layer; what it may see is exactly what is listed, and the compiler keeps it so.
func layer(
  _ name: String, sees: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: sees, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, of sees: [Target.Dependency]) -> Target {
  .testTarget(name: name + "Tests", dependencies: sees, swiftSettings: strict)
}

/// Every recipe that ships; Sources/Library/LibraryEntry.swift names them again, and a test compares.
let recipes: [Resource] = [
  "alucone-on-sodium",
  "alumina-on-sodium",
  "argon-vent",
  "bake-out",
  "bottle-change",
  "conditioning",
  "dry-run",
  "dual-layer",
  "first-heat",
  "glovebox-transfer",
  "graded-hpu-zn",
  "laminate-2-2-x25",
  "leak-check",
  "load-and-pump",
  "plasma-al2o3",
  "purge-on-return",
  "sputtered-lialo2",
  "two-step-lialox",
  "two-step-naalox",
  "witness-wafer",
].map { .embedInCode("Recipes/\($0).yaml") }

/// Every method that ships, in the same way.
let methods: [Resource] = [
  "adams-efficiency",
  "aurbach-efficiency",
  "charge-and-hold",
  "cyclic-voltammetry",
  "formation",
  "gitt",
  "impedance-at-once",
  "impedance-by-charge",
  "impedance-by-potential",
  "impedance-each-four-hours",
  "impedance-milestones",
  "impedance-wide",
  "pitt",
  "temperature-series",
  "rate-test",
  "rate-test-full",
  "symmetric-cycling",
  "until-it-fades",
].map { .embedInCode("Methods/\($0).yaml") }

/// Every process and test of the papers, by the paper that prints it; LibraryEntry+Papers names them
/// again, and a test compares.
let papers: [Resource] = [
  (
    "Chang2023",
    [
      "chang-2023-after-50", "chang-2023-after-50-completed", "chang-2023-cycling-100",
      "chang-2023-cycling-200", "chang-2023-cycling-300", "chang-2023-cycling-deep",
      "chang-2023-lco-fast", "chang-2023-lco-fast-completed", "chang-2023-lco-slow",
      "chang-2023-lco-slow-completed", "chang-2023-lialo2-100", "chang-2023-lialo2-100-completed",
      "chang-2023-lialo2-200", "chang-2023-lialo2-200-completed", "chang-2023-lialo2-300",
      "chang-2023-lialo2-300-completed", "chang-2023-rate-lco-200",
      "chang-2023-rate-lco-200-completed", "chang-2023-rate-lco-bare",
      "chang-2023-rate-lco-bare-completed", "chang-2023-rate-symmetric",
      "chang-2023-rate-symmetric-completed", "chang-2023-single-plating",
      "chang-2023-single-plating-completed", "chang-2023-three-200",
      "chang-2023-three-200-completed", "chang-2023-three-bare", "chang-2023-three-bare-completed",
    ]
  ),
  (
    "Jin2022",
    [
      "jin-2022-alumina", "jin-2022-cycling-li-100-fast", "jin-2022-cycling-li-100-fast-completed",
      "jin-2022-cycling-li-100al2o3", "jin-2022-cycling-li-100lialox-ex",
      "jin-2022-cycling-li-100lialox-in", "jin-2022-cycling-li-200lialox",
      "jin-2022-cycling-li-200lialox-3", "jin-2022-cycling-li-bare", "jin-2022-cycling-li-bare-3",
      "jin-2022-cycling-li-thickness", "jin-2022-cycling-li-thickness-completed",
      "jin-2022-cycling-na-200naalox", "jin-2022-cycling-na-200naalox-3",
      "jin-2022-cycling-na-bare", "jin-2022-cycling-na-bare-3", "jin-2022-cycling-thin",
      "jin-2022-cycling-thin-200lialox", "jin-2022-cycling-thin-200lialox-3",
      "jin-2022-cycling-thin-200lialox-completed", "jin-2022-cycling-thin-3",
      "jin-2022-cycling-thin-completed", "jin-2022-depth-series", "jin-2022-in-place",
      "jin-2022-in-place-provable", "jin-2022-lfp-bare-cycling",
      "jin-2022-lfp-bare-cycling-completed", "jin-2022-lfp-lialox-cycling",
      "jin-2022-lfp-lialox-cycling-completed", "jin-2022-oxygen-bare", "jin-2022-oxygen-lialox",
      "jin-2022-two-step-lialox", "jin-2022-two-step-lialox-provable", "jin-2022-two-step-naalox",
      "jin-2022-two-step-naalox-provable",
    ]
  ),
  (
    "Pirayesh2023",
    [
      "pirayesh-2023-cu-1-1-x10", "pirayesh-2023-cu-1-1-x10-completed",
      "pirayesh-2023-cycling-li-bare", "pirayesh-2023-cycling-li-fast",
      "pirayesh-2023-cycling-li-fast-completed", "pirayesh-2023-cycling-li-hybrid",
      "pirayesh-2023-cycling-na-bare", "pirayesh-2023-cycling-na-bare-3",
      "pirayesh-2023-cycling-na-hybrid", "pirayesh-2023-cycling-na-hybrid-3",
      "pirayesh-2023-cycling-na-hybrid-deep", "pirayesh-2023-grid", "pirayesh-2023-grid-completed",
      "pirayesh-2023-li-1-1-x10", "pirayesh-2023-li-1-1-x10-completed", "pirayesh-2023-li-1-1-x25",
      "pirayesh-2023-li-1-1-x25-completed", "pirayesh-2023-li-1-1-x50",
      "pirayesh-2023-li-1-1-x50-completed", "pirayesh-2023-li-10-10-x5",
      "pirayesh-2023-li-10-10-x5-completed", "pirayesh-2023-li-2-2-x25",
      "pirayesh-2023-li-2-2-x25-completed", "pirayesh-2023-li-5-5-x10",
      "pirayesh-2023-li-5-5-x10-completed", "pirayesh-2023-milestones",
      "pirayesh-2023-milestones-completed", "pirayesh-2023-na-1-1-x10",
      "pirayesh-2023-na-1-1-x10-completed", "pirayesh-2023-na-1-1-x25",
      "pirayesh-2023-na-1-1-x25-completed", "pirayesh-2023-na-1-1-x5",
      "pirayesh-2023-na-1-1-x5-completed", "pirayesh-2023-na-2-2-x4",
      "pirayesh-2023-na-2-2-x4-completed", "pirayesh-2023-na-5-5-x2",
      "pirayesh-2023-na-5-5-x2-completed", "pirayesh-2023-nucleation",
      "pirayesh-2023-plated-thickness",
    ]
  ),
  (
    "Sullivan2022",
    [
      "adair-2019-cycling", "adair-2019-cycling-completed", "adair-2019-zircone",
      "alaboina-2018-cycling", "alaboina-2018-cycling-completed", "alaboina-2018-zirconia",
      "cao-2016-efficiency", "cao-2016-efficiency-completed", "cao-2016-lixalys",
      "cao-2016-lixalys-completed", "chen-2017-alumina-20", "chen-2017-alumina-50",
      "chen-2017-efficiency", "chen-2017-efficiency-completed", "chen-2018-alucone-30",
      "chen-2018-alucone-60", "chen-2018-cycling-alucone", "chen-2018-cycling-alucone-completed",
      "chen-2018-efficiency", "chen-2018-efficiency-completed", "chen-2018-lif",
      "jin-2022-review-naalox-1", "jin-2022-review-naalox-1-completed", "jin-2022-review-naalox-3",
      "jin-2022-review-naalox-3-completed", "jones-2020-alf3", "kazyak-2015-alumina",
      "kazyak-2015-alumina-short-water", "kazyak-2015-cycling", "kozen-2015-plasma-alumina",
      "kozen-2015-plasma-alumina-completed", "kozen-2015-sulphur", "lin-2016-alumina",
      "lin-2016-alumina-completed", "luo-2017-cycling", "luo-2017-cycling-completed",
      "luo-2017-plasma-alumina", "luo-2017-plasma-alumina-completed", "meng-2021-cycling",
      "meng-2021-lithicone", "niu-2021-cycling", "niu-2021-cycling-completed", "niu-2021-li3po4",
      "niu-2021-li3po4-top", "sun-2019-cycling", "sun-2019-cycling-deep", "sun-2019-polyurea",
      "sun-2019-polyurea-completed", "sun-2019-rates", "sun-2019-rates-completed",
      "sun-2021-cycling", "sun-2021-cycling-completed", "sun-2021-graded",
      "sun-2021-graded-completed", "sun-2021-oxygen", "wang-2018-alucone", "wang-2018-cycling",
      "wang-2018-cycling-completed", "wang-2018-lco", "wang-2018-lco-completed",
      "wang-2021-cycling-1", "wang-2021-cycling-1-completed", "wang-2021-cycling-10",
      "wang-2021-cycling-10-completed", "wang-2021-cycling-3", "wang-2021-cycling-3-completed",
      "wang-2021-nmc", "wang-2021-nmc-completed", "wang-2021-titania", "zhao-2017-alucone",
      "zhao-2017-alumina", "zhao-2017-alumina-accepted", "zhao-2017-cycling-alucone-1",
      "zhao-2017-cycling-alucone-1-completed", "zhao-2017-cycling-alucone-3",
      "zhao-2017-cycling-alucone-3-completed", "zhao-2017-cycling-alumina",
      "zhao-2017-cycling-alumina-completed", "zhao-2018-alucone-10", "zhao-2018-alucone-50",
      "zhao-2019-cycling", "zhao-2019-dual-layer", "zhao-2019-dual-layer-completed",
      "zhao-2020-potassium", "zhao-2020-tin-oxide-host", "zhao-2020-tin-oxide-host-completed",
      "zhao-2020-tin-oxide-potassium",
    ]
  ),
  (
    "Zhang2020",
    [
      "zhang-2020-alucone", "zhang-2020-arrhenius", "zhang-2020-arrhenius-completed",
      "zhang-2020-conductivity", "zhang-2020-cv", "zhang-2020-cv-completed",
      "zhang-2020-cycling-bare", "zhang-2020-cycling-mld150", "zhang-2020-cycling-mld300",
      "zhang-2020-cycling-mld50", "zhang-2020-ocv-bare", "zhang-2020-ocv-bare-completed",
      "zhang-2020-ocv-mld", "zhang-2020-ocv-mld-completed", "zhang-2020-ocv-mld300",
      "zhang-2020-ocv-mld300-completed", "zhang-2020-tis2-cycling",
    ]
  ),
].flatMap { folder, names in
  names.map { .embedInCode("Papers/\(folder)/\($0).yaml") }
}

/// Every cell that ships; LibraryEntry names them again, and a test compares.
let cells: [Resource] = [
  "adair-2019-li-zircone", "alaboina-2018-li-zirconia", "chang-2023-lco-200", "chang-2023-lco-bare",
  "chang-2023-lgps-100", "chang-2023-lgps-200", "chang-2023-lgps-200-three", "chang-2023-lgps-300",
  "chang-2023-lgps-bare", "chang-2023-lgps-bare-three", "chen-2018-li-alucone", "copper-li",
  "dummy-1k", "dummy-rc", "jin-2022-lfp-bare", "jin-2022-lfp-lialox", "jin-2022-li-100al2o3",
  "jin-2022-li-100lialox", "jin-2022-li-100lialox-in", "jin-2022-li-150lialox",
  "jin-2022-li-200lialox", "jin-2022-li-300lialox", "jin-2022-li-500lialox", "jin-2022-li-50lialox",
  "jin-2022-li-bare", "jin-2022-li-bare-fast", "jin-2022-li-thin", "jin-2022-li-thin-200lialox",
  "jin-2022-na-200naalox", "jin-2022-na-bare", "jin-2022-na-bare-3", "lfp-li", "li-li", "li-li-arc",
  "li-li-lialox", "luo-2017-na-alumina", "meng-2021-li-lithicone", "na-na", "na-na-naalox",
  "niu-2021-li-phosphate", "nmc-li", "pirayesh-2023-cu-li", "pirayesh-2023-cu-na",
  "pirayesh-2023-li-bare", "pirayesh-2023-li-hybrid", "pirayesh-2023-na-bare",
  "pirayesh-2023-na-bare-3", "pirayesh-2023-na-hybrid", "sullivan-2022-cu-80",
  "sullivan-2022-cu-97", "sullivan-2022-cu-98", "sullivan-2022-cu-995", "sullivan-2022-lco-film",
  "sullivan-2022-lfp-film", "sullivan-2022-li-al2o3", "sullivan-2022-lsps-bare",
  "sullivan-2022-lsps-film", "sullivan-2022-na-alucone", "sullivan-2022-nmc-bare",
  "sullivan-2022-nmc-film", "sun-2019-li-polyurea", "sun-2021-li-graded", "tis2-li", "unmodelled",
  "wang-2021-li-titania", "zhang-2020-in-na3ps4", "zhang-2020-in-na3sbs4", "zhang-2020-na-bare",
  "zhang-2020-na-mld150", "zhang-2020-na-mld300", "zhang-2020-na-mld50", "zhang-2020-tis2",
  "zhao-2017-na-alumina", "zhao-2019-li-dual-layer",
].map { .embedInCode("Cells/shipped/\($0).yaml") }

/// The documents of every board that ships: links to boards/, each under a name of its own, so that
/// the program alone has them too. LibraryEntry names them again, and a test compares.
let boards: [Resource] = [
  "beaglebone-black", "bench", "bench-analyser", "bench-hybrid", "bench-lithium", "bench-oxides",
  "bench-plants-ald-plate", "bench-plants-hot-wall", "bench-plants-hotplate", "bench-plants-puck",
  "minimal", "rpi4", "sputter",
].flatMap { board in
  ["board", "identification", "world"].map { .embedInCode("Boards/\(board)-\($0).yaml") }
}

/// Without the trait `LinuxIO` a laptop needs neither library; the simulator is the same.
let onBoard: BuildSettingCondition = .when(platforms: [.linux], traits: ["LinuxIO"])

let package = Package(
  name: "solidus",
  products: [
    .executable(name: "solidus", targets: ["solidus"]),
    .executable(name: "measure", targets: ["measure"]),
    .executable(name: "virtual-board", targets: ["virtual-board"]),
    // What a microcontroller can carry: see hil/firmware.
    .library(
      name: "SolidusCore",
      targets: ["Quantities", "HAL", "Devices", "Safety", "Control", "Procedures"]),
    .library(name: "GoldenRun", targets: ["GoldenRun"]),
  ],
  traits: [
    .trait(name: "LinuxIO", description: "Real pins and buses, through libgpiod and libi2c."),
    .default(enabledTraits: ["LinuxIO"]),
  ],
  targets: [
    // The core: no Foundation, no clock, no sleep, no libm.
    layer("Quantities"),
    layer("HAL", sees: ["Quantities"]),
    layer("Devices", sees: ["Quantities", "HAL"]),
    layer("Safety", sees: ["Quantities"]),
    layer("Control", sees: ["Quantities", "Safety"]),
    layer("Procedures", sees: ["Quantities"]),
    layer(
      "Instrument",
      sees: ["Quantities", "HAL", "Devices", "Safety", "Control", "Procedures"]),

    // Two worlds.
    .target(name: "CDigest"),
    layer("Simulator", sees: ["Quantities", "HAL", "CDigest"]),
    .target(
      name: "CLinux", cSettings: [.define("SOLIDUS_LINUX_IO", onBoard)],
      linkerSettings: [.linkedLibrary("i2c", onBoard)]),
    .target(
      name: "CGpiod", cSettings: [.define("SOLIDUS_LINUX_IO", onBoard)],
      linkerSettings: [.linkedLibrary("gpiod", onBoard)]),
    layer(
      "LinuxHAL",
      sees: ["Quantities", "HAL", .target(name: "CLinux"), .target(name: "CGpiod")]),

    // What people write, and what comes of it.
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    layer(
      "Documents",
      sees: ["Quantities", "Safety", "Procedures", "CYAML", .target(name: "CDigest")]),
    layer(
      "Library",
      resources: [
        .embedInCode("Faults/fault-matrix.yaml"),
        .embedInCode("Chemistry/precursors.yaml"), .embedInCode("Chemistry/films.yaml"),
        .embedInCode("Cells/cells.yaml"),
      ] + recipes + methods + papers + cells + boards),
    layer(
      "Rig",
      sees: [
        "Quantities", "HAL", "Devices", "Safety", "Control", "Procedures", "Instrument",
        "Simulator", "LinuxHAL", "Documents", "Library",
      ]),
    .systemLibrary(name: "CMinpack", pkgConfig: "cminpack", providers: [.apt(["libcminpack-dev"])]),
    layer("Analysis", sees: ["Quantities", "Documents", "CMinpack"]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    layer(
      "Record",
      sees: [
        "Quantities", "Control", "Instrument", "Documents", "Library", "Analysis", "CSQLite",
        .target(name: "CDigest"),
      ]),
    .executableTarget(
      name: "solidus",
      dependencies: [
        "Quantities", "HAL", "Safety", "Control", "Procedures", "Instrument", "Simulator",
        "LinuxHAL", "Documents", "Library", "Rig", "Analysis", "Record",
      ],
      swiftSettings: strict),

    // The same minutes of control on every machine: hil/firmware runs them on a Cortex-M4.
    .target(
      name: "GoldenRun", dependencies: ["Quantities", "Safety", "Control"], path: "hil/golden",
      swiftSettings: strict),
    // What a step costs, in time and in allocations: hil/bench and hil/allocations.
    .target(name: "CAllocationTrap", path: "hil/trap"),
    .executableTarget(
      name: "measure",
      dependencies: [
        "CAllocationTrap", "Quantities", "HAL", "Safety", "Control", "Procedures", "Instrument",
        "Simulator", "Documents", "Rig", "Analysis", "Record",
      ],
      path: "hil/measure", swiftSettings: strict),
    // A board for a real kernel, which is a guest: hil/run. It is no part of the lab's program.
    .target(name: "CVhost", path: "hil/virtual/vhost"),
    .target(
      name: "VirtualBoard",
      dependencies: [
        "CVhost", "Quantities", "HAL", "Safety", "LinuxHAL", "Simulator", "Documents", "Rig",
      ],
      path: "hil/virtual/board", swiftSettings: strict),
    .executableTarget(
      name: "virtual-board",
      dependencies: ["VirtualBoard", "Quantities", "Safety", "Documents", "Rig"],
      path: "hil/virtual/daemon", swiftSettings: strict),
    tests("GoldenRun", of: ["GoldenRun", "Quantities"]),

    tests("Quantities", of: ["Quantities"]),
    tests("HAL", of: ["HAL", "Quantities"]),
    tests("Devices", of: ["Devices", "HAL", "Quantities"]),
    tests("Safety", of: ["Safety", "Quantities"]),
    tests("Control", of: ["Control", "Safety", "Quantities"]),
    tests("Simulator", of: ["Simulator", "HAL", "Quantities"]),
    tests("LinuxHAL", of: ["LinuxHAL", "HAL", "Quantities"]),
    tests("Documents", of: ["Documents", "Safety", "Quantities"]),
    tests(
      "Instrument", of: ["Instrument", "Devices", "Safety", "Simulator", "HAL", "Quantities"]),
    tests(
      "Rig",
      of: [
        "Rig", "Instrument", "Procedures", "Control", "Safety", "Devices", "Documents", "Library",
        "Simulator", "HAL", "Quantities", "Analysis", "Record",
      ]),
    tests("Analysis", of: ["Analysis", "Documents", "Quantities"]),
    tests(
      "Record",
      of: [
        "Record", "Analysis", "Instrument", "Quantities", "Documents", "Library",
        .target(name: "CDigest"),
      ]),
    tests("VirtualBoard", of: ["VirtualBoard", "CVhost", "Documents", "Rig"]),
    tests("Command", of: ["solidus", "LinuxHAL", "Documents", "Library"]),
  ]
)
