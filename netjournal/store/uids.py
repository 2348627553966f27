"""Client-made identities: UUIDv7, so that they sort by the time they were made and writing twice is one record."""

import os

from netjournal.clock import Clock


def new_uid(clock: Clock) -> str:
    """A UUIDv7 (RFC 9562) in its usual spelling of 36 characters."""
    milliseconds = int(clock.now().timestamp() * 1000) & ((1 << 48) - 1)
    random = int.from_bytes(os.urandom(10), "big")
    value = milliseconds << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64 | 0b10 << 62 | random & ((1 << 62) - 1)
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
