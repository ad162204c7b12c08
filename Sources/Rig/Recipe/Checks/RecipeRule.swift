/// One thing that can be wrong with a recipe, looked for over its whole course.
protocol RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings)
}

/// Every rule; a new one is a file and a line here.
enum RecipeRules {
  private static var all: [any RecipeRule.Type] {
    [
      KnownPrecursors.self, ReactivePartners.self, HotOxidants.self, NitrogenOnLithium.self,
      GrowthWindows.self, FadingPulses.self, BottleTemperatures.self, BottleContents.self,
      PressureFirst.self, PressureAtRest.self,
      HeatFirst.self, OtherPressure.self, SweepingFlow.self, PlasmaGas.self, ThrottleForStops.self,
      GaugeReach.self, BrokenRules.self, LetIn.self, ShutBehind.self, OutOfReach.self,
      CycleCounts.self, LongPulses.self, TotalTime.self, HotEnd.self,
    ]
  }

  /// Those that hold whatever times and doses somebody will say: which substance meets which
  /// metal, and how hot it is there.
  private static var ofSubstances: [any RecipeRule.Type] {
    [KnownPrecursors.self, HotOxidants.self, NitrogenOnLithium.self, PlasmaGas.self]
  }

  /// Whether every number of a recipe is there, or somebody has still to say some.
  enum Numbers { case allGiven, someAsked }

  /// Where numbers are asked, only what hangs on none is said.
  static func look(
    at course: RecipeCourse, _ numbers: Numbers, _ findings: inout RecipeFindings
  ) {
    for rule in numbers == .allGiven ? all : ofSubstances {
      findings.beginRule()
      rule.look(at: course, &findings)
    }
  }
}
