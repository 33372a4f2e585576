import { expect, test } from 'vitest';
import { personFrom } from '@/template/person';

/** What looks like a name and may not be read as one: right, or “-”, which is asked for. Groups by what misleads. */
const TABLES = {
  'an address names no one by a title, a particle or a half': `
mr.smith@example.test | - | -
mrs.jones@example.test | - | -
frau.mueller@example.test | - | -
ibu.siti@example.test | - | -
pak.budi@example.test | - | -
toko.sejahtera@example.test | - | -
familie.mueller@example.test | - | -
de.vries@example.test | - | -
van.gogh@example.test | - | -
abdul.rahman@example.test | - | -
ahmad.bin@example.test | - | -
hotel.adlon@example.test | - | -
tsai.ingwen@example.test | - | -
ma.yun@example.test | - | -
guest.berlin@example.test | - | -
ada.wang@example.test | Ada | Wang
ben.hansen@example.test | Ben | Hansen
Abdul Rahman <abdul.rahman@example.test> | Abdul Rahman | -`,
  'behind a comma stands what is no first name': `
Ada Lovelace, Realtor | - | -
Jane Doe, Acme | - | -
Ada Lovelace, External | - | -
Lovelace, CFA | - | -
Berlin, Germany | - | -
Paris, France | - | -
Austin, TX | - | -
Garcia Lopez, Maria | - | -
Chan, Tai Man | - | Chan
Lee, Kuan Yew | - | Lee
Zhang, Xiao Ming | - | Zhang
Tran, Thi Bich | - | Tran
CHAN Tai Man | - | Chan
NGUYEN Thi Bich | - | Nguyen
Wang, Wei | Wei | Wang
Lee, Min-ho | Min-ho | Lee
Lee, Anna K. | Anna | Lee
de la Cruz, Juan | Juan | de la Cruz
Müller, Hans Peter | Hans | Müller
L., Ada | Ada | -`,
  'the family name stands first': `
Ma Yun | - | -
Mao Zedong | - | -
Jin Yong | - | -
Su Wei | - | -
Xi Jinping | - | -
Cui Jian | - | -
Gu Ailing | - | -
Rui Chenggang | - | -
Bo Xilai | - | -
Tsai Ing-wen | - | -
Hsu Wei | - | -
Lee Min-ho | - | -
Lee Kuan Yew | - | -
Son Heung-min | - | -
Ryu Hyun-jin | - | -
Goh Chok Tong | - | -
Yeoh Michelle | - | -
Dinh Van Lam | - | -
Đinh Văn Lâm | - | -
Trinh Thi Mai | - | -
Lê Thị Hồng Gấm | - | -
Kuroda Hiroki | - | -
Nomura Ken | - | -
Satō Haruto | - | -
Orban Viktor | - | -
Orbán Viktor | - | -
Puskas Ferenc | - | -
Zrínyi Miklós | - | -
Wang | - | -
Nguyen | - | -
Tanaka | - | -
Takamura | - | -
Bo Nilsson | Bo | Nilsson
Rui Costa | Rui | Costa
Kai Hansen | Kai | Hansen
Ben Li | Ben | Li
Linh Tran | Linh | Tran
Michelle Yeoh | Michelle | Yeoh
Min-ho Lee | Min-ho | Lee
Ferenc Puskás | Ferenc | Puskás
Hiroki Kuroda | Hiroki | Kuroda
Jean-Luc Picard | Jean-Luc | Picard
ada lovelace-king | Ada | Lovelace-King
Tanaka-san | - | -
Tanaka San | - | -
Ouyang Nana | - | -
Szabó Anna | - | -
Nemes Péter | - | -
Ho Chi Minh | - | -
Jackie Chan | Jackie | Chan`,
  'Chinese, Japanese and Korean': `
王总 | - | -
李老师 | - | -
张经理 | - | -
陈太太 | - | -
王姐 | - | -
李老板 | - | -
王医生 | - | -
张律师 | - | -
李校长 | - | -
陳醫師 | - | -
王 老师 | - | -
李老师 语文 | - | -
小明 王 | - | -
管理员 | - | -
华为 | - | -
温州银行 | - | -
林志玲 | 志玲 | 林
黄子韬 | 子韬 | 黄
林田太郎 | - | -
高圆圆 | 圆圆 | 高
石破茂 | - | -
宮里藍 | - | -
江夏豊 | - | -
谷崎潤 | - | -
高杉晋 | - | -
麻生太郎 | - | -
柳田悠岐 | - | -
金子恵 | - | -
石破 茂 | 茂 | 石破
金子 恵 | 恵 | 金子
손님 | - | -
방문자 | - | -
이용자 | - | -
구매자 | - | -
문의 | - | -
이메일 | - | -
김대리 | - | -
박부장님 | - | -
이순신 | 순신 | 이`,
  'a desk, a pseudonym, a company, a title': `
Shipping | - | -
Returns | - | -
Contact | - | -
Hello | - | -
Postmaster | - | -
Mailer-Daemon | - | -
Mail Delivery Subsystem | - | -
Buyer | - | -
Reception | - | -
Buchhaltung | - | -
Einkauf | - | -
Ventas | - | -
Comptabilité | - | -
Équipe Dupont | - | -
Księgowość | - | -
Satış | - | -
İletişim | - | -
Penjualan | - | -
Hỗ trợ | - | -
Công ty Minh Anh | - | -
مبيعات | - | -
Hotel Adlon | - | -
Praxis Weber | - | -
Autohaus König | - | -
Restaurant Bellini | - | -
Gold Dolphin from Paris | - | -
Ruby Hat from Paris | - | -
Ruby Smith | Ruby | Smith
Dan Brown | Dan | Brown
Budi dan Siti | - | -
Mister Smith | - | Smith
Monsieur Dupont | - | Dupont
Madame Curie | - | Curie
Mevr. Jansen | - | Jansen
M. Night Shyamalan | - | Shyamalan
Senora Perez | - | -
Señora Pérez | - | -
Senhor Silva | - | -
Senhor João Silva | João | Silva
Encik Ahmad | Ahmad | -
Cik Aminah | Aminah | -
Datuk Razak | - | -
Pani Kowalska | - | -
Pan Jan Kowalski | Jan | Kowalski
Mbah Surip | Surip | -
Ustadz Yusuf | Yusuf | -
Pastor John | - | -
Lady Lovelace | - | -
Chị Lan | Lan | -
Ahmet Bey | Ahmet | -
Ayşe Hanım | Ayşe | -
Sn. Yılmaz | - | -
श्री राहुल शर्मा | राहुल | शर्मा
ग्राहक सेवा | - | -
Mohd Ali | - | -
Md Rahman | - | -
Syed Ali | - | -
نور الدين | - | -
نور الدين محمد | - | -
Salah Eddine | - | -
HR | - | -
Ibu | - | -
Bob's Burgers | - | -
Müller Bau | - | -
Hr. Jensen | - | Jensen
Red Panda | - | -
Do Not Reply | - | -
Ada L. | Ada | -
Ada L | Ada | -`,
};

const rows = Object.entries(TABLES).flatMap(([why, table]) =>
  table
    .trim()
    .split('\n')
    .map(line => [why, ...line.split(' | ')] as [string, string, string, string]),
);

test.each(rows)('%s: %s → %s, %s', (_, display, first, last) => {
  const person = personFrom(display);
  expect([person.first_name ?? '-', person.last_name ?? '-']).toEqual([first, last]);
});
