import Documents
import Rig
import Testing

@testable import VirtualBoard

@Suite("The devices of a virtual board")
struct PlanTests {
  private func plan(_ board: String) throws -> DevicePlan {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try DevicePlan(try BoardFiles.read("\(root)/boards/\(board)").board)
  }

  @Test("are numbered so that the paths of the board's document mean the same in the guest")
  func bench() throws {
    let plan = try plan("bench")
    #expect(plan.buses == [nil, "reactor", "cells"])
    #expect(plan.chips.count == 1)
    #expect(plan.chips[0][17] == "stage_heater")
    #expect(plan.chips[0][0] == nil)
    #expect(plan.chips[0].count == 28)
  }

  @Test("happen in order, and those of one instant as they were planned")
  func events() throws {
    let events = EventQueue()
    var seen: [Int] = []
    for (index, time) in [Int64(30), 10, 20, 10].enumerated() {
      events.add(at: time) { seen.append(index) }
    }
    #expect(events.next == 10)
    try events.perform(until: 20)
    #expect(seen == [1, 3, 2])
    #expect(events.next == 30)
  }

  @Test("say numbers with the least significant byte first")
  func bytes() {
    var bytes = Bytes()
    bytes.put(UInt16(0x1234))
    bytes.put(UInt64(1) << 56)
    #expect(bytes.all == [0x34, 0x12, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(bytes.number(at: 2, as: UInt64.self) == 1 << 56)
    #expect(bytes.number(at: 9, as: UInt16.self) == 0)
  }
}
