"""E-mails as files in the data folder instead of a relay: what the demonstration reads, `<data>/mail/*.eml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Write each e-mail into a file named after its date and its Message-ID: sent twice, it is still one file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the e-mails and return how many there were."""
        folder = Path(settings.DATA) / "mail"
        folder.mkdir(mode=0o700, exist_ok=True)
        for message in email_messages:
            parsed = message.message()
            name = re.sub(r"[^0-9A-Za-z]+", "-", f"{parsed['Date'][5:25]} {parsed['Message-ID'][1:13]}").strip("-")
            unfinished = folder / f".{name}"
            unfinished.write_bytes(parsed.as_bytes())
            unfinished.replace(folder / f"{name}.eml")
        return len(email_messages)
