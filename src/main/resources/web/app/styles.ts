import {css} from 'lit';

/** Design tokens: on the document, so that all shadow trees inherit them. Text is never below 14 px. */
const light = `
  color-scheme: light;
  --paper: #faf9f6; --surface: #ffffff; --ink: #1d2126; --soft: #565d66; --line: #e2dfd7; --hover: #f3f1ec;
  --loss: #b03a26; --loss-tint: #f6e1dc; --calm: #75808c; --calm-tint: #e4e7ea; --focus: #1f5fbf;
  --good: #1d6b74; --warn: #7a5200; --shadow: 0 12px 40px rgb(29 33 38 / 14%);
  --c-price: #c4576a; --c-competition: #4b3fa8; --c-product: #117733; --c-need: #a98a1c; --c-timing: #2f8fbf;
  --c-engagement: #882255; --c-buyer: #2a8f80; --c-targeting: #767618; --c-selling: #aa4499; --c-external: #5b6f8f;
  --c-record: #9a9a96; --c-unknown: #6f6f6c;`;
const dark = `
  color-scheme: dark;
  --paper: #14161a; --surface: #1b1e23; --ink: #edebe6; --soft: #aab0b8; --line: #33373e; --hover: #24282e;
  --loss: #f0866c; --loss-tint: #4a2820; --calm: #8d98a5; --calm-tint: #2c3138; --focus: #8ab8ff;
  --good: #6cc3cc; --warn: #e0b050; --shadow: 0 12px 40px rgb(0 0 0 / 55%);
  --c-price: #e08a99; --c-competition: #9a90e8; --c-product: #55b577; --c-need: #ddcc77; --c-timing: #88ccee;
  --c-engagement: #d4709f; --c-buyer: #5cc7b6; --c-targeting: #b5b54a; --c-selling: #d583c8; --c-external: #93a9cc;
  --c-record: #8a8a86; --c-unknown: #b0b0ac;`;

const page = new CSSStyleSheet();
page.replaceSync(`
  :root { ${light}
    --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    --serif: ui-serif, "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Times New Roman", serif;
    --small: 0.875rem; --radius: 10px; --gap: 1.5rem; }
  @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { ${dark} } }
  :root[data-theme=dark] { ${dark} }
  html { background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); -webkit-text-size-adjust: 100%; }
  body { margin: 0; }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];

/** What all components share. */
export const shared = css`
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
  h1 { font: 600 1.75rem/1.2 var(--serif); text-wrap: balance; }
  h2 { font: 600 1.125rem/1.3 var(--sans); }
  h3 { font: 600 1rem/1.4 var(--sans); }
  ul.plain, ol.plain { list-style: none; }
  a { color: inherit; text-decoration-color: var(--calm); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
  a:hover { color: var(--loss); text-decoration-color: currentcolor; }
  button, select, input { font: inherit; color: inherit; }
  button, .button {
    display: inline-flex; align-items: center; gap: 0.4em; min-height: 2.25rem; padding: 0.25rem 0.75rem; cursor: pointer;
    background: var(--surface); border: 1px solid var(--line); border-radius: 6px; text-decoration: none;
    font-size: var(--small);
  }
  button:hover, .button:hover { background: var(--hover); color: inherit; }
  button:disabled { cursor: default; opacity: 0.55; }
  button.plain, .button.plain { border-color: transparent; background: none; }
  button.plain:hover, .button.plain:hover { background: var(--hover); }
  button.first, .button.first { background: var(--ink); border-color: var(--ink); color: var(--paper); }
  select, input {
    min-height: 2.25rem; padding: 0.25rem 0.6rem; background: var(--surface); border: 1px solid var(--line);
    border-radius: 6px; font-size: var(--small); max-width: 100%;
  }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
  .small { font-size: var(--small); }
  .soft { color: var(--soft); }
  .loss { color: var(--loss); }
  .figures { font-variant-numeric: tabular-nums; }
  .hidden-text {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
  table { border-collapse: collapse; width: 100%; font-size: var(--small); font-variant-numeric: tabular-nums; }
  th { text-align: left; font-weight: 600; color: var(--soft); }
  th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  th.number, td.number { text-align: right; }
  .scroll { overflow-x: auto; position: relative; } /* holds what is hidden in cells */
  .grid { display: grid; gap: var(--gap); grid-template-columns: repeat(12, minmax(0, 1fr)); }
  .grid > * { grid-column: span 12; min-width: 0; }
  @media (min-width: 60rem) {
    .grid > .w4 { grid-column: span 4; } .grid > .w5 { grid-column: span 5; } .grid > .w6 { grid-column: span 6; }
    .grid > .w7 { grid-column: span 7; } .grid > .w8 { grid-column: span 8; }
  }
  .stack > * + * { margin-top: var(--gap); }
  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { animation-duration: 0s !important; transition-duration: 0s !important; }
  }
`;
