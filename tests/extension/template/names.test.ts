import { expect, test } from 'vitest';
import { personFrom } from '@/template/person';

/**
 * What a mail client shows, and the first and last name that may be written from it: right, or “-”, which is asked
 * for. One person a line.
 */
const TABLE = `
Ada Lovelace | Ada | Lovelace
ada lovelace | Ada | Lovelace
ADA LOVELACE | Ada | Lovelace
Lovelace, Ada | Ada | Lovelace
LOVELACE, ADA | Ada | Lovelace
lovelace, ada | Ada | Lovelace
Lovelace, Ada K. | Ada | Lovelace
LOVELACE Ada | Ada | Lovelace
Ada LOVELACE | Ada | Lovelace
Ada K. Lovelace | Ada | Lovelace
Ada K Lovelace | Ada | Lovelace
A. Lovelace | - | -
A. K. Lovelace | - | -
Ada | Ada | -
ada | Ada | -
ADA | Ada | -
Ada. | - | -
Mary Ann Evans | Mary | -
Ada Lovelace, PhD | Ada | Lovelace
Ada Lovelace, PhD, MBA | Ada | Lovelace
Ada Lovelace Jr. | Ada | Lovelace
Martin King, Jr. | Martin | King
Lovelace, Ada, Countess | - | -
Ada, Countess of Lovelace | - | -
ada.lovelace@example.test | Ada | Lovelace
ADA.LOVELACE@Example.test | Ada | Lovelace
ada.lovelace+shop@example.test | Ada | Lovelace
jean-luc.picard@example.test | Jean-Luc | Picard
ada@example.test | - | -
a.lovelace@example.test | - | -
ada.k.lovelace@example.test | - | -
ada99@example.test | - | -
info@example.test | - | -
no.reply@example.test | - | -
customer.service@example.test | - | -
sales.berlin@example.test | - | -
wang.xiaoming@example.test | - | -
first.last@example.test | - | -
Ada Lovelace <ada@example.test> | Ada | Lovelace
"Ada Lovelace" <ada@example.test> | Ada | Lovelace
'Ada Lovelace' <ada@example.test> | Ada | Lovelace
"Lovelace, Ada" <ada@example.test> | Ada | Lovelace
„Ada Lovelace“ <ada@example.test> | Ada | Lovelace
«Ada Lovelace» | Ada | Lovelace
ada@example.test (Ada Lovelace) | Ada | Lovelace
<ada@example.test> | - | -
"ada@example.test" <ada@example.test> | - | -
Ada Lovelace (Shop GmbH) | Ada | Lovelace
Ada Lovelace (she/her) | Ada | Lovelace
Ada Lovelace [External] | Ada | Lovelace
[EXT] Ada Lovelace | Ada | Lovelace
Ada Lovelace（客户） | Ada | Lovelace
'Ada Lovelace' via Support | Ada | Lovelace
"Ada Lovelace via Google Groups" | Ada | Lovelace
Ada from Shop | Ada | -
Ada Lovelace from Shop | Ada | Lovelace
Ada Lovelace | Ada | Lovelace
Ada Lovelace – Shop GmbH | Ada | Lovelace
Ada Lovelace - Analytical Engines Ltd | Ada | Lovelace
Shop GmbH - Ada Lovelace | Ada | Lovelace
Ada Lovelace / Shop Support | Ada | Lovelace
Ada - Charles | - | -
Ada Lovelace 🌸 | Ada | Lovelace
✨Ada✨ | Ada | -
👩🏽‍💻 Ada Lovelace 🇬🇧 | Ada | Lovelace
🌸🌸🌸 | - | -
Dr. Ada Lovelace | Ada | Lovelace
Prof. Dr. Hans Müller | Hans | Müller
Dr. rer. nat. Hans Müller | Hans | Müller
Dipl.-Ing. Hans Müller | Hans | Müller
Dr. María-José Ñuñez Pérez | María-José | -
Mr. Smith | - | Smith
Mrs Dalloway | - | Dalloway
M. Dupont | - | Dupont
Herr Schmidt | - | Schmidt
Frau Dr. Weber | - | Weber
Dr. Smith | - | -
Sr. García | - | -
Mr John Smith | John | Smith
Nat King | Nat | King
Sinéad O’Connor | Sinéad | O’Connor
CONAN O'BRIEN | Conan | O'Brien
Ronald McDonald | Ronald | McDonald
McDONALD Ronald | Ronald | McDONALD
JRR Tolkien | - | -
AJ Smith | - | -
LeBron James | LeBron | James
AdaLovelace | - | -
xXadaXx | - | -
player123 | - | -
ada_lovelace | - | -
Vincent van Gogh | Vincent | van Gogh
Jan van den Berg | Jan | van den Berg
van Beethoven, Ludwig | Ludwig | van Beethoven
Ursula von der Leyen | Ursula | von der Leyen
VAN DER BERG Jan | Jan | Van Der Berg
DE LA CRUZ Juan | Juan | De La Cruz
Juan de la Cruz | Juan | de la Cruz
João da Silva | João | da Silva
Maria dos Santos | Maria | dos Santos
Al Gore | - | -
Van Morrison | - | -
José Ortega y Gasset | José | Ortega y Gasset
Gabriel García Márquez | Gabriel | -
Zoë Müller-Lüdenscheidt | Zoë | Müller-Lüdenscheidt
Hans & Erika Müller | - | -
Hans und Erika Müller | - | -
Ada and Charles | - | -
Ana y Luis | - | -
João e Maria | - | -
Ada, Bob, Cem | - | -
Mr and Mrs Smith | - | -
Familie Müller | - | -
The Smith Family | - | -
王小明 | 小明 | 王
李娜 | 娜 | 李
欧阳娜娜 | 娜娜 | 欧阳
司马光 | 光 | 司马
王 小明 | 小明 | 王
王小明先生 | - | -
王小明(VIP) | 小明 | 王
小明 | - | -
小米客服 | - | -
天猫旗舰店 | - | -
上海贸易有限公司 | - | -
Wang Wei | - | -
Xiaoming Wang | Xiaoming | Wang
Wei Wang | - | -
山田 太郎 | 太郎 | 山田
山田　太郎 | 太郎 | 山田
山田太郎 | - | -
田中 | - | -
田中一 | - | -
石川遼 | - | -
高橋 健一 | 健一 | 高橋
佐々木 希 | 希 | 佐々木
山田 はなこ | はなこ | 山田
山田様 | - | -
山田太郎様 | - | -
ヤマダ タロウ | - | -
ジョン・スミス | - | -
Taro Yamada | Taro | Yamada
Yamada Taro | - | -
YAMADA Taro | Taro | Yamada
김민준 | 민준 | 김
김 민준 | 민준 | 김
남궁민수 | 민수 | 남궁
이도 | 도 | 이
김민준님 | - | -
고객센터 | - | -
배송팀 | - | -
Kim Min-jun | - | -
Minjun Kim | Minjun | Kim
Nguyễn Văn An | - | -
Nguyen Van An | - | -
Sukarno | Sukarno | -
Siti Nurhaliza | Siti | Nurhaliza
Bpk. Joko | Joko | -
Bpk. Joko Widodo | Joko | Widodo
Ibu Sri Mulyani | Sri | Mulyani
Ni Made Ayu | - | -
I Made Wirawan | - | -
Muhammad Rizky Pratama | Muhammad | -
Toko Sejahtera | - | -
PT Maju Jaya | - | -
محمد علي | محمد | علي
محمد | محمد | -
عبد الله | عبد الله | -
عبد الرحمن محمد | عبد الرحمن | محمد
أحمد بن محمد | أحمد | -
السيد محمد علي | محمد | علي
د. سارة الأحمد | سارة | الأحمد
خدمة العملاء | - | -
Abdul Rahman | Abdul Rahman | -
Abdul Rahman Saleh | Abdul Rahman | Saleh
Ahmad bin Abdullah | Ahmad | -
Анна Ахматова | Анна | Ахматова
Иванов Иван Иванович | Иван | Иванов
Иван Иванович Иванов | Иван | Иванов
Иван Иванович | Иван | -
Иванов Иван | Иван | Иванов
Ирина Петрова | Ирина | Петрова
Марина Шульц | Марина | Шульц
Служба поддержки | - | -
ООО Ромашка | - | -
Γιώργος Παπαδόπουλος | Γιώργος | Παπαδόπουλος
דוד כהן | דוד | כהן
राहुल शर्मा | राहुल | शर्मा
สมชาย ใจดี | สมชาย | ใจดี
คุณสมชาย | สมชาย | -
Ayşe Yılmaz | Ayşe | Yılmaz
Kovács Anna | - | -
Anna Kovács | Anna | Kovács
Łukasz Żółć | Łukasz | Żółć
Björk Guðmundsdóttir | Björk | Guðmundsdóttir
Engines Support Team | - | -
Analytical Engines Ltd | - | -
Shop.test | - | -
Kundenservice Müller | - | -
Facebook User | - | -
Guest | - | -
unknown | - | -
me | - | -
我 | - | -
undisclosed-recipients | - | -
null | - | -
+44 20 7946 0000 | - | -
`;

const rows = TABLE.trim()
  .split('\n')
  .map(line => {
    const cells = line.split(' | ');
    const [last = '', first = ''] = cells.reverse();
    return [cells.slice(2).reverse().join(' | '), first, last] as const;
  });

test.each(rows)('%s → %s, %s', (display, first, last) => {
  const person = personFrom(display);
  expect([person.first_name ?? '-', person.last_name ?? '-']).toEqual([first, last]);
});

test('there are many of them', () => {
  expect(new Set(rows.map(([display]) => display)).size).toBeGreaterThan(150);
});

test.each([
  ['Ada Lovelace | Shop GmbH', 'Ada'],
  ['Shop | Support', undefined],
])('%s is parted where it is drawn', (display, first) => {
  expect(personFrom(display).first_name).toBe(first);
});
