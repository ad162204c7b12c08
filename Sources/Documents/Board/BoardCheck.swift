/// Finds what cannot be wired as a board says, knowing no more of a chip than the part table.
struct BoardCheck {
  let board: BoardDocument

  init(_ board: BoardDocument) { self.board = board }

  func run(_ report: inout Report) {
    let positions = checkBuses(&report)
    checkAddresses(positions, &report)
    checkLines(&report)
    checkChannels(&report)
    checkAlerts(&report)
    checkRanges(&report)
  }
}
