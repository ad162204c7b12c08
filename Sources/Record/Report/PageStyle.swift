/// How a report looks on a screen of any width, in light, in dark and on paper.
enum PageStyle {
  static let css = """
    :root { color-scheme: light dark; \(ChartStyle.light) }
    @media (prefers-color-scheme: dark) { :root { \(ChartStyle.dark) } }
    @media print { :root { \(ChartStyle.light) } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 24px 20px 64px; max-width: 1180px; background: var(--paper);
      color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
    h1 { font-size: 26px; line-height: 1.25; margin: 6px 0 4px; }
    h2 { font-size: 20px; margin: 40px 0 12px; padding-top: 14px;
      border-top: 1px solid var(--line); }
    h3 { font-size: 14px; font-weight: 600; margin: 0 0 6px; }
    .stamp { display: inline-block; color: var(--stamp); border: 1.5px solid var(--stamp);
      border-radius: 5px; padding: 1px 9px; font-weight: 700; letter-spacing: 0.08em;
      font-size: 13px; }
    .under { color: var(--soft); margin: 0 0 18px; }
    .charts { display: grid; gap: 18px; grid-template-columns:
      repeat(auto-fill, minmax(min(100%, 460px), 1fr)); margin: 18px 0; }
    figure { margin: 0; padding: 12px 12px 6px; background: var(--card);
      border: 1px solid var(--line); border-radius: 9px; break-inside: avoid; }
    figcaption { font-weight: 600; font-size: 14px; margin-bottom: 4px; }
    dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr));
      gap: 8px 24px; margin: 0 0 18px; }
    dl div { min-width: 0; }
    dt { color: var(--soft); font-size: 12.5px; }
    dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
    .wide { overflow-x: auto; margin: 18px 0; }
    table { border-collapse: collapse; font-size: 13.5px; font-variant-numeric: tabular-nums; }
    th, td { padding: 3px 14px 3px 0; text-align: right; white-space: nowrap; }
    th:first-child, td:first-child, .words td, .words th { text-align: left; }
    .words td { white-space: normal; } .words td:first-child { min-width: 9em; }
    .words td:last-child { overflow-wrap: anywhere; min-width: 16em; }
    th { color: var(--soft); font-weight: 500; border-bottom: 1px solid var(--line); }
    tr:nth-child(even) td { background: color-mix(in srgb, var(--line) 35%, transparent); }
    .runs { grid-template-columns: 1fr; } .runs div { display: flex; gap: 12px; }
    .runs dt { flex: none; color: var(--ink); font-weight: 600; font-size: 15px; }
    .swatch { display: inline-block; width: 34px; vertical-align: middle; }
    .hash { font-family: ui-monospace, monospace; font-size: 12px; }
    footer { color: var(--soft); font-size: 13px; margin-top: 48px; }
    \(ChartStyle.css)
    @media print { body { max-width: none; padding: 0; font-size: 11px; }
      .charts { grid-template-columns: 1fr 1fr; } h2 { break-after: avoid; } }
    """
}
