/**
 * Every third-party library that is shipped, and nothing else. The build bundles this one file in
 * place, because an installed community node has no dependencies of its own to load.
 */
export { CsvError, parse as parseCsv } from 'csv-parse/sync';
export { default as XMLBuilder } from 'fast-xml-builder';
export { XMLParser, XMLValidator } from 'fast-xml-parser';
export { default as FormData } from 'form-data';
export { encode as encodeCharset } from 'iconv-lite';
export { LRUCache } from 'lru-cache';
export { DateTime } from 'luxon';
export { filetypeinfo } from 'magic-bytes.js';
export { Agent, buildConnector, Client, Pool } from 'undici';
export type { Dispatcher } from 'undici';
export { v5 as uuidV5 } from 'uuid';
