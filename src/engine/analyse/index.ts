export { analyserVersion, createAnalyser } from './analyser.ts';
export { findTerms } from './findTerms.ts';
