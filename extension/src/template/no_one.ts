import { plain, words } from './name_words';

/** Whether a name is a company’s, a desk’s or a family’s rather than one person’s. */
export const isCompany = (name: string): boolean =>
  plain(name.replace(/[.,]/g, ' '))
    .split(/[^\p{L}\p{M}]+/u)
    .some(word => WORDS_OF_NO_ONE.has(word)) || SIGNS_OF_NO_ONE.test(name);

/** Whether it is a name that a chat gives those it does not know: “Gold Dolphin from Paris”. */
export const isPseudonym = (name: string): boolean => COLOURS.test(name) || COLOURS_FROM.test(name);

/** What stands where a name is not known, or where it is the reader’s own. */
export const NOBODY = words(
  'unknown undefined null none guest anonymous anonym anonyme visitor besucher user nutzer me you moi vous ich sie yo eu io я tôi saya 我 我自己 本人 自分 나 匿名 游客 访客 名無し 华为 万科 万达 管家 商家 金牌 安全 温馨 undisclosed-recipients recipients 손님 방문자 이용자 구매자 문의 이메일 유저 정보 안내 신청 공지 전화 이름 홍보 남편 여보 성함 이벤트 문자 반품 민원 구독 안녕 견적',
);

/** What stands behind a comma as a first name would. */
export const PLACES = words(
  'germany deutschland france italy italia spain españa portugal england scotland wales ireland britain uk usa america canada mexico méxico brazil brasil argentina chile colombia peru perú netherlands nederland belgium austria österreich switzerland schweiz suisse poland polska sweden norway denmark finland greece turkey türkiye russia ukraine egypt india pakistan china japan korea vietnam thailand malaysia singapore indonesia philippines taiwan australia zealand africa texas california florida illinois ohio',
);

/** Words of desks, shops, companies and trades, without accents: no one is called by one. */
const WORDS_OF_NO_ONE = words(
  `info support help helpdesk service services servicio servizio servico sales contact hello hi hey mail email web office admin noreply donotreply reply team billing order orders shop store customer customers client clients cliente clientes care account accounts news newsletter letter notification notifications alert alerts update updates post postmaster webmaster master mailer daemon subsystem auto system enquiries inquiries feedback marketing return returns refund refunds payment payments invoice invoices shipping delivery tracking bank job jobs careers human resources press security desk dept department it test user guest visitor anonymous the all staff first last name vorname nachname
   buyer seller reception external extern externe intern realtor broker manager management director assistant secretary accounting finance legal purchasing procurement booking bookings reservations events community membership
   kundenservice kundendienst kontakt buchhaltung einkauf verkauf vertrieb versand bestellung bestellungen rechnung rechnungen bewerbung empfang sekretariat zentrale verwaltung redaktion presse anfrage
   accueil achats ventes comptabilite commande commandes facturation secretariat livraison equipe groupe boutique mairie cabinet
   ventas compras pedidos facturacion recepcion administracion reservas contabilidad equipo soporte atencion tienda empresa taller escuela
   vendas financeiro atendimento recepcao suporte loja escritorio comercial
   vendite acquisti ordini amministrazione segreteria prenotazioni contabilita supporto assistenza negozio ditta
   verkoop inkoop administratie receptie klantenservice bestellingen boekhouding winkel bedrijf
   sprzedaz biuro obsługa zamowienia ksiegowosc sekretariat sklep firma kundtjanst
   satıs satis destek musteri muhasebe siparis iletisim bilgi sirketi otel eczane magaza
   penjualan pembelian keuangan layanan pelanggan pengiriman pesanan jualan khidmat toko warung rumah klinik sekolah yayasan kantor keluarga
   inc ltd llc llp plc gmbh ag kg ohg ug corp co company group gruppe pt cv bv nv oy ab aps sarl sas srl lda ltda kft zrt sdn bhd tbk pty pvt limited bot family familie famille familia
   hotel hostel praxis autohaus restaurant ristorante restaurante pension apotheke apotheek pharmacy pharmacie farmacia clinic clinica studio salon bakery backerei boulangerie cafe bistro school schule ecole scuola university universitat universite universidad church kirche verein verlag kanzlei anwaltskanzlei bau tech buro agency agentur agence agencia agenzia versicherung insurance travel reisen tours immobilien realty properties solutions systems software technologies digital media consulting partners holding international industries logistics transport trading museum stiftung foundation association institute institut zentrum center centre garage`,
);

const SIGNS_OF_NO_ONE =
  /\b(s\.\s?r\.\s?l|s\.a\b|z\s?o\.\s?o)|hỗ trợ|khách hàng|công ty|cửa hàng|chăm sóc|kế toán|公司|客服|[客用][户戶]|[买買卖賣]家|[会會]员|管理|[财財][务務]|售[后後前]|采购|测试|系统|[团團][队隊]|商城|旗舰店|专卖店|官方|部[门門]|中心|商店|[银銀]行|酒店|学校|大学|医院|集[团團]|工作室|[店网網部组組]$|株式会社|有限会社|サポート|ショップ|カスタマー|センター|事務局|受付|経理|営業|窓口|주식회사|고객|센터|상담|주문|배송|지원|운영|관리|담당|마케팅|스토어|쇼핑|팀$|поддержк|служба|магазин|команда|отдел|бухгалтер|продаж|(^|\s)(ООО|ОАО|ЗАО|ИП)(\s|$)|شركة|متجر|دعم|خدمة|فريق|مبيعات|ग्राहक|सेवा|सहायता|कंपनी/iu;

const COLOURS =
  /^(gold|golden|silver|red|blue|green|white|black|brown|gr[ae]y|pink|purple|orange|yellow|teal|aqua|azure|beige|bronze|copper|crimson|cyan|ivory|lavender|lime|magenta|maroon|mauve|navy|peach|salmon|tangerine|turquoise)\s/i;
const COLOURS_FROM =
  /^(ruby|amber|jade|violet|scarlet|olive|coral|emerald|sapphire|indigo|plum)\s+\S+\s+from\s/i;
