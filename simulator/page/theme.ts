/** Dark or light: the system's choice until a person makes their own, which the browser keeps. */
export type Theme = 'dark' | 'light';

const key = 'ruche-theme';
const saved = (): Theme | undefined => (localStorage.getItem(key) as Theme | null) ?? undefined;

export const theme = (): Theme => saved() ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');

/** Applies what was chosen before. */
export function applyTheme(): void {
  const chosen = saved();
  if (chosen) document.documentElement.dataset.theme = chosen;
}

export function toggleTheme(): void {
  localStorage.setItem(key, theme() === 'dark' ? 'light' : 'dark');
  applyTheme();
}
