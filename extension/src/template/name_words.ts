/** Words by which a name is read; all in small letters, without points. */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Titles before a name. A family name follows the first kind, a given name the second, either the third. */
export const TITLES_OF_FAMILY = words('mr mrs ms miss mx herr frau hr fr m mme mlle');
export const TITLES_OF_GIVEN = words('bpk bapak ibu pak bu kak mas mbak السيد السيدة الأستاذ الأستاذة');
export const TITLES = words(
  'dr dra drs drh prof professor sir madam sr sra srta dott dottssa ing ir mag dipl dipl-ing dipl-kfm hj د م الدكتور الدكتورة المهندس',
);
/** Endings behind a name that belong to it without being one. */
export const ENDINGS = words('jr sr ii iii iv phd md mba esq bsc msc ma ba dds rn cpa llm beng meng');
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
/** Addresses that belong to a desk, not to a person. */
export const DESKS = words(
  'info support help helpdesk service services sales contact hello hi hey mail email web office admin noreply no-reply donotreply no not do reply team billing order orders shop store customer customers client clients care account accounts news newsletter letter notification notifications alert alerts update updates post postmaster webmaster master mailer daemon auto system enquiries feedback marketing return returns refund payment payments invoice invoices shipping delivery tracking bank job jobs hr human resources press security kundenservice kontakt cs desk dept it test user the my all first last name vorname nachname',
);
/** What stands where a name is not known, or where it is the reader’s own. */
export const NOBODY = words(
  'unknown undefined null none guest anonymous anonym anonyme visitor besucher user nutzer me you moi vous ich sie yo eu io я tôi saya 我 我自己 本人 自分 나 匿名 游客 访客 名無し undisclosed-recipients recipients',
);

const COMPANY_WORDS =
  /\b(inc|ltd|llc|llp|plc|gmbh|ag|kg|ohg|ug|corp|co|company|team|support|service|services|servicio|servizio|serviço|shop|store|toko|boutique|sales|group|groupe|gruppe|pt|cv|bv|nv|oy|ab|aps|sarl|sas|s\.?r\.?l|s\.a|lda|ltda|kft|zrt|sdn|bhd|tbk|pty|pvt|limited|department|dept|office|customer|customers|client|clients|cliente|clientes|pelanggan|layanan|user|guest|visitor|billing|orders?|marketing|accounts?|info|admin|help ?desk|noreply|no-reply|newsletter|notifications?|bot|equipo|équipe|soporte|suporte|supporto|assistenza|atención|kundenservice|kundendienst|klantenservice|kundtjänst|family|familie|famille|familia|família|keluarga)\b/i;
const COMPANY_SIGNS =
  /公司|客服|团队|商城|旗舰店|专卖店|官方|部门|中心|商店|株式会社|有限会社|サポート|ショップ|カスタマー|センター|事務局|주식회사|고객|센터|상담|주문|배송|지원|운영|관리|담당|마케팅|스토어|쇼핑|팀$|поддержк|служба|магазин|команда|отдел|(^|\s)(ООО|ОАО|ЗАО|ИП)(\s|$)|شركة|متجر|دعم|خدمة|فريق/i;

/** Whether a name is a company’s, a desk’s or a family’s rather than one person’s. */
export const isCompany = (name: string): boolean => COMPANY_WORDS.test(name) || COMPANY_SIGNS.test(name);

/**
 * Where a Latin spelling begins like this, the family name may stand first: “Nguyen Van An”, “Wang Wei”, “Yamada Taro”,
 * “Kovács Anna”; or the word is no name of its own, as in “Ni Made Ayu”. Nobody can tell from the name alone.
 */
export const FAMILY_MAY_BE_FIRST = words(
  `nguyen nguyễn tran trần pham phạm hoang hoàng huynh huỳnh phan vu vũ vo võ dang đặng bui bùi do đỗ ho hồ ngo ngô duong dương ly lý le lê
   wang li zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo he lin gao luo zheng liang xie tang feng deng cao peng zeng xiao tian dong pan cai jiang yu du ye cheng wei lu ding shen ren yao fan fang shi tan jia xia fu zou qin qiu hou meng xue yan lei long tao hao gong shao qian wan dai mo kong bai chang kang wong chan cheung lau lam ng leung chow chiu
   kim park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo hong ko moon bae baek heo nam
   sato satō suzuki takahashi tanaka watanabe ito itō yamamoto nakamura kobayashi kato katō yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto yamashita ishikawa nakajima maeda fujita ogawa goto gotō okada hasegawa murakami kondo kondō ishii saito saitō sakamoto endo endō aoki fujii nishimura fukuda ota miura fujiwara okamoto matsuda nakagawa nakano harada ono tamura takeuchi kaneko wada nakayama ishida ueda morita hara shibata sakai kudo yokoyama miyazaki miyamoto uchida takagi ando andō
   nagy kovács kovacs tóth toth szabó szabo horváth horvath varga kiss molnár molnar németh nemeth farkas balogh papp takács takacs juhász juhasz mészáros oláh rácz fekete szilágyi török fehér gál szűcs kocsis pintér fodor szalai sipos magyar gulyás biró katona
   ni`,
);

/** Chinese family names of one character. */
export const SURNAMES = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛阎闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺',
);
export const DOUBLE_SURNAMES = words(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 歐陽 諸葛 東方 尉遲 公孫 夏侯',
);
/**
 * Japanese family names that begin like a Chinese one: 石川遼 is not Mr 石. Whether 田中一 is Chinese or Japanese nobody
 * can tell.
 */
export const JAPANESE_SURNAMES = words(
  `田中 田村 田口 田辺 田代 田島 田原 田嶋 田所 田上 田尻 田畑 田淵 田端 高橋 高木 高田 高野 高山 高崎 高松 高島 高村 高井 高瀬 高倉 高見 高宮 石川 石井 石田 石原 石橋 石塚 石黒 石坂 石崎 石野 石渡 石丸 石倉 石山 金子 金田 金井 金城 金沢 金山 金本 林田 林原 安田 安藤 安部 安倍 安西 安達 安井 安本 安川 江口 江川 江藤 江崎 江本 武田 武井 武藤 武内 武石 池田 池上 池谷 池内 池辺 宮本 宮崎 宮田 宮川 宮下 宮城 宮内 宮澤 宮沢 宮原 夏目 夏川 夏井 白石 白井 白川 白鳥 白木 古川 古田 古谷 古賀 古屋 古沢 谷口 谷川 谷村 谷本 向井 成田 成瀬 成宮 桑原 桑田 桑名 米田 米山 米倉 米沢 米谷 吉田 吉川 吉村 吉野 吉岡 吉本 吉沢 吉澤 吉井 吉原 和田 有田 管野 管原 梅田 梅原 梅本 梅津 梅沢 甘利 柏木 柏原 毛利 葛西 関口 関根 曾我 牛島 牛田 雷門 洪田 路川 文屋 常田 常盤 水野 黄川 馬場 馬渕 羅本 連城 盛田 盛岡 梁川 涂木 万城 程島 曲田 辛島 温井 游佐 黎明 柴田 柴崎 柴山 沈沢 方波 向田 向山 簡野`,
);
export const KOREAN_SURNAMES =
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민라진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용';
export const KOREAN_DOUBLE_SURNAMES = words('남궁 황보 제갈 선우 독고 사공 서문 동방');
