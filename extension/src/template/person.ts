import type { Person } from './context';

/** Titles and endings that belong to a name without being one. */
const TITLES = new Set(
  'mr mrs ms miss mx dr prof professor sir madam herr frau hr fr m mme mlle sr sra srta dott ing ir drs bpk bapak ibu'.split(
    ' ',
  ),
);
const ENDINGS = new Set('jr sr ii iii iv phd md mba esq bsc msc ma ba'.split(' '));
/** Words that begin a family name: “Ludwig van Beethoven”, “María de la Cruz”. */
const PARTICLES = new Set(
  'van von der den de del della di da dos das du la le el al bin binti ibn ter ten zu zur y'.split(' '),
);
/** Addresses that belong to a desk, and words that make a name a company’s or a team’s. */
const DESKS = new Set(
  'info support help helpdesk service sales contact hello hi hey mail office admin noreply no-reply donotreply team billing orders order shop store customer customers care account accounts news newsletter notifications notification postmaster webmaster enquiries feedback marketing returns invoice invoices jobs hr press security kundenservice kontakt cs'.split(
    ' ',
  ),
);
const COMPANY =
  /\b(inc|ltd|llc|llp|gmbh|ag|corp|co|company|team|support|service|services|shop|store|sales|group|pt|cv|bv|nv|oy|ab|sarl|sas|limited|department|dept|customer|newsletter|notifications?|bot)\b|公司|客服|团队|商城|旗舰店|官方/i;
const CHINESE = /^\p{Script=Han}{2,4}$/u;
const SURNAMES = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛阎闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺',
);
/**
 * Where a Latin spelling begins like this, the family name may stand first: “Nguyen Van An”, “Wang Wei”, “Kim Min-jun”.
 * Nobody can tell from the name alone.
 */
const FAMILY_MAY_BE_FIRST = new Set(
  'nguyen nguyễn tran trần pham phạm hoang hoàng huynh huỳnh vu vũ vo võ dang đặng bui bùi do đỗ ngo ngô duong dương wang li zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo he lin gao luo zheng liang xie tang feng deng cao peng zeng xiao tian dong pan cai jiang yu du ye cheng wei lu ding shen ren yao kim park choi jung kang yoon jang lim han seo shin kwon hwang ahn song'.split(
    ' ',
  ),
);
const DOUBLE_SURNAMES = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 歐陽 諸葛 東方 尉遲 公孫 夏侯'.split(' '),
);

/**
 * A person out of what a mail client shows. What is certain is filled in, what is not stays away: a wrong
 * first name is worse than none.
 */
export function personFrom(display: string, email?: string): Person {
  const { name, address } = apart(display, email);
  const person: Person = {};
  if (address) person.email = address;

  const shown = withoutNotes(name);
  if (shown === '' || shown.includes('@')) return { ...namesFromAddress(address), ...person };

  person.name = shown;
  if (COMPANY.test(shown) || /\d/.test(shown)) return person;
  return { ...person, ...namesFrom(shown) };
}

/** Nobody is called longer; UTF-16 code units. */
const LONGEST_NAME = 300;

