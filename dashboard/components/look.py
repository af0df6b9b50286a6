"""The look of the pages: one style sheet and one small script, both constants that `server` puts into the page."""

from collections.abc import Sequence

from dashboard.wording.tables import SHAPES, Shape

_SHEET = """
:root { --ink: #0B0C0C; --blue: #12436D; --grey: #505A5F; --rule: #B1B4B6; --halo: #FFDD00; --wash: #F3F5F6; }
html { scroll-padding-top: 4.5rem; }
#root .stMainBlockContainer { max-width: 64rem; margin: 0 auto; padding: 5rem 1.5rem 4rem; }
#root .stMain [data-testid="stVerticalBlock"] { gap: 0.75rem; }
#root .stMain [data-testid="stMarkdownContainer"] { font-size: 1.0625rem; margin-bottom: 0; }
#root .stMain [data-testid="stMarkdownContainer"] p { margin: 0; }
#root .stMain [data-testid="stMarkdownContainer"] p + p { margin-top: 0.5rem; }
#root .stMain p, #root .stMain li { font-size: 1.0625rem; line-height: 1.5; color: var(--ink); max-width: 44rem; }
#root .stMain h1 { font-size: 2.375rem; line-height: 1.15; padding: 0; font-weight: 700; letter-spacing: -0.01em; }
#root .stMain h2 { font-size: 1.5rem; line-height: 1.25; padding: 1.5rem 0 0; font-weight: 700; letter-spacing: 0; }
#root .stMain h3 { font-size: 1.1875rem; line-height: 1.3; padding: 0.5rem 0 0; font-weight: 700; letter-spacing: 0; }
#root .stMain ul { padding-left: 1.25rem; margin: 0; }
#root .stMain li { margin: 0 0 0.375rem; }

#root header[data-testid="stHeader"] { border-bottom: 1px solid var(--rule); background: #FFFFFF; }
#root header[data-testid="stHeader"] a { min-height: 40px; }
#root header[data-testid="stHeader"] a span { font-size: 1rem; }

#skip { position: fixed; z-index: 1000000; left: 1rem; top: -5rem; background: #FFFFFF; color: var(--blue);
  padding: 0 0.75rem; font: 600 1.0625rem/2.75rem "Source Sans", sans-serif; }
#skip:focus { top: 0.5rem; outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 8px var(--halo); }
#root [data-testid="stSkipToContent"] { display: none; }
#root .st-key-answer { scroll-margin-top: 5rem; }
#root .st-key-account { align-items: center; gap: 0 1rem; }
#root .stMain .st-key-account p { font-size: 0.9375rem; max-width: none; }
#root .stMain .st-key-account [data-testid^="stBaseButton"] { border: 0; padding: 0; background: transparent;
  position: relative; top: -2px; }
#root .stMain .st-key-account [data-testid^="stBaseButton"] p { color: var(--blue); text-decoration: underline;
  text-underline-offset: 0.15em; font-size: 0.9375rem; font-weight: 400; }
#root .st-key-account a { display: inline-block; line-height: 40px; }
#root .st-key-demonstration p { color: var(--grey); font-size: 0.9375rem; }
#root .st-key-answer p { font-size: 1.375rem; line-height: 1.4; max-width: 46rem; }
#root .st-key-status p { color: var(--grey); font-size: 1rem; max-width: none; }
#root [class*="st-key-class-"] p { display: inline-block; font-weight: 600; font-size: 0.9375rem; line-height: 1.4;
  border: 2px solid var(--ink); padding: 0.0625rem 0.5rem; }
#root .st-key-banner, #root .st-key-altered { margin-bottom: 0.75rem; border: 2px solid var(--ink);
  border-left-width: 10px; padding: 0.75rem 1rem; }
#root [class*="st-key-provenance"] p { color: var(--grey); font-size: 0.9375rem; line-height: 1.45; max-width: 56rem; }
#root [class*="st-key-chart-foot-"] p { color: var(--grey); font-size: 0.9375rem; max-width: none; }
#root [class*="st-key-words-"], #root [class*="st-key-remark-"] { border-left: 4px solid var(--ink);
  padding-left: 0.875rem; }
#root [class*="st-key-state"] { border-left: 4px solid var(--rule); padding-left: 0.875rem; }
#root [class*="st-key-verdict-"] { border-top: 3px solid var(--ink); padding-top: 0.625rem; gap: 0.375rem; }
#root [class*="st-key-verdict-"] h3 { font-size: 1rem; font-weight: 400; color: var(--grey); padding: 0; }
#root [class*="st-key-verdict-"] strong { font-size: 1.1875rem; }
#root [class*="st-key-verdict-"] p { font-size: 1rem; line-height: 1.4; }
#root:has(.st-key-chamber) header[data-testid="stHeader"] { display: none; }
#root:has(.st-key-chamber) .stMainBlockContainer { max-width: none; padding: 1.25rem 2rem; }
#root .stMain .st-key-chamber h1 { font-size: 2rem; }
#root .stMain .st-key-chamber p { font-size: 1.5rem; line-height: 1.35; max-width: none; color: var(--ink); }
#root .stMain [class*="st-key-links-"] [data-testid="stMarkdownContainer"] a,
#root .stMain .st-key-chamber-steps a { display: inline-block; line-height: 40px; }
#root .stMain [class*="st-key-lesson-"][data-testid="stVerticalBlock"],
#root .stMain [class*="st-key-remark-"][data-testid="stVerticalBlock"] { gap: 0.125rem; margin-bottom: 0.75rem; }
#root .stMain [data-testid="stText"] { font-size: 1.0625rem; line-height: 1.5; color: var(--ink); max-width: 44rem; }
#root .st-key-chamber-standing { flex-direction: row; flex-wrap: wrap; align-items: baseline; }
#root .st-key-chamber-standing > * { width: auto; flex: none; }
#root .st-key-page-foot { margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
#root .st-key-page-foot p { color: var(--grey); font-size: 0.9375rem; max-width: none; }
#root .st-key-page-foot a p { color: var(--blue); }

#root .stMain [data-testid="stTable"] table { border-collapse: collapse; width: 100%; border: 0; }
#root .stMain [data-testid="stTable"] p { max-width: none; font-size: 1rem; line-height: 1.4; margin: 0; }
#root .stMain [data-testid="stTable"] [data-testid="stMarkdownContainer"] p + p { margin-top: 0.125rem;
  color: var(--grey); font-size: 0.9375rem; }
#root .stMain [data-testid="stTable"] th, #root .stMain [data-testid="stTable"] td { color: var(--ink);
  vertical-align: top; text-align: left !important; padding: 0.625rem 1rem 0.625rem 0; border: 0;
  border-bottom: 1px solid var(--rule); white-space: normal; overflow-wrap: break-word; background: none; }
#root .stMain [data-testid="stTable"] thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink);
  padding-top: 0.25rem; }
#root .stMain [data-testid="stTable"] thead th p { font-weight: 700; }
#root .stMain [data-testid="stTable"] tbody th { min-width: 8rem; }
#root .stMain [data-testid="stTable"] tbody td { min-width: min(7.5rem, 13vw); }
#root .stMain [data-testid="stTable"] tbody th p:first-child { font-weight: 600; }

#root .stMain a { color: var(--blue); text-decoration: underline; text-underline-offset: 0.15em; }
#root .stMain a:hover { text-decoration-thickness: 3px; }
#root .stMain [data-testid="stPageLink"] a, #root .stMain [data-testid="stPageLink"] a:hover {
  background: transparent; }
#root .stMain [data-testid="stPageLink"] a { padding: 0; min-height: 40px; text-decoration: none; }
#root .stMain [data-testid="stPageLink"] a p { color: var(--blue); text-decoration: underline; font-size: 1.0625rem;
  font-weight: 400; text-underline-offset: 0.15em; max-width: none; }
#root .stMain [data-testid="stPageLink"] a, #root .stMain [data-testid="stPageLink"] a * { white-space: normal; }
#root .stMain [data-testid="stPageLink"] a:active { background: transparent; }
#root .stMain [data-testid="stPageLink"] a:hover p { text-decoration-thickness: 3px; }
#root .stMain [data-testid^="stBaseButton"] { min-height: 40px; border: 2px solid var(--ink); background: #FFFFFF; }
#root .stMain [data-testid^="stBaseButton"] p { font-size: 1.0625rem; font-weight: 600; }
#root .stMain [data-testid="stTextInput"], #root .stMain [data-testid="stDateInput"] { max-width: 28rem; }
#root .stMain [data-testid="stTextInputRootElement"], #root .stMain [data-testid="stDateInput"] > div:last-child {
  border: 2px solid var(--ink); background: #FFFFFF; min-height: 42px; }
#root .stMain [data-testid="stSelectbox"] { max-width: 28rem; }
#root .stMain [data-testid="stSelectbox"] [data-baseweb="select"] > div { border: 2px solid var(--ink);
  background: #FFFFFF; min-height: 42px; font-size: 1.0625rem; }
#root .stMain [data-testid="stTextArea"] { max-width: 44rem; }
#root .stMain [data-testid="stTextAreaRootElement"] { border: 2px solid var(--ink); background: #FFFFFF; }
#root .stMain textarea { color: var(--ink); font-size: 1.0625rem; background: #FFFFFF; }
#root .stMain [data-testid="stDateInput"] > div:last-child * { background: #FFFFFF; border: 0; }
#root .stMain [data-testid="stDateInput"] * { font-size: 1.0625rem; }
#root [data-testid="stExpandSidebarButton"]::after { content: "Menu"; font-size: 1rem; font-weight: 600;
  padding: 0 0.5rem 0 0.25rem; }
#root [data-testid="stExpandSidebarButton"] { width: auto; min-height: 40px; color: var(--ink); }
#root .stMain input { color: var(--ink); font-size: 1.0625rem; background: #FFFFFF; }
#root .st-key-terms-fields [data-testid="stHeaderActionElements"] { display: none; }
#root .stMain [data-testid="stWidgetLabel"] p { font-size: 1.0625rem; font-weight: 600; }

#root a:focus-visible, #root button:focus-visible, #root summary:focus-visible, #root input:focus-visible,
#root textarea:focus-visible, #root [tabindex]:focus-visible { outline: 3px solid var(--ink) !important;
  outline-offset: 2px !important;
  box-shadow: 0 0 0 8px var(--halo) !important; border-radius: 0; }
#root main:focus-visible { outline: none !important; box-shadow: none !important; }

#root .stMain .st-key-guide :is(pre, pre code, code) { white-space: pre-wrap !important; overflow-wrap: anywhere;
  color: var(--ink); }
#root .stMain .st-key-guide :is(th, td) { text-align: left; vertical-align: top; padding: 0.375rem 1rem 0.375rem 0;
  border: 0; border-bottom: 1px solid var(--rule); }

@media (max-width: 640px) { #root [class*="st-key-wide-only-"] { display: none; } }
@media (min-width: 640.02px) { #root [class*="st-key-narrow-only-"] { display: none; } }
@media (max-width: 640px) {
  #root .stMain .st-key-guide :is(table, tbody, tr, td) { display: block; width: auto; }
  #root .stMain .st-key-guide thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  #root .stMain .st-key-guide td { border: 0; padding: 0.125rem 0; }
  #root .stMain .st-key-guide tbody tr { border-top: 2px solid var(--ink); padding: 0.5rem 0; }
  #root .stMainBlockContainer { padding: 4.5rem 1rem 3rem; }
  #root:has(.st-key-chamber) .stMainBlockContainer { padding: 1.25rem 1rem; }
  #root .stMain [class*="st-key-links-"] { row-gap: 0; }
  #root .stMain h1 { font-size: 1.75rem; }
  #root .stMain h2 { font-size: 1.3125rem; }
  #root .st-key-answer p { font-size: 1.1875rem; }
  #root .stMain [data-testid="stTable"] table, #root .stMain [data-testid="stTable"] tbody,
  #root .stMain [data-testid="stTable"] tr, #root .stMain [data-testid="stTable"] tbody th,
  #root .stMain [data-testid="stTable"] tbody td { display: block; width: auto; }
  #root .stMain [data-testid="stTable"] thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; }
  #root .stMain [data-testid="stTable"] tbody tr { border-top: 2px solid var(--ink); padding: 0.5rem 0; }
  #root .stMain [data-testid="stTable"] tbody th, #root .stMain [data-testid="stTable"] tbody td { border: 0;
    padding: 0.1875rem 0; }
  #root .stMain [data-testid="stTable"] tbody td { display: flex; gap: 0.5rem; min-width: 0; }
  #root .stMain [data-testid="stTable"] tbody td > * { min-width: 0; }
  #root .stMain [data-testid="stTable"] tbody td p { overflow-wrap: anywhere; }
  #root .stMain [data-testid="stTable"] tbody th p:first-child { font-size: 1.125rem; }
  #root .stMain [data-testid="stTable"] tbody td::before { flex: 0 0 7rem; color: var(--grey); font-size: 0.9375rem;
    line-height: 1.5; }
}
@media print {
  header[data-testid="stHeader"], [data-testid="stPageLink"], .stPlotlyChart, [data-testid="stForm"],
  [class*="st-key-chart-title-"], [class*="st-key-chart-foot-"] { display: none !important; }
  #root .stMainBlockContainer { padding: 0; max-width: none; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important;
    scroll-behavior: auto !important; }
}
@media (forced-colors: active) {
  #root .stPlotlyChart, #root .stMain img { forced-color-adjust: none; background: #FFFFFF; }
  #root a:focus-visible, #root button:focus-visible, #root summary:focus-visible, #root input:focus-visible,
  #root textarea:focus-visible, #root [tabindex]:focus-visible { outline-color: Highlight !important; }
  #root .stMain a, #root .stMain a p { color: LinkText; }
  #root .stMain [data-testid^="stBaseButton"], #root .stMain [data-testid="stTextInputRootElement"],
  #root .stMain [data-testid="stTextAreaRootElement"] { border-color: ButtonBorder; }
}
"""

