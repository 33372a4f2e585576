"""What an editor does not pass yet, by editor and row, with the reason; a row that passes must leave."""

# Only on a busy machine, or to who types on at once; in the page they stand as “at times”.
AT_TIMES: dict[tuple[str, str], str] = {}

KNOWN: dict[tuple[str, str], str] = {
    ("draft", "stops"): "it sends “First line ⏎ Hello Ben, the **parcel** comes on Fr",
    ("rooster", "spacing"): "lists: an empty line stands behind the reply",
}
