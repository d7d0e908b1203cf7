import { fill } from '../map/state';

/** The small note beside the pointer: the count and what was expected. The same figures stand in the table. */
export class Tip {
  private static readonly known = new WeakMap<Element, Tip>();
  private readonly note = document.createElement('div');

  private constructor(private readonly figure: Element) {
    this.note.className = 'map-tip';
    this.note.hidden = true;
    this.note.setAttribute('aria-hidden', 'true');
    figure.append(this.note);
  }

  static of(figure: Element | null): Tip | null {
    if (!figure) return null;
    const tip = Tip.known.get(figure) ?? new Tip(figure);
    Tip.known.set(figure, tip);
    return tip;
  }

  show(feature: Record<string, unknown> | null, x: number, y: number): void {
    this.note.hidden = feature === null;
    if (!feature) return;
    const words = this.figure.querySelector<HTMLElement>('.map-canvas')?.dataset ?? {};
    const name = document.createElement('b');
    name.textContent = [feature['name'], fill(words['count'], String(feature['count']))].filter(Boolean).join(': ');
    const rest = document.createElement('small');
    rest.textContent = this.rest(feature, words);
    this.note.replaceChildren(name, rest);
    const flip = x > this.figure.clientWidth - 190;
    this.note.style.transform = `translate(${x + (flip ? -12 : 12)}px, ${y + 12}px)${flip ? ' translateX(-100%)' : ''}`;
  }

  private rest(feature: Record<string, unknown>, words: DOMStringMap): string {
    const verdict = feature['verdict'];
    if (feature['flag'] === 3 || verdict === 'no-coverage') return words['uncovered'] ?? '';
    if (feature['flag'] === 2 || verdict === 'too-few') return words['few'] ?? '';
    const expected = fill(words['expected'], String(feature['low']), String(feature['high']));
    const higher = feature['flag'] === 1 || verdict === 'higher' ? [words['higher']] : [];
    const lastYear = this.figure.parentElement?.querySelector<HTMLElement>('.map-state')?.dataset['view'] === 'lastyear';
    const before = lastYear ? [fill(words['lastYear'], String(feature['before']))] : [];
    return [expected, ...before, ...higher].join(' · ');
  }
}
