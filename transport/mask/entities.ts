/** Characters of ASCII that HTML and XML have names for. */
const ASCII = `quot " QUOT " amp & AMP & apos ' lt < LT < gt > GT > excl ! num # dollar $ percnt % lpar ( rpar )
ast * midast * plus + comma , period . sol / colon : semi ; equals = quest ? commat @ lsqb [ lbrack [
bsol \\ rsqb ] rbrack ] Hat ^ lowbar _ grave \` lcub { lbrace { verbar | vert | rcub } rbrace }`;

/** The names of U+00A0 to U+00FF, in their order: what PHP's `htmlentities` writes. */
const LATIN = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn
sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc
Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute
Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml
aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde
ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`;

const entities: ReadonlyMap<string, string> = new Map([
	['Tab', '\t'],
	['NewLine', '\n'],
	['euro', '€'],
	...Array.from(
		ASCII.matchAll(/(\b\w+) (\S)/gu),
		([, name = '', character = '']): [string, string] => [name, character],
	),
	...LATIN.split(/\s+/u).map((name, index): [string, string] => [
		name,
		String.fromCharCode(0xa0 + index),
	]),
]);

/** The character of a named reference of XML or HTML; undefined where the name is not known here. */
export function entityOf(name: string): string | undefined {
	return entities.get(name);
}
