"""What numbers in news text measure: currencies (ISO 4217), lengths, weights, durations."""

from __future__ import annotations

CURRENCY_SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₪": "ILS", "₩": "KRW", "₺": "TRY", "₦": "NGN", "฿": "THB", "₫": "VND",
    "₴": "UAH", "₱": "PHP",
}  # fmt: skip
"""Signs before a number. Of the many dollars, the bare sign is the American one; letters before it ("A$") say otherwise."""

DOLLAR_PREFIXES = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "cdn": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "r": "BRL", "nt": "TWD", "z":
    "ZWL",
}  # fmt: skip

CURRENCY_CODES = frozenset(
    ("USD", "EUR", "GBP", "AUD", "CAD", "NZD", "CHF", "JPY", "CNY", "RMB", "INR", "BRL", "MXN", "ZAR", "SEK", "NOK", "DKK", "PLN", "HUF", "CZK", "RUB",
    "TRY", "ILS", "AED", "SAR",
     "HKD", "SGD", "KRW", "THB", "IDR", "MYR", "PHP", "NGN", "KES", "EGP", "PKR", "UAH")
)  # fmt: skip

CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pounds": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rubles": "RUB", "roubles": "RUB",
    "zloty": "PLN", "złoty": "PLN", "zlotys": "PLN", "zlotych": "PLN", "forint": "HUF", "forints": "HUF", "shekels": "ILS", "rand": "ZAR", "baht": "THB",
    "ringgit": "MYR", "naira": "NGN",
    "hryvnia": "UAH", "hryvnias": "UAH", "reais": "BRL", "bitcoin": "XBT", "bitcoins": "XBT",
}  # fmt: skip
"""Currency names that one country's money bears (or means by default)."""

DOLLAR_COUNTRIES = {
    "us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD", "taiwan": "TWD", "jamaican": "JMD", "namibian": "NAD",
    "bahamian": "BSD",
}  # fmt: skip

_NAMES: dict[str, tuple[str, ...]] = {
    "percent": ("percent", "pct"),
    "km": ("km", "kilometre", "kilometres", "kilometer", "kilometers", "kms"),
    "m": ("metre", "metres", "meter", "meters"),
    "cm": ("cm", "centimetre", "centimetres", "centimeter", "centimeters"),
    "mm": ("mm", "millimetre", "millimetres", "millimeter", "millimeters"),
    "mile": ("mile", "miles"),
    "foot": ("ft", "foot", "feet"),
    "inch": ("inch", "inches"),
    "yard": ("yard", "yards"),
    "mph": ("mph",),
    "km/h": ("kph", "kmh"),
    "knot": ("knot", "knots"),
    "kg": ("kg", "kilo", "kilos", "kilogram", "kilograms", "kgs"),
    "g": ("gram", "grams"),
    "tonne": ("tonne", "tonnes", "ton", "tons"),
    "lb": ("lb", "lbs"),
    "litre": ("litre", "litres", "liter", "liters"),
    "gallon": ("gallon", "gallons"),
    "barrel": ("barrel", "barrels"),
    "hectare": ("hectare", "hectares"),
    "acre": ("acre", "acres"),
    "degree": ("degree", "degrees"),
    "megawatt": ("mw", "megawatt", "megawatts"),
    "light-year": ("light-year", "light-years"),
    "magnitude": ("magnitude",),
    "second": ("second", "seconds"),
    "minute": ("minute", "minutes", "mins", "min"),
    "hour": ("hour", "hours", "hrs", "hr"),
    "day": ("day", "days"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
    "year": ("year", "years", "yr", "yrs", "yo"),
    "decade": ("decade", "decades"),
    "century": ("century", "centuries"),
}
UNIT_WORDS = {word: unit for unit, words in _NAMES.items() for word in words}

SHORT_UNITS = frozenset(("km", "cm", "mm", "ft", "mph", "kph", "kmh", "kg", "kgs", "lb", "lbs", "mw", "mins", "min", "hrs", "hr", "yrs", "yr", "kms"))
"""Those that may stand right after the digits: "5km"."""
