"""How else a name may be spelt, for stores that know only exact spellings."""

from __future__ import annotations

import unicodedata


def spellings(name: str) -> list[str]:
    """The name in its normal form, then its other spellings, the most faithful first.

    Capitals ("NEW YORK", "berlin"), a leading "the", dots ("U.N."), a curly apostrophe and accents.
    """
    exact = " ".join(unicodedata.normalize("NFC", name).split())
    forms = [exact]
    if exact.isupper() and len(exact) > 4:
        forms.append(exact.title())
    if exact[:1].islower():
        forms.append(exact[:1].upper() + exact[1:])
    if exact.islower():
        forms.append(exact.title())
    if exact[:4] in ("The ", "the "):
        forms.append(exact[4:])
    if "." in exact:
        forms.append(exact.replace(".", ""))
    if "’" in exact:
        forms.append(exact.replace("’", "'"))
    if not exact.isascii():
        bare = unicodedata.normalize("NFKD", exact)
        forms.append("".join(c for c in bare if not unicodedata.combining(c)))
    return [form for form in dict.fromkeys(forms) if form]
