"""A number per folder by which a replica can tell that it holds just what the service holds.

The hash of a template is FNV-1a, 64 bits, over the ASCII text `{id}:{revision}` (the id in lower case with
hyphens, the revision in decimal); a folder's checksum is the sum of the hashes of its templates modulo 2⁶⁴,
written as 16 lower-case hexadecimal digits. An empty folder has `0000000000000000`.
FNV-1a: Fowler, Noll, Vo, IETF draft-eastlake-fnv.
"""

from uuid import UUID

OFFSET, PRIME, MASK = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1
HALF = (1 << 32) - 1


def row_hash(template_id: UUID, revision: int) -> int:
    """The 64-bit hash of one template at one revision."""
    state = OFFSET
    for byte in f"{template_id}:{revision}".encode():
        state = (state ^ byte) * PRIME & MASK
    return state


def halves(hashed: int) -> tuple[int, int]:
    """The low and the high 32 bits, which are summed apart so that no database's integer overflows."""
    return hashed & HALF, hashed >> 32


def checksum(low_sum: int, high_sum: int) -> str:
    """The sums of the halves, as the feed writes them."""
    return f"{(low_sum + (high_sum << 32)) & MASK:016x}"
