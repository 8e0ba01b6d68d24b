// SPDX-License-Identifier: GPL-3.0-or-later

/// The style sheet of the page: calm on a screen, plain on paper. Text has a contrast of at least 4.5 : 1 on white.
package enum PageStyle {
  package static let covered = "#2b6a99"
  package static let coveredLight = "#d3e3f0"
  package static let open = "#b4531a"
  package static let ink = "#1d2733"
  package static let muted = "#55606e"
  package static let line = "#d5dbe2"

  /// The definition of a fill of slanting lines, for what is open or hidden.
  static func hatching(_ id: String) -> Markup {
    """
    <defs><pattern id="\(id)" width="6" height="6" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="2" height="6" \
    fill="\(open)"/></pattern></defs>
    """
  }

  package static let sheet: Markup = """
    * { box-sizing: border-box; }
    body { margin: 0; background: #fff; color: #1d2733; font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", \
    sans-serif; }
    main, header, footer { max-width: 74rem; margin: 0 auto; padding: 0 1.5rem; }
    header { padding-top: 2rem; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; font-weight: 700; letter-spacing: -.01em; }
    h2 { font-size: 1.3rem; margin: 2.75rem 0 .75rem; padding-top: .9rem; border-top: 2px solid #1d2733; }
    h3 { font-size: 1.02rem; margin: 1.5rem 0 .4rem; }
    p { margin: .4rem 0; max-width: 46rem; }
    .sub { color: #55606e; }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 1rem 0 0; }
    a { color: #1f5c8a; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { position: static; }
    .notice { border: 1px solid #b4531a; border-left-width: .4rem; padding: .6rem .9rem; margin: 1rem 0; \
    max-width: 46rem; }
    .notice p { margin: .15rem 0; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; margin: 1rem 0; }
    .facts div { border: 1px solid #d5dbe2; border-radius: .4rem; padding: .8rem 1rem; break-inside: avoid; }
    .facts dt { color: #55606e; font-size: .87rem; }
    .facts dd { margin: 0; }
    .facts .big { font-size: 2rem; line-height: 1.2; font-weight: 700; font-variant-numeric: tabular-nums; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 0 2rem; \
    align-items: start; }
    figure { margin: 1rem 0; break-inside: avoid; }
    figcaption { font-weight: 600; margin-bottom: .35rem; }
    .narrow { max-width: 46rem; }
    svg { width: 100%; max-width: 46rem; height: auto; display: block; font-family: inherit; }
    svg text { fill: #1d2733; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.25rem; font-size: .88rem; \
    font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; padding: .3rem 0; font-size: .95rem; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #d5dbe2; }
    thead th { border-bottom: 1.5px solid #1d2733; font-weight: 600; vertical-align: bottom; }
    tbody th { font-weight: 500; }
    .n { text-align: right; white-space: nowrap; }
    tr { break-inside: avoid; }
    td ul { margin: .2rem 0 0; padding-left: 1rem; color: #55606e; font-size: .95em; }
    td.reason { width: 46%; }
    .u { white-space: nowrap; }
    .grids { display: grid; grid-template-columns: repeat(auto-fill, minmax(21rem, 1fr)); gap: .5rem 2rem; }
    .grids section { break-inside: avoid; }
    .grids table { table-layout: fixed; margin-bottom: .3rem; }
    .grids caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .grids th, .grids td { padding: .1rem .25rem; border: 1px solid #d5dbe2; text-align: center; font-size: .82rem; }
    .grids tbody th, .grids thead th:first-child { width: 6.2rem; font-weight: 400; white-space: nowrap; }
    .grids td b { font-weight: 700; }
    .grids td.on { background: #e9f1f7; }
    .grids ul { list-style: none; padding: 0; margin: 0 0 .75rem; font-size: .85rem; }
    footer { color: #55606e; font-size: .85rem; padding-top: 1.5rem; padding-bottom: 2.5rem; overflow-wrap: anywhere; }
    @page { size: A4; margin: 14mm 13mm; }
    @media print {
      body { font-size: 9pt; }
      table { font-size: 8pt; }
      .facts .big { font-size: 15pt; }
      .grids th, .grids td, .grids ul { font-size: 7.5pt; }
      main, header, footer { max-width: none; padding: 0; }
      nav, .skip { display: none; }
      h2 { margin-top: 1.5rem; }
      h2, h3, figcaption, caption { break-after: avoid; }
      .wide { overflow: visible; }
      .facts { grid-template-columns: repeat(2, 1fr); }
      .grids { display: block; columns: 2; column-gap: 1.5rem; }
      .grids td.on { background: none; }
      a { color: inherit; text-decoration: none; }
      thead { display: table-header-group; }
    }

    """
}
