import type { ChildNode, Element } from 'domhandler';

const SUPERSCRIPT = /\b(oj-super|superscript)\b/;
/** Marks of versions in consolidated texts (`▼M1`), and what is shown elsewhere. */
const DROPPED = /\b(modref|arrow|oj-ti-art|title-article-norm|eli-title|stitle-article-norm)\b/;
const INLINE = new Set(['span', 'a', 'i', 'b', 'em', 'strong', 'sup', 'sub', 'u']);
const INDENT = '  ';

/**
 * The text of a part of a EUR-Lex page as lines: a point of a list stands on a line of its own, `  (a) …`, two spaces
 * further in for each list that it is within. Exponents are `10^25`, calls of notes `[7]`.
 */
export function textOf(nodes: readonly ChildNode[]): string {
  const writer = new Writer();
  for (const node of nodes) writer.write(node, 0);
  return writer.text();
}

/** Whether an element has a class. */
export function hasClass(node: ChildNode, pattern: RegExp): boolean {
  return isElement(node) && pattern.test(node.attribs.class ?? '');
}

export function isElement(node: ChildNode): node is Element {
  return node.type === 'tag';
}

class Writer {
  private readonly lines: string[] = [];
  private line = '';
  private depth = 0;

  text(): string {
    this.end();
    return this.lines.join('\n');
  }

  write(node: ChildNode, depth: number): void {
    if (node.type === 'text') {
      this.add(node.data, depth);
      return;
    }
    if (!isElement(node) || hasClass(node, DROPPED)) return;
    if (node.name === 'table') this.rows(node, depth);
    else if (hasClass(node, /\bgrid-container\b/)) this.point(node.children.filter(isElement), depth);
    else if (hasClass(node, SUPERSCRIPT) || node.name === 'sup') this.raised(node, depth);
    else if (isNoteCall(node)) this.add(`[${plain(node).replace(/[()\s]/g, '')}]`, depth);
    else if (INLINE.has(node.name) || hasClass(node, /\binline-element\b/)) this.children(node, depth);
    else if (/^(script|style|head|img|col|colgroup)$/.test(node.name)) return;
    else this.block(node, depth);
  }

  private children(node: Element, depth: number): void {
    for (const child of node.children) this.write(child, depth);
  }

  private block(node: Element, depth: number): void {
    this.end();
    this.children(node, depth);
    this.end();
  }

  private rows(table: Element, depth: number): void {
    for (const row of descendants(table, 'tr')) {
      const cells = row.children.filter((cell) => isElement(cell) && /^t[dh]$/.test(cell.name)) as Element[];
      this.point(
        cells.filter((cell) => plain(cell).trim() !== ''),
        depth,
      );
    }
  }

  /** A label and what it labels, or a cell that stands alone. */
  private point(cells: readonly Element[], depth: number): void {
    const [label, ...others] = cells;
    if (!label) return;
    if (others.length === 0) {
      this.block(label, depth);
      return;
    }
    this.end();
    this.add(`${plain(label).trim()} `, depth + 1);
    for (const [i, cell] of others.entries()) {
      // What comes first goes on in the line of its label.
      this.inFirstLine(cell, depth + 1);
      if (i < others.length - 1) this.add(' ', depth + 1);
    }
    this.end();
  }

  private inFirstLine(cell: Element, depth: number): void {
    let isFirst = true;
    for (const child of cell.children) {
      if (
        isElement(child) &&
        isFirst &&
        !hasClass(child, DROPPED) &&
        /^(p|div|span)$/.test(child.name) &&
        plain(child).trim() !== ''
      ) {
        isFirst = false;
        this.children(child, depth);
        if (child.name !== 'span') this.end();
      } else this.write(child, depth);
    }
  }

  /** `10<sup>25</sup>` is a power, `n<sup>o</sup>` a way of writing. */
  private raised(node: Element, depth: number): void {
    const raised = plain(node).trim();
    if (/^\d+$/.test(raised) && /\d$/.test(this.line)) this.add(`^${raised}`, depth);
    else this.add(raised === 'o' && /n$/i.test(this.line) ? 'ᵒ' : raised, depth);
  }

  private add(text: string, depth: number): void {
    const words = text.replace(/[\t\n\r ]+/g, ' ');
    if (this.line === '') this.depth = depth;
    this.line += this.line === '' ? words.trimStart() : words;
  }

  private end(): void {
    const line = this.line.replace(/[\s\u00a0]{2,}/g, ' ').trim();
    if (line !== '') this.lines.push(INDENT.repeat(this.depth) + line);
    this.line = '';
  }
}

/** A link to a note at the foot of the page: `ntc7-…` in the Official Journal, `src.E0001` in consolidated texts. */
function isNoteCall({ name, attribs }: Element): boolean {
  return name === 'a' && /^(ntc|src\.E)/.test(attribs.id ?? '');
}

/** The characters of a node, with nothing made of them. */
export function plain(node: ChildNode): string {
  if (node.type === 'text') return node.data;
  return 'children' in node ? node.children.map(plain).join('') : '';
}

/** The nearest elements of a name within: not those that lie within another table. */
function descendants(node: Element, name: string): Element[] {
  return node.children.filter(isElement).flatMap((child) => {
    if (child.name === name) return [child];
    return child.name === 'table' ? [] : descendants(child, name);
  });
}
