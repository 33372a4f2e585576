"""What is refused about files and pictures, and why."""

from api.problems import Problem


class FileTooLarge(Problem):
    status, code, title = 413, "file_too_large", "The file is larger than this service keeps."

    @classmethod
    def than(cls, limit: int) -> "FileTooLarge":
        return cls(
            f"A file may have {in_words(limit)}. Attach a smaller one, or put a link into the text.",
            limit=limit,
        )


class FilesFull(Problem):
    """`used` and `limit` are in bytes."""

    status, code, title = 409, "files_full", "The team's files take all the room that they may have."

    @classmethod
    def at(cls, used: int, limit: int) -> "FilesFull":
        return cls(
            f"The team's files take {in_words(used)} of {in_words(limit)}. Delete templates with large "
            "attachments for good, or ask whoever runs the service for more room.",
            used=used,
            limit=limit,
        )


class DigestDiffers(Problem):
    status, code = 422, "digest_differs"
    title = "What arrived is not the file that its digest names. Send it again."


class ImageTooLarge(Problem):
    status, code, title = 413, "image_too_large", "The picture is larger than this service keeps."

    @classmethod
    def than(cls, limit: int) -> "ImageTooLarge":
        return cls(f"A picture may have {in_words(limit)}. Make it smaller.", limit=limit)


class NoImage(Problem):
    status, code = 422, "no_image"
    title = "This is no picture that every mail client shows. Use PNG, JPEG or GIF."


def in_words(size: int) -> str:
    """As `10 MiB` or `1.5 GiB`."""
    for unit, name in ((1024**3, "GiB"), (1024**2, "MiB"), (1024, "KiB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} bytes"
