import { createContext, useContext } from 'react';
import type { Citation } from '../../../shared/domain/chat.ts';
import type { NoteId } from '../../../shared/domain/note.ts';
import { useTranslate } from '../../state/language.ts';
import { classes } from '../../ui/classes.ts';
import { PassageText } from '../passage/PassageText.tsx';
import type { Block, LaidSentence } from './answerLayout.ts';
import { CitationButton } from './CitationButton.tsx';
import { gluedSpans, type Glued } from './gluedSpans.ts';
import { useAreGone } from './useIsGone.ts';
import styles from './Chat.module.css';

interface AnswerBlocksProps {
  readonly blocks: readonly Block[];
  /** Empty while the answer is being written: numbers are then not yet to be trusted. */
  readonly citations: readonly Citation[];
  /** Each sentence stands in a note as it is, Markdown signs included. */
  readonly isQuoted?: boolean;
}

interface Evidence {
  readonly citations: readonly Citation[];
  readonly isQuoted: boolean;
}

const EvidenceContext = createContext<Evidence>({ citations: [], isQuoted: false });

export function AnswerBlocks({ blocks, citations, isQuoted = false }: AnswerBlocksProps) {
  return (
    <EvidenceContext.Provider value={{ citations, isQuoted }}>
      <div className={classes(styles.blocks, isQuoted && styles.quoted, 'selectable')}>
        {blocks.map((block, index) => (
          <div key={index} className={styles[block.kind]}>
            {block.marker && <span className={styles.marker}>{block.marker}</span>}
            <div>
              {block.sentences.map((sentence, place) => (
                <Sentence key={place} sentence={sentence} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </EvidenceContext.Provider>
  );
}

function Sentence({ sentence }: { readonly sentence: LaidSentence }) {
  const t = useTranslate();
  const { citations, isQuoted } = useContext(EvidenceContext);
  const isGone = useAreGone(isQuoted ? citedNotes(sentence, citations) : []);
  const shown = isGone ? sentence.spans.filter(({ kind }) => kind === 'citation') : sentence.spans;
  const words = gluedSpans(shown).map((span, index) => <SpanView key={index} span={span} />);
  if (isGone) {
    return (
      <>
        <span className={styles.unsupported}>{t('chat.note.gone')}</span> {words}{' '}
      </>
    );
  }
  if (sentence.isSupported) return <>{words} </>;
  return (
    <>
      <span className={styles.unsupported}>{words}</span>{' '}
      <span className={styles.unsupportedTag}>{t('chat.unsupported')}</span>{' '}
    </>
  );
}

/** Notes that a sentence was taken from. */
function citedNotes({ spans }: LaidSentence, citations: readonly Citation[]): readonly NoteId[] {
  const numbers = new Set(spans.flatMap((span) => (span.kind === 'citation' ? [span.number] : [])));
  return citations.filter(({ number }) => numbers.has(number)).map(({ noteId }) => noteId);
}

function SpanView({ span }: { readonly span: Glued }) {
  const { citations, isQuoted } = useContext(EvidenceContext);
  switch (span.kind) {
    case 'text':
      return isQuoted ? <QuotedText text={span.text} /> : span.text;
    case 'strong':
      return <strong className={styles.strong}>{span.text}</strong>;
    case 'code':
      return <code className={styles.code}>{span.text}</code>;
    case 'glued':
      return (
        <span className={styles.glued}>
          {span.spans.map((part, index) => (
            <SpanView key={index} span={part} />
          ))}
        </span>
      );
    case 'citation': {
      const citation = citations.find(({ number }) => number === span.number);
      return citation ? (
        <CitationButton citation={citation} />
      ) : (
        <sup className={styles.pending}>{span.number}</sup>
      );
    }
  }
}

/** Blanks at the ends belong to the words beside it. */
function QuotedText({ text }: { readonly text: string }) {
  return (
    <>
      {/^\s/.test(text) && ' '}
      <PassageText text={text} length={text.length} />
      {/\s$/.test(text) && ' '}
    </>
  );
}
