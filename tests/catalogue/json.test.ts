import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../hub/catalogue/json.ts';

function faultOf(text: string): string {
  const parsed = parseJson(text);
  if (parsed.ok) return 'fine';
  return `${parsed.fault.line}:${parsed.fault.column} ${parsed.fault.sentence.en}`;
}

describe('JSON with positions', () => {
  it('says where and what', () => {
    expect(faultOf('{"a": 1,\n "b": 2,\n}')).toBe('3:1 There is a comma after the last entry.');
    expect(faultOf('{"a": [1, 2')).toBe('1:12 The file ends here with brackets still open.');
    expect(faultOf('[1 2]')).toBe('1:4 A comma or “]” is missing here.');
    expect(faultOf("{'a': 1}")).toBe('1:2 A field name in double quotes is expected here.');
    expect(faultOf('{"a" 1}')).toBe('1:6 A colon is missing after the field name.');
    expect(faultOf('{"a": “好”}')).toBe('1:7 This is not a valid value.');
    expect(faultOf('["好]')).toBe(
      '1:2 This text lacks its closing quote or holds a character that must be escaped.',
    );
    expect(faultOf('[] []')).toBe('1:4 Something stands after the end.');
    expect(faultOf('')).toBe('1:1 The file ends here with brackets still open.');
  });

  it('does not let the second of two equal keys win silently', () => {
    expect(faultOf('{\n "to": 1,\n "to": 2}')).toBe('3:2 The field “to” is there twice.');
  });

  it('agrees with JSON.parse on whatever it is given', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '{', '\\', '\u0001', '.', 'e'))
      .map(([json, at, put]) => {
        const cut = at % (json.length + 1);
        return json.slice(0, cut) + put + json.slice(cut + 1);
      });
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        let value: unknown;
        let valid = true;
        try {
          value = JSON.parse(text);
        } catch {
          valid = false;
        }
        const parsed = parseJson(text);
        if (!parsed.ok && parsed.fault.sentence.en.includes('twice')) return;
        expect(parsed.ok).toBe(valid);
        if (parsed.ok) expect(parsed.value).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });
});
