import type { ScreenRole } from '../../contract/commands.ts';
import type { Poster } from '../../contract/posters.ts';
import type { Source } from '../lines.ts';
import { commitments } from './commitments.ts';
import { figures } from './figures.ts';
import { noticesOfToday } from './notices.ts';
import { staffWall } from './staff.ts';

/** What a screen of this role shows beside calls and counters (D5); null when its role shows none of it. */
export function poster(source: Source, role: ScreenRole): Poster | null {
  switch (role) {
    case 'commitments':
      return { is: role, departments: commitments(source.state) };
    case 'staff':
      return { is: role, people: staffWall(source) };
    case 'notices':
      return { is: role, notices: noticesOfToday(source.state) };
    case 'figures':
      return { is: role, figures: figures(source.state) };
    default:
      return null;
  }
}
