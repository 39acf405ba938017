/**
 * Puts an SVG with its own styles into the page. The page's policy allows no `<style>` and no `style`
 * attributes; what a script sets through the style objects it allows, and a shadow root keeps
 * the diagram's rules from the rest of the page. Links in a diagram lead nowhere: they would navigate the window.
 */
export function putDiagram(host: HTMLElement, svg: string): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const parsed = new DOMParser().parseFromString(svg.replaceAll(' style="', ' data-style="'), 'text/html');
  const drawing = parsed.body.querySelector('svg');
  if (!drawing) return;
  const rules = [...drawing.querySelectorAll('style')].map((style) => {
    style.remove();
    return style.textContent;
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{display:block}svg{display:block;margin:0 auto;height:auto}${rules.join('\n')}`);
  for (const link of drawing.querySelectorAll('a'))
    for (const name of ['href', 'xlink:href']) link.removeAttribute(name);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(document.adoptNode(drawing));
  for (const styled of root.querySelectorAll<SVGElement>('[data-style]')) {
    styled.style.cssText = styled.dataset.style ?? '';
    styled.removeAttribute('data-style');
  }
}
