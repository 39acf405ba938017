export { analyserVersion, createAnalyser, type Analyser } from './analyser.ts';
export { findTerms } from './findTerms.ts';
