import type { Text } from './text.ts';

/** What the link says by itself while the hub cannot. Apart from the other sentences: those come with the hub's answers, and a page need not carry them. */
export const LINK_REFUSALS = {
  offline: {
    zh: '与主机的连接断了，这次操作没有发出。',
    en: 'The connection to the hub is lost; this was not sent.',
  },
  timeout: {
    zh: '主机没有及时回应，请看清状态后再试。',
    en: 'The hub did not answer in time; check the state before trying again.',
  },
} as const satisfies Record<string, Text>;
