"""Draw a seal as a QR symbol and find the symbols of a picture.

Level M survives the folds and stamps of paper; the text of a seal stays inside the alphanumeric set, so a symbol
of 4 cm keeps modules above half a millimetre.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def drawn(text: str) -> str:
    """Return the symbol of `text` as an SVG picture, its quiet zone included."""
    import zxingcpp

    symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(zxingcpp.write_barcode_to_svg(symbol, scale=1, add_quiet_zones=True))


def found(picture: Image) -> tuple[str, ...]:
    """Return the text of each QR symbol in a picture, in reading order."""
    import zxingcpp

    only_qr = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    symbols = zxingcpp.read_barcodes(picture.convert("L"), formats=only_qr)
    placed = sorted(symbols, key=lambda symbol: (symbol.position.top_left.y, symbol.position.top_left.x))
    return tuple(symbol.text for symbol in placed)
