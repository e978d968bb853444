import type { ReactiveControllerHost } from 'lit';

/** Dark or light: the system's choice until a person makes their own, which the browser keeps. */
export type Theme = 'dark' | 'light';

const key = 'ruche-theme';
const saved = (): Theme | undefined => (localStorage.getItem(key) as Theme | null) ?? undefined;

const system = matchMedia('(prefers-color-scheme: light)');

export const theme = (): Theme => saved() ?? (system.matches ? 'light' : 'dark');

/** Makes an element render again when the system changes its colours. */
export function followTheme(host: ReactiveControllerHost): void {
  const render = () => host.requestUpdate();
  host.addController({
    hostConnected: () => system.addEventListener('change', render),
    hostDisconnected: () => system.removeEventListener('change', render),
  });
}

/** Applies what was chosen before. */
export function applyTheme(): void {
  const chosen = saved();
  if (chosen) document.documentElement.dataset.theme = chosen;
}

export function toggleTheme(): void {
  localStorage.setItem(key, theme() === 'dark' ? 'light' : 'dark');
  applyTheme();
}
