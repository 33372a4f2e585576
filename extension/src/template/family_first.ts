import { plain, words } from './name_words';

/**
 * Whether of these words of a name, spelled in Latin letters, the first may be the family’s: “Nguyen Van An”, “Wang Wei”,
 * “Yamada Taro”, “Kovács Anna”; or is no name of its own, as in “Ni Made Ayu”. Nobody can tell from the name alone.
 */
export function familyMayBeFirst(written: readonly string[]): boolean {
  const [first = '', ...rest] = written.map(plain);
  if (GIVEN.has(first)) return false;
  if (FAMILIES.has(first) || JAPANESE_FAMILY.test(first)) return true;
  if (rest.length === 1 && HUNGARIAN_GIVEN.has(rest[0] ?? '')) return true;
  if (rest.length > 1 && [first, ...rest].every(word => SYLLABLE.test(word))) return true;
  if (rest.length > 0 && isHyphened(written.at(-1) ?? '')) return true;
  return PINYIN.test(first) && !(GIVEN_TOO.has(first) && rest.some(word => !PINYINS.test(word)));
}

/** “Min-ho”, “Ing-wen”: so one writes given names of two syllables. */
const isHyphened = (word: string): boolean => /^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(word);

/** A syllable as pinyin spells it; any of them may be a Chinese family’s name. */
const SYLLABLES =
  '(?:er|(?:[zcs]h?|[bpmfdtnlgkhryw])?(?:a(?:i|o|ng?)?|eng?|ei?|ong|ou?|u(?:a(?:i|ng?)?|i|n|o)?|i(?:e|u|ao?|an|ang|ng?)?)|[jqxln](?:i(?:a(?:o|ng?)?|e|u|ng?|ong)?|u(?:e|an?|n)?))';
const PINYIN = new RegExp(`^${SYLLABLES}$`);
const PINYINS = new RegExp(`^${SYLLABLES}{1,3}$`);

/** A syllable as any of China’s, Korea’s and Vietnam’s spellings have it: “Goh Chok Tong”, “Trinh Thi Mai”. */
const SYLLABLE =
  /^(?:ngh?|[bcdghjklmnpqrstvwxyz]|[zcsktpgh]h|tr|ts|hs|[gqk]w)?[yw]?[aeiou]{1,3}y?(?:ng|nh|ch|[mnpktcwh])?$/;

/** Spelled like a syllable of pinyin, and no family’s. */
const GIVEN = words('ben dan ken ian juan kai mia pia ria nia tia can sai gun sian len sue jan ali');
/** A family’s only among Chinese names: “Bo Xilai”, but “Bo Nilsson”. */
const GIVEN_TOO = words('bo rui lou mo luan mai an');
const JAPANESE_FAMILY =
  /^.+(?:moto|mura|yama|kawa|gawa|wara|hara|saki|zaki|shima|jima|uchi|guchi|shita|matsu|oka|bayashi|zawa|sawa|numa|tani|hashi|zuka|tsuka|mori|hata|fuji)$/;
/** Behind another name, it is the given one: “Orbán Viktor”. */
const HUNGARIAN_GIVEN = words(
  'laszlo istvan ferenc gyorgy zoltan gabor sandor attila tamas imre bela jozsef janos miklos jeno karoly zsolt balazs csaba erzsebet ilona katalin ildiko zsuzsanna zsuzsa agnes judit eszter reka viktor',
);

const FAMILIES = words(
  `ouyang sima zhuge shangguan situ nemes mori hara oka tani hata nguyen tran pham hoang huynh phan vu vo ngo duong ly cheung lau lam ng leung chow kim park choi jung jeong yoon jang lim oh seo kwon hwang ahn yoo moon
   bae baek heo nam sato suzuki tanaka watanabe ito kato yoshida yamada inoue hayashi shimizu abe ikeda maeda fujita goto okada murakami kondo ishii saito
   endo aoki fujii fukuda ota miura matsuda nakano harada ono kaneko wada ishida ueda morita shibata sakai kudo uchida takagi ando nagy kovacs toth szabo
   horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz meszaros olah racz fekete szilagyi torok feher gal szucs kocsis pinter fodor szalai
   sipos magyar gulyas biro katona lee tsai hsu hsieh hsiao hsiung hsueh tseng tsang tsao tsui tsoi tse chien chung low liew loh loo loke leong look lien
   liou shih yeh yip kwok kwan kwong mak mok ngai ngan poon szeto sit suen sze tam yam yau yeung yick yuen yung luk lok loong fok fung foo foong ip kam
   lum goh yeoh yeo ooi khoo khor koh kok chuah chew hoe kee kho kuek quek kwek law leow neo oei png seah see seet seow sim soh soon tay teh teo teoh tham
   thong toh wee woon yap yeap yee yew rhee ryu ryoo son sohn seong sung shim chae cheon jeon joo noh roh roe gwak kwak um eom byun byeon pyo woo ham hyun
   huh won choo tak gil koo goo ok yeom namkoong namgung hwangbo maeng lyu rim pak paek sok choe cheong jong jo dinh trinh luong ton thai quach chau doan
   luu kieu nghiem phung thach ung uong vuong vi trieu bach truong anh diep khuc lac ninh quang kuroda honda toyoda kubota kubo sugita tsuda iida asada
   hirata kuroki nishida yasuda hamada hirano kono konno sano miyake arai araki nagai hirai doi sakurai kawai imai iwata asano uno ueno konishi onishi
   chiba nakata nagata kitano mizuno yano hino okano hoshino minami honma koike machida tsuchiya matsui oda ohno hattori tachibana igarashi inaba hotta
   kanda shinoda yokota toda sekine okuda adachi izumi kishi nakai oe orban puskas kadar bartok kodaly liszt petofi vincze boros veres hegedus vegh pap
   illes somogyi lukacs lakatos bodnar halasz hajdu kozma pasztor bognar szekely deak barta dudas kerekes csonka erdos soros mohd md muhd moh muh mohamad
   nur nurul noor syed sheikh shaikh`,
);
