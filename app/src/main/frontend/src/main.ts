import htmx from 'htmx.org';
import { startDisclosure } from './page/disclosure';
import { startKeys } from './page/keys';
import { startPreferences } from './page/preferences';
import { startSwaps } from './page/swaps';
import { startPoint } from './observe/point';
import { startPicture } from './picture/picture';
import { startPlace } from './place/place';

// The icon is named in the layout, so the build must give it a hashed file too.
export const icon = new URL('./page/lantern.svg', import.meta.url).href;

startPreferences();
startDisclosure();
startKeys();
startSwaps(htmx);
startPicture(htmx);
startPlace();
startPoint();
