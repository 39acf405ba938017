import { markdownLanguage } from '@codemirror/lang-markdown';
import type { MarkdownParser } from '@lezer/markdown';
import { describe, expect, it } from 'vitest';
import { noteSyntax } from './markdownSyntax.ts';

const parser = (markdownLanguage.parser as MarkdownParser).configure([...noteSyntax]);

function found(text: string, name: string): readonly string[] {
  const pieces: string[] = [];
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.name === name) pieces.push(text.slice(node.from, node.to));
    },
  });
  return pieces;
}

describe('the syntax of notes', () => {
  it('has links in brackets, with heading and alias, and embeds', () => {
    expect(found('[[a]] ![[b#c|d]] [[]] [[x\ny]] `[[no]]`', 'WikiLink')).toEqual(['[[a]]', '![[b#c|d]]']);
  });

  it('has tags that hold a letter and stand alone', () => {
    expect(found('#커피 (#a/b) x#no #1 #1a # no', 'Hashtag')).toEqual(['#커피', '#a/b', '#1a']);
  });

  it('has front matter at the very beginning', () => {
    expect(found('---\na: 1\ntags:\n  - b\n---\n# T\n', 'FrontMatter')).toEqual([
      '---\na: 1\ntags:\n  - b\n---',
    ]);
    expect(found('# T\n\n---\na: 1\n---\n', 'FrontMatter')).toEqual([]);
  });

  it('does not take the whole note for front matter that is never closed', () => {
    const text = '---\n\nJust a line above the text, which goes on.\n\n# T\n';
    expect(found(text, 'ATXHeading1')).toEqual(['# T']);
  });
});
