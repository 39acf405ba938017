export { createChat, type Chat } from './chat.ts';
