import {css} from 'lit';

/** What the sections of the view share. */
export const sectionStyles = css`
  .lead { font: 400 1.25rem/1.45 var(--serif); max-width: 48rem; text-wrap: pretty; }
  .top { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; margin: 1rem 0 1.5rem; }
  .top label { display: grid; gap: 0.15rem; color: var(--soft); font-size: var(--small); min-width: 0; }
  .top label > * { color: var(--ink); }
  .top select { max-width: 16rem; }
  .choice { display: inline-flex; flex-wrap: wrap; max-width: 100%; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); padding: 2px; gap: 2px; }
  .choice a { white-space: nowrap; padding: 0.25rem 0.75rem; text-decoration: none; font-size: var(--small); border-radius: 4px; min-height: 2rem; display: grid; align-items: center; }
  .choice a:hover { background: var(--hover); color: inherit; }
  .choice a[aria-current] { background: var(--ink); color: var(--paper); }
  section > h2, .part { font: 600 1.25rem/1.3 var(--serif); margin: 2.5rem 0 0.75rem; }
  details.quiet summary { cursor: pointer; color: var(--soft); padding: 0.25rem 0; width: fit-content; }
  details.quiet ul { padding-left: 1.1rem; margin: 0.25rem 0 0.5rem; max-width: 48rem; display: grid; gap: 0.25rem; }
  @media (max-width: 40rem) { .top label { flex: 1 1 9rem; } .top select, .top input { width: 100%; max-width: none; } .lead { font-size: 1.125rem; } }
`;
