export { createSearch, wordsToAsk, type Search } from './search.ts';
