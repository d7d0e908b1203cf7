/** Lets the theme change at once, and stores the choice by the same form that serves browsers without JavaScript. */
export function startPreferences(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)) return;
    if (button.name !== 'theme') return;
    event.preventDefault();
    const theme = opposite();
    document.documentElement.dataset['theme'] = theme;
    button.value = opposite();
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    body.set('theme', theme);
    void fetch(form.action, { method: 'POST', body, redirect: 'manual' });
    document.dispatchEvent(new CustomEvent('lykta:theme'));
  });
}

/** The other theme than the one seen, whether the cookie or the browser chose that. */
function opposite(): string {
  const chosen = document.documentElement.dataset['theme'];
  const dark = chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  return dark ? 'light' : 'dark';
}
