import type { HeadField } from './reader';

/** What a message's head is called where people write mail; small letters, parted by `|`. */
const WORDS: Record<HeadField | 'from', string> = {
  to: 'to|recipient|recipients|an|empfänger|à|destinataire|destinataires|para|destinatario|destinatarios|a|destinatário|destinatários|destinatari|aan|ontvanger|til|till|mottagare|modtager|do|adresat|komu|címzett|către|kime|alıcı|кому|получатель|προς|vastaanottaja|kepada|penerima|đến|tới|người nhận|ถึง|إلى|אל|收件人|收件者|宛先|받는 사람|받는사람',
  cc: 'cc|kopie|kopie an|copie|copie à|copia|cópia|con copia|kopi|kopia|másolat|bilgi|копия|копія|kopio|tembusan|đồng gửi|สำเนา|نسخة|עותק|抄送|抄送人|副本|副本抄送|참조',
  bcc: 'bcc|blindkopie|cci|copie cachée|cco|ccn|copia oculta|copia nascosta|cópia oculta|blindkopi|hemlig kopia|udw|ukryta kopia|skrytá kopie|titkos másolat|gizli|скрытая копия|прихована копія|piilokopio|tembusan buta|密送|密件抄送|密件副本|숨은참조|숨은 참조|نسخة مخفية',
  subject:
    'subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|emne|ämne|temat|předmět|predmet|tárgy|subiect|konu|тема|θέμα|aihe|subjek|subyek|perihal|judul|chủ đề|tiêu đề|หัวเรื่อง|เรื่อง|الموضوع|נושא|主题|主題|件名|제목',
  from: 'from|sender|von|absender|de|expéditeur|remitente|da|mittente|remetente|van|afzender|fra|från|avsändare|od|nadawca|odesílatel|feladó|kimden|gönderen|от|отправитель|від|από|lähettäjä|dari|pengirim|từ|จาก|من|מאת|发件人|寄件者|差出人|보낸 사람',
};

const FIELDS = new Map(
  (Object.keys(WORDS) as (HeadField | 'from')[]).flatMap(field =>
    WORDS[field].split('|').map(word => [word, field] as const),
  ),
);

/** Which part of a message's head such a label names; null for any other word. */
export function fieldCalled(label: string): HeadField | 'from' | null {
  const word = label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s:：*.…]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  return FIELDS.get(word) ?? null;
}