function apart(display: string, email?: string): { name: string; address: string } {
  const text = display
    .slice(0, LONGEST_NAME)
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  const bracketed = /^(.*?)\s*<\s*([^<>\s]+@[^<>\s]+)\s*>\s*$/s.exec(text);
  const name =
    (bracketed ? bracketed[1] : text)
      ?.trim()
      .replace(/^["'“”]+|["'“”]+$/g, '')
      .trim() ?? '';
  const address = (email || bracketed?.[2] || (isAddress(text) ? text : '')).trim().toLowerCase();
  return { name, address: isAddress(address) ? address : '' };
}

function isAddress(text: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text);
}

/** Without “(via Shop)”, “[External]”, “via Google Groups”. */
function withoutNotes(name: string): string {
  return name
    .replace(/\s*[([（【][^)\]）】]*[)\]）】]\s*/g, ' ')
    .replace(/\s+via\s+.*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function namesFrom(shown: string): Person {
  if (CHINESE.test(shown)) return chineseNames(shown);

  const [before = '', behind, more] = shown.split(/\s*,\s*/);
  if (more !== undefined) return {};
  if (behind !== undefined && !ENDINGS.has(bare(behind))) return turnedNames(before, behind);
  return westernNames(before);
}

/** Family name first; a Japanese name of three or four characters has no Chinese family name before it. */
function chineseNames(shown: string): Person {
  const double = shown.length > 2 && DOUBLE_SURNAMES.has(shown.slice(0, 2));
  const length = double ? 2 : 1;
  if (!double && !SURNAMES.has(shown.charAt(0))) return {};
  if (shown.length - length > 2) return {};
  return { first_name: shown.slice(length), last_name: shown.slice(0, length) };
}

/** “Lovelace, Ada”. */
function turnedNames(family: string, given: string): Person {
  const givenWords = wordsOf(given);
  const familyWords = wordsOf(family);
  if (givenWords.length === 0 || familyWords.length === 0) return {};
  return { ...firstOf(givenWords), last_name: familyWords.map(lastAsWritten).join(' ') };
}

/** “Ada Lovelace”, “Dr. María-José Ñuñez Pérez”. */
function westernNames(shown: string): Person {
  const words = wordsOf(shown);
  const [first] = words;
  if (first === undefined || !isName(first)) return {};
  if (words.length === 1)
    return /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(first) ? firstOf(words) : {};
  const turned = familyInCapitals(words);
  if (turned) return turned;
  if (FAMILY_MAY_BE_FIRST.has(bare(first))) return {};
  if (!words.every(word => isName(word) || isInitial(word) || PARTICLES.has(bare(word)))) return {};

  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(bare(word)));
  const family = particle > 0 ? words.slice(particle) : familyOf(words);
  return { ...firstOf(words), ...(family ? { last_name: family.map(lastAsWritten).join(' ') } : {}) };
}

/** “LOVELACE Ada”, as French offices write it. */
function familyInCapitals(words: string[]): Person | null {
  const [family = '', given = ''] = words;
  const isFamily = words.length === 2 && family.length > 1 && isCapitals(family) && !isCapitals(given);
  return isFamily && isName(given) && isName(family)
    ? { first_name: asWritten(given), last_name: asWritten(family) }
    : null;
}

function isCapitals(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

/** With two words it is the second; with an initial between them the last; otherwise nobody can tell. */
function familyOf(words: string[]): string[] | null {
  if (words.length === 2) return words.slice(1);
  const middle = words.slice(1, -1);
  return middle.every(isInitial) ? words.slice(-1) : null;
}

function firstOf(words: string[]): Person {
  const [first = ''] = words;
  return isName(first) ? { first_name: asWritten(first) } : {};
}

function namesFromAddress(address: string): Person {
  const [local = ''] = address.split('@');
  const words = local.replace(/\+.*$/, '').split('.');
  const plausible = words.length === 2 && words.every(word => /^[a-z]{2,}(-[a-z]{2,})?$/.test(word));
  if (!plausible || words.some(word => DESKS.has(word) || TITLES.has(word))) return {};

  const [first = '', last = ''] = words.map(asWritten);
  return { name: `${first} ${last}`, first_name: first, last_name: last };
}

function wordsOf(text: string): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  while (words.length > 1 && TITLES.has(bare(words[0] ?? ''))) words.shift();
  while (words.length > 1 && ENDINGS.has(bare(words.at(-1) ?? ''))) words.pop();
  return words;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[.,]/g, '');
}

function isName(word: string): boolean {
  return word.length > 1 && /^[\p{L}\p{M}]+(?:[-'’‐·][\p{L}\p{M}]+)*$/u.test(word);
}

function isInitial(word: string): boolean {
  return /^\p{L}\.?$/u.test(word);
}

/** “van” stays small. */
function lastAsWritten(word: string): string {
  return PARTICLES.has(word) ? word : asWritten(word);
}

/** “ADA” and “ada” become “Ada”; “McKay” and “李” stay. */
function asWritten(word: string): string {
  const oneCase = word === word.toUpperCase() || word === word.toLowerCase();
  if (!oneCase) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-'’‐])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
