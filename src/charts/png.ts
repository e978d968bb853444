import { createRequire } from 'node:module';
import type { Config, TopLevelSpec } from 'vega-lite';

const FONT = 'Atkinson Hyperlegible';
/** Phones have two or three dots where a page has one. */
const ZOOM = 2;

/** Light on any theme of Discord: the image brings its own background. */
const CONFIG: Config = {
  font: FONT,
  background: '#ffffff',
  padding: 16,
  view: { stroke: null },
  axis: { labelFontSize: 18, labelColor: '#1f1f1f', grid: false },
  text: { color: '#1f1f1f', fontSize: 18 },
};

/**
 * Draws a chart. What draws is loaded when the first chart is asked for: most lives of the bot need none.
 * @param chart as vega-lite describes one: https://vega.github.io/vega-lite/docs/spec.html
 * @returns a PNG
 */
export async function renderPng(chart: TopLevelSpec): Promise<Uint8Array> {
  // One after the other: side by side nothing is gained, and jest can't load modules that both share.
  const { compile } = await import('vega-lite');
  const { parse, View } = await import('vega');
  const { Resvg } = await import('@resvg/resvg-js');
  const { spec } = compile(chart, { config: CONFIG });
  const view = new View(parse(spec), { renderer: 'none' });
  try {
    const svg = await view.toSVG();
    return new Resvg(svg, {
      fitTo: { mode: 'zoom', value: ZOOM },
      font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: FONT },
    })
      .render()
      .asPng();
  } finally {
    view.finalize();
  }
}

function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  return [
    require.resolve('@expo-google-fonts/atkinson-hyperlegible/400Regular/AtkinsonHyperlegible_400Regular.ttf'),
    require.resolve('@expo-google-fonts/atkinson-hyperlegible/700Bold/AtkinsonHyperlegible_700Bold.ttf'),
  ];
}
