/// How charts look, in light, in dark and on paper: few colours, told apart by those who see few.
public enum ChartStyle {
  public static let css = """
    svg { width: 100%; height: auto; display: block; font-size: 12.5px;
      font-family: system-ui, sans-serif; }
    svg text { fill: var(--soft); font-variant-numeric: tabular-nums; }
    svg .what { fill: var(--ink); }
    @media (max-width: 520px) { svg { font-size: 15px; } }
    .grid { stroke: var(--line); stroke-width: 1; }
    .axis { stroke: var(--soft); stroke-width: 1; }
    .line, .key { fill: none; stroke-width: 1.6; stroke-linejoin: round; }
    .joined { fill: none; stroke-width: 1; opacity: 0.35; }
    .key { stroke-width: 3; }
    .line.a, .key.a, .joined.a { stroke: var(--a); } .dot.a { fill: var(--a); }
    .line.b, .key.b, .joined.b { stroke: var(--b); } .dot.b { fill: var(--b); }
    .line.c, .key.c, .joined.c { stroke: var(--c); } .dot.c { fill: var(--c); }
    .line.d, .key.d, .joined.d { stroke: var(--d); } .dot.d { fill: var(--d); }
    .far { stroke-dasharray: 6 3; } .dot.far { fill-opacity: 0.4; }
    .stop { stroke: var(--stop); stroke-width: 1.4; stroke-dasharray: 6 4; }
    svg .stopped { fill: var(--stop); }
    """

  /// The same names for light paper and for dark.
  public static let light = """
    --paper: #ffffff; --card: #fbfbfa; --ink: #1c1c1a; --soft: #5f5f5a; --line: #e4e3df;
    --a: #0b62a8; --b: #c4540a; --c: #0f8a6d; --d: #8a4fa3; --stop: #b3122b; --stamp: #8a5a00;
    """
  public static let dark = """
    --paper: #14161a; --card: #1a1d22; --ink: #ecebe7; --soft: #a5a49e; --line: #30343b;
    --a: #6fb3f0; --b: #f59a57; --c: #4fc9a8; --d: #c796de; --stop: #ff7d8d; --stamp: #f0c05a;
    """
}
