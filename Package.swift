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
  "pitt",
  "rate-test",
  "rate-test-full",
  "symmetric-cycling",
  "until-it-fades",
].map { .embedInCode("Methods/\($0).yaml") }

/// Every cell that ships; LibraryEntry names them again, and a test compares.
let cells: [Resource] = [
  "copper-li", "dummy-1k", "lfp-li", "li-li", "li-li-lialox", "na-na", "na-na-naalox", "nmc-li",
  "tis2-li",
].map { .embedInCode("Cells/shipped/\($0).yaml") }

/// The documents of every board that ships: links to boards/, each under a name of its own, so that
/// the program alone has them too. LibraryEntry names them again, and a test compares.
let boards: [Resource] = [
  "beaglebone-black", "bench", "bench-hybrid", "bench-plants-ald-plate", "bench-plants-hot-wall",
  "bench-plants-hotplate", "bench-plants-puck", "minimal", "rpi4", "sputter",
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
      ] + recipes + methods + cells + boards),
    layer(
      "Rig",
      sees: [
        "Quantities", "HAL", "Devices", "Safety", "Control", "Procedures", "Instrument",
        "Simulator", "LinuxHAL", "Documents", "Library",
      ]),
    .systemLibrary(name: "CMinpack", pkgConfig: "cminpack", providers: [.apt(["libcminpack-dev"])]),
    layer("Analysis", sees: ["Quantities", "Documents", "CMinpack"]),
    layer(
      "Record",
      sees: ["Quantities", "Instrument", "Documents", "Analysis", .target(name: "CDigest")]),
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
        "Simulator", "Documents", "Rig", "Analysis",
      ],
      path: "hil/measure", swiftSettings: strict),
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
        "Simulator", "HAL", "Quantities",
      ]),
    tests("Analysis", of: ["Analysis", "Documents", "Quantities"]),
    tests(
      "Record",
      of: ["Record", "Analysis", "Instrument", "Quantities", "Documents", .target(name: "CDigest")]),
    tests("Command", of: ["solidus", "Documents", "Library"]),
  ]
)
