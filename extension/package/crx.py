"""The archive for Chrome and Edge signed with a key of one's own, for browsers that are told where it is."""

import hashlib
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

# crx_file/crx3.proto of Chromium: the header holds the key with its signature, and, signed, the id.
MAGIC = b"Cr24\x03\x00\x00\x00"
CONTEXT = b"CRX3 SignedData\x00"
SHA256_WITH_RSA, SIGNED_HEADER = 2, 10_000
PUBLIC_KEY, SIGNATURE = 1, 2
CRX_ID = 1
LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def key_in(file: Path) -> rsa.RSAPrivateKey:
    """Raises ValueError that says how to make one."""
    how = f"openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out {file}"
    try:
        key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as unread:
        raise ValueError(f"{file} is no private key that can be read ({unread}). Make one: {how}") from None
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError(f"{file} is no RSA key, which Chrome wants. Make one: {how}")
    return key


def id_of(key: rsa.RSAPrivateKey) -> str:
    """What browsers call an extension that is signed with it."""
    return _digest(key).hex().translate(LETTERS)


def signed(archive: bytes, key: rsa.RSAPrivateKey) -> bytes:
    """The same archive and key give the same bytes."""
    about = _field(CRX_ID, _digest(key))
    told = CONTEXT + len(about).to_bytes(4, "little") + about + archive
    signature = key.sign(told, padding.PKCS1v15(), hashes.SHA256())
    proof = _field(PUBLIC_KEY, _public(key)) + _field(SIGNATURE, signature)
    header = _field(SHA256_WITH_RSA, proof) + _field(SIGNED_HEADER, about)
    return MAGIC + len(header).to_bytes(4, "little") + header + archive


def _digest(key: rsa.RSAPrivateKey) -> bytes:
    return hashlib.sha256(_public(key)).digest()[:16]


def _public(key: rsa.RSAPrivateKey) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.DER, form)


def _field(number: int, content: bytes) -> bytes:
    return _in_sevens(number << 3 | 2) + _in_sevens(len(content)) + content


def _in_sevens(number: int) -> bytes:
    """As protocol buffers write numbers: seven bits a byte, the lowest first."""
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])
