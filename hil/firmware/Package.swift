// swift-tools-version: 6.2
import PackageDescription

// The core on a Cortex-M4: build with ./run, which names the toolset.
let package = Package(
  name: "firmware",
  dependencies: [.package(name: "solidus", path: "../..")],
  targets: [
    .target(name: "CPlatform"),
    .executableTarget(
      name: "Firmware",
      dependencies: ["CPlatform", .product(name: "GoldenRun", package: "solidus")]),
  ]
)
