/** The languages that people keep code of in notes: highlight.js's common ones, and some it leaves out. */
import { common } from 'lowlight';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import elixir from 'highlight.js/lib/languages/elixir';
import haskell from 'highlight.js/lib/languages/haskell';
import latex from 'highlight.js/lib/languages/latex';
import powershell from 'highlight.js/lib/languages/powershell';
import scala from 'highlight.js/lib/languages/scala';

export const codeLanguages = { ...common, dockerfile, elixir, haskell, latex, powershell, scala };
