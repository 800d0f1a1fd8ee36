/** Whether bytes are valid, without a text being made of them. */
export { isAscii, isUtf8 } from 'node:buffer';
/** Makes text of pieces that can end within a character. */
export { StringDecoder } from 'node:string_decoder';
