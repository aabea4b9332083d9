"""What the datatypes of literals have to do with each other (XML Schema 1.1 part 2, section 3; OWL 2 RL's datatype map)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from newsgraph.namespaces import RDF, XSD

# Each datatype and the one that it restricts.
_BASES = {
    "integer": "decimal", "long": "integer", "int": "long", "short": "int", "byte": "short",
    "nonNegativeInteger": "integer", "positiveInteger": "nonNegativeInteger", "unsignedLong": "nonNegativeInteger",
    "unsignedInt": "unsignedLong", "unsignedShort": "unsignedInt", "unsignedByte": "unsignedShort",
    "nonPositiveInteger": "integer", "negativeInteger": "nonPositiveInteger",
    "normalizedString": "string", "token": "normalizedString", "language": "token", "Name": "token", "NCName": "Name",
    "NMTOKEN": "token", "dateTimeStamp": "dateTime",
}  # fmt: skip
_ROOTS = (
    "decimal", "string", "boolean", "float", "double", "dateTime", "date", "time", "gYear", "gYearMonth", "gMonth",
    "gMonthDay", "gDay", "anyURI", "hexBinary", "base64Binary",
)  # fmt: skip
_BOUNDS = {
    "nonNegativeInteger": (0, None), "positiveInteger": (1, None), "nonPositiveInteger": (None, 0), "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1), "int": (-(2**31), 2**31 - 1), "short": (-(2**15), 2**15 - 1), "byte": (-128, 127),
    "unsignedLong": (0, 2**64 - 1), "unsignedInt": (0, 2**32 - 1), "unsignedShort": (0, 2**16 - 1), "unsignedByte": (0, 255),
}  # fmt: skip
DATATYPES = frozenset(XSD + name for name in (*_ROOTS, *_BASES)) | {RDF + "langString"}


def supertypes(datatype: str) -> tuple[str, ...]:
    """The IRIs of the datatypes that every literal of `datatype` is also of, nearest first, itself not among them."""
    out = []
    name = _BASES.get(datatype.removeprefix(XSD))
    while name:
        out.append(XSD + name)
        name = _BASES.get(name)
    return tuple(out)


def at_odds(lexical: str, datatype: str, wanted: str) -> bool:
    """Whether a literal cannot be of the datatype `wanted`; False where either datatype is not one that we know."""
    if datatype not in DATATYPES or wanted not in DATATYPES or datatype == wanted:
        return False
    if _root(datatype) != _root(wanted):
        return True
    if _root(wanted) != XSD + "decimal":
        return False  # a string that is no token: a matter of its letters, which validation looks at
    try:
        value = Decimal(lexical.strip())
    except InvalidOperation:
        return True
    low, high = next((_BOUNDS[t.removeprefix(XSD)] for t in (wanted, *supertypes(wanted)) if t.removeprefix(XSD) in _BOUNDS), (None, None))
    whole = wanted == XSD + "decimal" or value == value.to_integral_value()
    return not whole or (low is not None and value < low) or (high is not None and value > high)


def _root(datatype: str) -> str:
    return next(reversed(supertypes(datatype)), datatype)
