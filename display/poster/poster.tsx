import type { Poster } from '../../hub/contract/posters.ts';
import { Commitments } from './commitments.tsx';
import { Figures } from './figures.tsx';
import type { PosterProps } from './frame.tsx';
import { Notices } from './notices.tsx';
import { StaffWall } from './staff.tsx';

/** A screen without calls (D5). */
export function PosterScreen({ poster, ...shared }: PosterProps & { poster: Poster }) {
  switch (poster.is) {
    case 'commitments':
      return <Commitments {...shared} departments={poster.departments} />;
    case 'staff':
      return <StaffWall {...shared} people={poster.people} />;
    case 'notices':
      return <Notices {...shared} notices={poster.notices} />;
    case 'figures':
      return <Figures {...shared} figures={poster.figures} />;
  }
}
