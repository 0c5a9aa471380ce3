import type { Text } from '../contract/text.ts';
import { PICTURE_MESSAGES as SAYS } from './messages.ts';

/** What a drawing may be made of. Scripts, foreign content, animation and whatever fetches are left out. */
const ELEMENTS = new Set(
  (
    'svg g defs title desc path rect circle ellipse line polyline polygon text tspan textPath use symbol image ' +
    'linearGradient radialGradient stop clipPath mask pattern marker style'
  ).split(' '),
);
const NAMESPACE = 'http://www.w3.org/2000/svg';
/** A comment, the XML line, an end tag, or a start tag with its attributes; anything else that begins with `<` is refused. */
const TAG =
  /<(?:!--[\s\S]*?--|\?xml\s[^>]*\?|\/([\w:.-]+)\s*|([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Ways by which a style fetches or runs something. A backslash could hide any of them. */
const REACHES_OUT = /url\(\s*['"]?(?!['"]?#)|@import|image-set\(|src\(|javascript:|\\/i;
const EMBEDDED = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*$/;

/**
 * Why a drawing may not be shown to visitors; null when it may. Stricter than XML: whoever serves the file need not trust the browser
 * that opens it by itself.
 */
export function svgFault(source: string): Text | null {
  const text = source.replace(/^\uFEFF/, '');
  const open: string[] = [];
  let rooted = false;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at);
    const words = text.slice(at, next === -1 ? text.length : next);
    if (open.length === 0 && words.trim() !== '') return SAYS.noSvg;
    if (open.at(-1) === 'style' && REACHES_OUT.test(decoded(words))) return SAYS.reachesOut('style');
    if (next === -1) break;
    TAG.lastIndex = next;
    const tag = TAG.exec(text);
    if (!tag) return SAYS.notPlain(lineOf(text, next));
    at = TAG.lastIndex;
    const [, ended, started, attributes = '', alone] = tag;
    if (ended !== undefined && open.pop() !== ended) return SAYS.notPlain(lineOf(text, next));
    if (started === undefined) continue;
    if (open.length === 0 && (rooted || started !== 'svg')) return SAYS.noSvg;
    const fault = elementFault(started, attributes, open.length === 0);
    if (fault) return fault;
    rooted = true;
    if (alone === '') open.push(started);
  }
  return rooted && open.length === 0 ? null : SAYS.noSvg;
}

function elementFault(name: string, attributes: string, root: boolean): Text | null {
  if (!ELEMENTS.has(name)) return SAYS.element(name);
  const values = new Map<string, string>();
  for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE))
    values.set(key, decoded(double ?? single ?? ''));
  if (root && values.get('xmlns') !== NAMESPACE) return SAYS.noSvg;
  if (root && !/^\s*-?[\d.]+[\s,]+-?[\d.]+[\s,]+[\d.]+[\s,]+[\d.]+\s*$/.test(values.get('viewBox') ?? ''))
    return SAYS.noViewBox;
  for (const [key, value] of values) {
    if (/^on/i.test(key) || key === 'xml:base' || (key === 'xmlns' && value !== NAMESPACE))
      return SAYS.attribute(key);
    const link = key === 'href' || key.endsWith(':href');
    if (link && !value.startsWith('#') && !(name === 'image' && EMBEDDED.test(value)))
      return SAYS.reachesOut(key);
    if (!link && !key.startsWith('xmlns') && REACHES_OUT.test(value)) return SAYS.reachesOut(key);
  }
  return null;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What a reader of the XML sees. An entity it does not know stands as it is: no document type, so no reader knows it. */
function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;