KEYS = """
(() => {
  const typing = (node) => node instanceof Element && node.closest("input, textarea, select, [contenteditable]");
  window.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && ["r", "c", "R", "C"].includes(event.key) && !typing(event.target)) event.stopImmediatePropagation();
  }, true);
  new MutationObserver(() => {
    const line = document.querySelector(".st-key-status");
    if (line && line.getAttribute("role") !== "status") line.setAttribute("role", "status");
    const answer = document.querySelector(".st-key-answer") || document.querySelector(".stMain h1");
    const before = document.getElementById("answer");
    if (before && before !== answer) before.removeAttribute("id");
    if (answer && answer.id !== "answer") { answer.id = "answer"; answer.tabIndex = -1; }
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener("click", (event) => {
    const answer = event.target.id === "skip" && document.getElementById("answer");
    if (!answer) return;
    event.preventDefault();
    answer.focus();
    answer.scrollIntoView({ block: "start" });
  });
  const steps = { ArrowLeft: "previous", PageUp: "previous", ArrowRight: "next", PageDown: "next" };
  window.addEventListener("keydown", (event) => {
    const link = steps[event.key] && document.querySelector(`.st-key-chamber-${steps[event.key]} a`);
    if (link && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); link.click(); }
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".st-key-copy-link a[href]");
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    navigator.clipboard.writeText(link.href).then(() => { link.textContent = "Link copied"; },
      () => { location.assign(link.href); });
  }, true);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".st-key-to-mend a[href^='#st-key-']");
    const field = link && document.querySelector(`.${link.hash.slice(1)} :is(input, textarea)`);
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  }, true);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".stMain a[href][target=_blank]");
    if (link && link.origin === location.origin) link.target = "_self";
  }, true);
})();
"""


def sheet(shapes: Sequence[Shape] = SHAPES) -> str:
    """Return the whole style sheet, with the words each table cell carries when its row becomes a block on a phone."""
    return f"{_SHEET}@media (max-width: 640px) {{\n{''.join(_labels(shape) for shape in shapes)}}}\n"


def _labels(shape: Shape) -> str:
    return "".join(
        f'#root .stMain [class*="st-key-table-{shape.key}"] tbody td:nth-of-type({at})::before '
        f'{{ content: "{heading}"; }}\n'
        for at, heading in enumerate(shape.columns, start=1)
    )
