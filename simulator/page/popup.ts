import { html, type ReactiveControllerHost } from 'lit';

/**
 * Shows an element in the top layer beside another: below it when there is room, else above, always within the window.
 * The element needs `popover="manual"`.
 */
export function showBeside(popup: HTMLElement, anchor: DOMRect, width?: number): void {
  if (!popup.matches(':popover-open')) popup.showPopover();
  const gap = 4;
  const margin = 8;
  if (width) popup.style.width = `${Math.min(width, innerWidth - 2 * margin)}px`;
  const below = innerHeight - anchor.bottom - gap - margin;
  const above = anchor.top - gap - margin;
  const downwards = below >= Math.min(popup.scrollHeight, 320) || below >= above;
  popup.style.maxHeight = `${Math.min(downwards ? below : above, 360)}px`;
  const { width: wide, height } = popup.getBoundingClientRect();
  popup.style.top = `${downwards ? anchor.bottom + gap : anchor.top - gap - height}px`;
  popup.style.left = `${Math.max(margin, Math.min(anchor.left, innerWidth - wide - margin))}px`;
}

/** Calls back at a press outside an element while it is open, and when the window changes its size. */
export function whenLeft(host: ReactiveControllerHost & HTMLElement, isOpen: () => boolean, leave: () => void): void {
  const press = (event: Event) => {
    if (isOpen() && !event.composedPath().includes(host)) leave();
  };
  const resize = () => {
    if (isOpen()) leave();
  };
  host.addController({
    hostConnected: () => {
      addEventListener('pointerdown', press, true);
      addEventListener('resize', resize);
    },
    hostDisconnected: () => {
      removeEventListener('pointerdown', press, true);
      removeEventListener('resize', resize);
    },
  });
}

/** Moves an index by a key of a list; gives nothing for other keys. */
export function moved(key: string, index: number, length: number): number | undefined {
  if (length === 0) return undefined;
  if (key === 'ArrowDown') return (index + 1) % length;
  if (key === 'ArrowUp') return (index - 1 + length) % length;
  if (key === 'PageDown') return Math.min(index + 8, length - 1);
  if (key === 'PageUp') return Math.max(index - 8, 0);
  return undefined;
}

/** A cross, for buttons that put something away. */
export const cross = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>`;
