"""What an authenticator app scans."""

import segno
from markupsafe import Markup

from api.signing_in.authenticator import Beginning


def drawing_of(beginning: Beginning) -> Markup:
    """As SVG in the page itself, whose policy loads nothing else; the style sheet colours it."""
    code = segno.make(beginning.address, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True, border=0, svgclass="qr", lineclass="qr-line"))
