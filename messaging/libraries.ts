/**
 * The pure libraries that `messaging/` uses, and nothing else. The build bundles them and has them
 * loaded when something of them is first used: most runs never need the world's numbering plans.
 */
export { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/max';
