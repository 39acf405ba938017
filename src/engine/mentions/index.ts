export { findMentions } from './findMentions.ts';
export { createLinkIndex, type LinkIndex } from './linkIndex.ts';
