import Testing

@testable import LinuxHAL

@Suite("What becomes of an output whose program dies")
struct LinePersistenceTests {
  private let persist = "pinctrl_bcm2835/parameters/persist_gpio_outputs"
  private let strict = "pinctrl_rp1/parameters/strict_gpiod"

  @Test("it stays on where the kernel says that outputs persist")
  func keeps() throws {
    let tree = try Tree()
    try tree.write("Y\n", to: persist)
    #expect(
      LinePersistence.current(modules: tree.root) == .keeps(parameter: "\(tree.root)/\(persist)"))
  }

  @Test("it is let go where the kernel says that outputs do not persist")
  func releases() throws {
    let tree = try Tree()
    try tree.write("N\n", to: persist)
    #expect(
      LinePersistence.current(modules: tree.root)
        == .releases(parameter: "\(tree.root)/\(persist)"))
  }

  @Test("the older parameter means the opposite")
  func strictness() throws {
    let tree = try Tree()
    try tree.write("N\n", to: strict)
    #expect(
      LinePersistence.current(modules: tree.root) == .keeps(parameter: "\(tree.root)/\(strict)"))
    try tree.write("Y\n", to: strict)
    #expect(
      LinePersistence.current(modules: tree.root)
        == .releases(parameter: "\(tree.root)/\(strict)"))
  }

  @Test("one driver that keeps its outputs outweighs those that do not")
  func worst() throws {
    let tree = try Tree()
    let other = "pinctrl_rp1/parameters/persist_gpio_outputs"
    try tree.write("N\n", to: persist)
    try tree.write("Y\n", to: strict)
    try tree.write("Y\n", to: other)
    #expect(
      LinePersistence.current(modules: tree.root) == .keeps(parameter: "\(tree.root)/\(other)"))
  }

  @Test("nobody knows where the kernel says nothing, or nonsense")
  func unstated() throws {
    let tree = try Tree()
    #expect(LinePersistence.current(modules: tree.root) == .unstated)
    try tree.write("", to: persist)
    try tree.write("perhaps", to: strict)
    #expect(LinePersistence.current(modules: tree.root) == .unstated)
    #expect(LinePersistence.current(modules: "/nowhere/at/all") == .unstated)
  }
}
