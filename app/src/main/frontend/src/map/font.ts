import latin from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import latinExt from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2?url';

/**
 * The page's own font under names that MapLibre 6.17 can use: it does not quote a family name, so one with a digit in it
 * is refused, and it reads the weight out of the name.
 */
export const REGULAR = 'Lykta Sans';
export const STRONG = 'Lykta Sans Semibold';

export async function loadMapFonts(): Promise<void> {
  const faces = [REGULAR, STRONG].flatMap((family) => [
    new FontFace(family, `url(${latin})`, { weight: '200 900' }),
    new FontFace(family, `url(${latinExt})`, { weight: '200 900', unicodeRange: 'U+0100-02BA,U+1E00-1EFF' }),
  ]);
  for (const face of faces) document.fonts.add(face);
  await Promise.all(faces.map((face) => face.load()));
}
