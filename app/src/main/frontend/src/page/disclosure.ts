/** Lets panels that hang from a summary close when the reader goes elsewhere, and dialogs open from their buttons. */
const PANELS = 'details.filter-box[open], details.filter-menu[open], details.page-account[open]';

export function startDisclosure(): void {
  document.addEventListener('pointerdown', (event) => closePanels(event.target as Node));
  document.addEventListener('focusin', (event) => closePanels(event.target as Node));
  document.addEventListener('click', (event) => {
    const opener = (event.target as Element).closest<HTMLElement>('[data-opens]');
    if (opener?.dataset['opens']) dialog(opener.dataset['opens'])?.showModal();
  });
  showHelpButton();
}

/** Closes the open panel and returns whether there was one. */
export function closeOpenPanel(): boolean {
  const open = document.querySelector<HTMLDetailsElement>(PANELS);
  if (!open) return false;
  open.open = false;
  open.querySelector('summary')?.focus();
  return true;
}

export function dialog(id: string): HTMLDialogElement | null {
  const found = document.getElementById(id);
  return found instanceof HTMLDialogElement ? found : null;
}

function closePanels(target: Node): void {
  for (const open of document.querySelectorAll<HTMLDetailsElement>(PANELS)) {
    if (!open.contains(target)) open.open = false;
  }
}

function showHelpButton(): void {
  for (const opener of document.querySelectorAll<HTMLElement>('[data-opens]')) {
    opener.hidden = dialog(opener.dataset['opens'] ?? '') === null;
  }
}
