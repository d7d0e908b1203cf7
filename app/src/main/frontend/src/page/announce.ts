/** Says it to a screen reader. */
export function announce(text: string): void {
  const voice = document.querySelector<HTMLElement>('[data-announce]');
  if (voice) voice.textContent = text;
}
