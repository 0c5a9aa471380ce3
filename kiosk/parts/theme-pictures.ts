import baby from 'lucide-static/icons/baby.svg?raw';
import briefcase from 'lucide-static/icons/briefcase.svg?raw';
import building from 'lucide-static/icons/building-2.svg?raw';
import flask from 'lucide-static/icons/flask-conical.svg?raw';
import heart from 'lucide-static/icons/heart-handshake.svg?raw';
import house from 'lucide-static/icons/house.svg?raw';
import leaf from 'lucide-static/icons/leaf.svg?raw';
import receipt from 'lucide-static/icons/receipt.svg?raw';
import store from 'lucide-static/icons/store.svg?raw';
import wallet from 'lucide-static/icons/wallet.svg?raw';
import type { ThemeIcon } from '../../hub/contract/catalogue.ts';

/** The picture of each icon a theme may name; the import refuses any other. */
export const THEME_PICTURES: Readonly<Record<ThemeIcon, string>> = {
  baby,
  briefcase,
  building,
  flask,
  heart,
  house,
  leaf,
  receipt,
  store,
  wallet,
};
