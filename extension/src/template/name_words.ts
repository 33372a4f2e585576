/** Words by which a name is read; all in small letters, without points. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** A word in small letters, without points and accents. */
export const plain = (word: string): string =>
  word.toLowerCase().replace(/[.,]/g, '').normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

/** Titles before a name. A family name follows the first kind, a given name the second, either the third. */
export const TITLES_OF_FAMILY = words(
  'mr mrs ms miss mx mister missus herr herrn frau fräulein hr fr fru frk m mme mlle monsieur madame mademoiselle dhr mevr mevrouw mw signor signora signorina sig sigra господин госпожа г-н г-жа',
);
export const TITLES_OF_GIVEN = words(
  'bpk bapak ibu pak bu kak mas mbak mbah ustadz ustaz ustazah encik cik puan tuan chị ông bà cô dona doña smt shri shrimati श्री श्रीमती सुश्री السيد السيدة الآنسة الأستاذ الأستاذة الحاج الشيخ',
);
export const TITLES = words(
  'dr dra drs drh prof professor sir madam sr sra srta dott dottssa ing ir mag dipl dipl-ing dipl-kfm h hj haji hajah datuk dato datin tun drg senor señor senora señora senorita señorita senhor senhora pani pan lady lord pastor rev reverend father sister brother captain capt chef lic arq avv mgr inż maître sayın sn av doç डॉ د م الدكتور الدكتورة المهندس',
);
/** Endings behind a name that belong to it without being one. */
export const ENDINGS = words(
  'jr sr ii iii iv phd md mba esq bsc msc ma ba dds rn cpa llm beng meng bey hanım hanim जी',
);
/** Words that begin a family name: “Ludwig van Beethoven”, “María de la Cruz”. */
export const PARTICLES = words(
  'van von vom zum der den de del della degli dei di da dos das do du la le el al ter ten zu zur',
);
/** What follows is the father’s name, which nobody is called by: “Ahmad bin Abdullah”. */
export const SONS = words('bin binti bint ibn ibnu بن بنت ابن');
/** The first half of one given name: “Abdul Rahman”, “عبد الله”. */
export const HALVES = words('abd abdul abdel abdur abu umm عبد أبو ابو أم');
/** Between people, so that a name is of several. */
export const AND = words('and und et & + og och dan и та و と 및');
/** Chinese family names of one character. */
export const SURNAMES = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛阎闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺',
);
export const DOUBLE_SURNAMES = words(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 歐陽 諸葛 東方 尉遲 公孫 夏侯',
);
/**
 * What may begin a Japanese family name of two characters, and what may end one: 石川遼 is not Mr 石. Whether 田中一 is Chinese
 * or Japanese nobody can tell.
 */
export const JAPANESE_FIRST =
  '田高石金安江武池宮夏白古谷向成桑米吉和有管梅甘柏毛葛関曾牛常水馬盛温柴沈游辛程曲路洪文万连連仲秦柳蒲麻熊湯葉龍卜紀景桂車陶齊邊蘆藍簡涂雷';
export const JAPANESE_SECOND =
  '中所尻端渡佐波田村口辺邊島嶋代原橋木野山崎﨑松井瀬倉見宮川河石塚黒坂阪丸子沢澤城本元部倍達藤内地池上下目鳥賀屋谷名津利西根我門森岡浜濱里杉夏破浦水沼江羽渕淵竹植戸嵐越場保尾岸泉垣園堂堀台永岩重住蔵神生前脇盤間吹女林';
/** Where nearly all who begin so are Chinese. */
export const JAPANESE_RARE = /^(林[田原]|梁[川田瀬]|黄[川瀬]|方波)/;
/** Characters that only Japanese writes so. */
export const JAPANESE_ONLY = /[辺沢浜桜斎斉渋広豊竜恵関黒瀬辻込畑峠笹徳栄浅戸実図円仏蔵暁々]/;
export const KOREAN_SURNAMES =
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민라진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용';
export const KOREAN_DOUBLE_SURNAMES = words('남궁 황보 제갈 선우 독고 사공 서문 동방');
