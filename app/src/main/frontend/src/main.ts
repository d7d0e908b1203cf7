import { startPreferences } from './page/preferences';

// The icon is named in the layout, so the build must give it a hashed file too.
export const icon = new URL('./page/lantern.svg', import.meta.url).href;

startPreferences();
