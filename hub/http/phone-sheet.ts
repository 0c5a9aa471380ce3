import { localeFor } from '../contract/languages/index.ts';
import type { Spoken } from '../contract/text.ts';

/** A page that every phone can show: no script, no font to load. */
const STYLE = `*{box-sizing:border-box}body{margin:0 auto;max-width:480px;background:#f7f4ee;color:#1b1a18;font:17px/1.5 -apple-system,"Noto Sans SC","PingFang SC",sans-serif;font-variant-numeric:tabular-nums}
header{display:flex;justify-content:space-between;gap:12px;padding:16px 24px;font-size:15px}header a{color:#0f4c55;padding:4px;white-space:nowrap}
.field{background:#fff;border:solid #1b1a18;border-width:1px 0;padding:16px 24px}.case{font-size:26px;font-weight:700;overflow-wrap:anywhere}
main{padding:24px}h1{font-size:28px;line-height:1.35;margin:8px 0 12px;font-weight:600}.small{color:#57524a;margin:0}.wrong{color:#8f1d26;font-weight:600}
input{display:block;width:100%;margin:20px 0;padding:10px 14px;font:inherit;font-size:36px;letter-spacing:.3em;border:2px solid #1b1a18;background:#fff}
.main{width:100%;min-height:56px;font:inherit;font-size:20px;font-weight:600;color:#fffdf9;background:#b3202a;border:0}
.place{font-size:21px;font-weight:600;color:#0f4c55}dl{display:grid;grid-template-columns:auto 1fr;gap:6px 20px;border-top:1px solid #dad5ca;padding-top:20px}dt{color:#57524a}dd{margin:0}
ol{list-style:none;margin:20px 0 0;padding:0}li{display:flex;justify-content:space-between;padding:10px 0 10px 14px;border-left:4px solid #dad5ca}li.done{border-color:#0f4c55}li.in-hand,li.sent{border-color:#b3202a;font-weight:600}li span{color:#57524a;font-weight:400}`;

export function sheet(page: {
  readonly language: Spoken;
  readonly title: string;
  readonly body: string;
}): string {
  return `<!doctype html><html lang="${localeFor(page.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${plain(page.title)}</title><style>${STYLE}</style></head><body>${page.body}</body></html>`;
}

/** Text as text, whatever is in it. */
export function plain(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
