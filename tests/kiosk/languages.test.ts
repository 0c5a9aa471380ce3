import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { FURTHER } from '../../hub/contract/languages/index.ts';
import { refusal } from '../../hub/contract/refusals.ts';
import { FURTHER_LANGUAGES, hallLanguage } from '../../hub/contract/spoken.ts';
import { phoneWord } from '../../hub/http/phone-words.ts';
import { language } from '../../hub/web/messages.ts';
import { type FurtherWords, turnWordsTo } from '../../kiosk/languages/further.ts';
import { t as item } from '../../kiosk/words/item.ts';
import { t as start } from '../../kiosk/words/start.ts';
import { caseState, further, refused } from '../../kiosk/words/words.ts';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

afterEach(() => {
  turnWordsTo('zh');
  language.value = 'zh';
});

describe('K4 a further language', () => {
  test('K4 is one file, with every word and every place for a figure', async () => {
    const files = readdirSync(join(import.meta.dirname, '../../hub/contract/languages')).sort();
    expect(files).toEqual(['index.ts', 'pack.ts', ...FURTHER_LANGUAGES.map((code) => `${code}.ts`)]);
    const wrong: string[] = [];
    language.value = 'en';
    for (const [area, words] of Object.entries(FURTHER.ru.kiosk as FurtherWords)) {
      const { t } = await import(`../../kiosk/words/${area}.ts`);
      for (const [key, message] of Object.entries(words)) {
        const forms = typeof message === 'string' ? [message] : Object.values(message);
        const wanted = holes(t(key));
        for (const form of forms)
          if (JSON.stringify(holes(form)) !== JSON.stringify(wanted)) wrong.push(`${area}.${key}: ${form}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('K4 what the hub refuses a visitor is said in Russian, what staff alone meet in English', async () => {
    turnWordsTo('ru');
    await expect.poll(() => further.value?.locale).toBe('ru');
    language.value = 'en';
    expect(refused(refusal('queue-closed'))).toBe('Сейчас номера не выдаются. Посмотрите часы приёма.');
    expect(refused(refusal('not-your-case'))).toBe(refusal('not-your-case').message.en);
    expect(caseState('to-deliver', { zh: '', en: '' })).toBe('Готово, приходите получить');
    turnWordsTo('en');
    expect(refused(refusal('queue-closed'))).toBe(refusal('queue-closed').message.en);
  });

  test('K4 every word of the phone pages stands in it, with every place for a figure', () => {
    const wrong = Object.entries(FURTHER.ru.phone).filter(
      ([key, words]) =>
        JSON.stringify(holes(words)) !== JSON.stringify(holes(phoneWord(key as 'yours', 'en'))),
    );
    expect(wrong).toEqual([]);
    expect(phoneWord('ahead', 'ru', { n: 3 })).toBe('Перед вами: 3.');
  });

  test('K4 Russian counts in its three forms', async () => {
    turnWordsTo('ru');
    await expect.poll(() => further.value?.locale).toBe('ru');
    expect(start('departmentsHelp', { n: 1 })).toBe('1 ведомство');
    expect(start('departmentsHelp', { n: 3 })).toBe('3 ведомства');
    expect(start('departmentsHelp', { n: 11 })).toBe('11 ведомств');
    expect(item('days', { n: 22 })).toBe('22 рабочих дня');
  });

  test('K4 the hall’s own texts fall back to English; the next visitor finds Chinese', async () => {
    expect(hallLanguage('ru')).toBe('en');
    turnWordsTo('ru');
    await expect.poll(() => further.value?.locale).toBe('ru');
    turnWordsTo('zh');
    expect(start('search')).toBe('搜索事项');
    // Chosen and left before its file came: it does not come back.
    turnWordsTo('ru');
    turnWordsTo('en');
    await Promise.resolve();
    expect(further.value).toBeNull();
  });
});
