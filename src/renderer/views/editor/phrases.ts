import type { Translate } from '../../../shared/messages/index.ts';

/** The editor's own words (finding and replacing) in the language of the window. */
export function phrases(t: Translate): Readonly<Record<string, string>> {
  return {
    Find: t('writing.find'),
    Replace: t('writing.find.replaceWith'),
    next: t('writing.find.next'),
    previous: t('writing.find.previous'),
    all: t('writing.find.all'),
    'match case': t('writing.find.case'),
    regexp: t('writing.find.regexp'),
    'by word': t('writing.find.word'),
    replace: t('writing.find.replace'),
    'replace all': t('writing.find.replaceAll'),
    close: t('writing.find.close'),
    'current match': t('writing.find.current'),
    'on line': t('writing.find.onLine'),
    'replaced match on line $': t('writing.find.replaced'),
    'replaced $ matches': t('writing.find.replacedAll'),
    Completions: t('writing.completions'),
  };
}
