/** Narrows the list to the rows whose words hold what is typed. Shown only where scripts run, since it needs them. */
export function searchList(root: ParentNode): void {
  const field = root.querySelector<HTMLInputElement>('#ranking-search');
  const list = field?.closest('.block')?.querySelector<HTMLElement>('[data-list]');
  if (!field || !list || field.dataset['started']) return;
  field.dataset['started'] = 'yes';
  field.hidden = false;
  field.addEventListener('input', () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    let shown = 0;
    for (const row of list.querySelectorAll<HTMLElement>('tr')) {
      row.hidden = !(row.textContent ?? '').toLocaleLowerCase().includes(wanted);
      if (!row.hidden) shown++;
    }
    const none = field.closest('.block')?.querySelector<HTMLElement>('.ranking-none');
    if (none) none.hidden = shown > 0;
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') list.querySelector<HTMLElement>('tr:not([hidden]) a')?.focus();
  });
}
