"""What is said when a backup cannot be taken or restored; nothing was changed then."""


class BackupRefused(Exception):
    """Says what is wrong and what to do, for whoever runs the service."""


class ArchiveRefused(BackupRefused):
    """The file is not a whole and unaltered archive that this version can restore."""
