/** Mermaid's door: text to SVG, in the colours of the theme. Its code is loaded with the first diagram. */
import { diagramColours } from './diagramColours.ts';
import type { Theme } from './useTheme.ts';
import styles from './Diagram.module.css';

export type DrawnDiagram =
  | { readonly svg: string; readonly reason?: undefined }
  | { readonly svg?: undefined; readonly reason: string };

/** Drawn diagrams that are kept: going back to a note shows them at once. */
const keptCount = 40;

const kept = new Map<string, DrawnDiagram>();
let lastId = 0;
let queue: Promise<unknown> = Promise.resolve();

/** One at a time: Mermaid draws in the page to measure. */
export function drawDiagram(source: string, theme: Theme): Promise<DrawnDiagram> {
  const key = `${theme}\n${source}`;
  const drawing = queue.then(async () => {
    const known = kept.get(key) ?? (await draw(source));
    kept.delete(key);
    kept.set(key, known);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptCount) break;
      kept.delete(oldest);
    }
    return known;
  });
  queue = drawing;
  return drawing;
}

async function draw(source: string): Promise<DrawnDiagram> {
  const stage = document.createElement('div');
  stage.className = styles.stage;
  document.body.append(stage);
  const stopStyling = applyStyles(stage);
  try {
    const { default: mermaid } = await import('mermaid');
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      suppressErrorRendering: true,
      htmlLabels: false,
      flowchart: { htmlLabels: false, useMaxWidth: true },
      theme: 'base',
      fontFamily: token('--font-sans'),
      fontSize: 14,
      themeVariables: diagramColours(token),
    });
    const { svg } = await mermaid.render(`diagram-${++lastId}`, source, stage);
    return { svg };
  } catch (error) {
    return {
      reason: String(error instanceof Error ? error.message : error)
        .split('\n')[0]
        .replace(/:$/, ''),
    };
  } finally {
    stopStyling();
    stage.remove();
  }
}

/**
 * The page's policy does not apply the `<style>` by which Mermaid's letters get their size, and logs it. So
 * that it measures what will be shown, its rules (each begins with the diagram's id) are applied another way.
 */
function applyStyles(stage: HTMLElement): () => void {
  let own: readonly CSSStyleSheet[] = [];
  const others = () => document.adoptedStyleSheets.filter((sheet) => !own.includes(sheet));
  const observer = new MutationObserver(() => {
    const rest = others();
    own = [...stage.querySelectorAll('style')].map((style) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style.textContent);
      return sheet;
    });
    document.adoptedStyleSheets = [...rest, ...own];
  });
  observer.observe(stage, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    document.adoptedStyleSheets = others();
  };
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
