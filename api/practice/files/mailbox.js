// The practice mailbox. A page like any other webmail's: it knows nothing of the extension.
const INBOX = [
  {
    language: 'en',
    name: 'Ada Lovelace',
    email: 'ada@customer.test',
    subject: 'Where is my parcel?',
    text:
      'Hello,\n\nI ordered a desk lamp last Monday (order 10482) and it still has not arrived. ' +
      'It is a birthday present for Saturday, could you check what happened?\n\nThanks,\nAda',
  },
  {
    language: 'zh',
    name: '王小明',
    email: 'xiaoming.wang@customer.test',
    subject: '想换一个尺码',
    text: '你好,\n\n我上周买的外套有点小,想换大一码,请问怎么操作?\n\n谢谢\n王小明',
  },
  {
    language: 'id',
    name: 'Siti Rahmawati',
    email: 'siti@customer.test',
    subject: 'Refund belum masuk',
    text:
      'Halo Kak,\n\nSaya sudah kirim balik barangnya minggu lalu, tapi dananya belum masuk. ' +
      'Kira-kira kapan ya?\n\nTerima kasih,\nSiti',
  },
];

const part = id => document.getElementById(id);

function paragraphs(text) {
  return text.split('\n\n').map(lines => {
    const paragraph = document.createElement('p');
    paragraph.innerText = lines;
    return paragraph;
  });
}

function open(mail) {
  part('message-subject').textContent = mail.subject;
  part('sender-name').textContent = mail.name;
  part('sender-email').textContent = mail.email;
  part('message').lang = mail.language;
  part('message-text').replaceChildren(...paragraphs(mail.text));
  part('to').value = `${mail.name} <${mail.email}>`;
  part('subject').value = `Re: ${mail.subject}`;
  part('rich-body').replaceChildren();
  part('plain-body').value = '';
  part('sent').hidden = true;
  part('sent-note').textContent = '';
  for (const row of part('inbox').querySelectorAll('button')) {
    row.setAttribute('aria-current', String(row.dataset.email === mail.email));
  }
}

function inboxRow(mail) {
  const row = document.createElement('li');
  const button = document.createElement('button');
  const name = document.createElement('strong');
  const subject = document.createElement('span');
  button.type = 'button';
  button.dataset.email = mail.email;
  name.textContent = mail.name;
  subject.textContent = mail.subject;
  subject.lang = mail.language;
  button.append(name, subject);
  button.addEventListener('click', () => open(mail));
  row.append(button);
  return row;
}

function choose(format) {
  for (const name of ['rich', 'plain']) {
    part(name).setAttribute('aria-pressed', String(name === format));
    part(`${name}-body`).hidden = name !== format;
  }
  part(`${format}-body`).focus();
}

function send(event) {
  event.preventDefault();
  const rich = !part('rich-body').hidden;
  const copy = rich ? part('rich-body').cloneNode(true) : part('plain-body').value;
  const asked = { '{to}': part('to').value, '{subject}': part('subject').value };
  const head = part('sent-head').dataset.head;
  part('sent-head').textContent = head.replace(/\{\w+\}/g, name => asked[name]);
  if (rich) part('sent-body').replaceChildren(...copy.childNodes);
  else part('sent-body').innerText = copy;
  part('sent').hidden = false;
  part('sent-note').textContent = part('sent-note').dataset.sent;
}

part('inbox').append(...INBOX.map(inboxRow));
part('rich').addEventListener('click', () => choose('rich'));
part('plain').addEventListener('click', () => choose('plain'));
part('compose').addEventListener('submit', send);
open(INBOX[0]);
