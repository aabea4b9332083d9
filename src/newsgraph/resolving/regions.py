"""Places that newspapers name and GeoNames' populated places and parts of countries do not hold: well-known regions, seas; and short forms.

Degrees are rounded centres, enough for a map of a region; they are ours.
"""

from __future__ import annotations

REGIONS: dict[str, tuple[float, float, str | None, tuple[str, ...]]] = {
    "East Midlands": (52.9, -0.9, "GB", ()), "West Midlands": (52.5, -1.9, "GB", ()), "Midlands": (52.6, -1.5, "GB", ()), "East Anglia": (52.4, 1.0, "GB", ()),
    "Home Counties": (51.6, -0.5, "GB", ()), "Lake District": (54.5, -3.1, "GB", ()), "Channel Islands": (49.4, -2.4, None, ()),
    "British Isles": (54.0, -4.0, None, ()), "Scottish Highlands": (57.3, -4.8, "GB", ("Highlands",)),
    "Middle East": (29.0, 41.0, None, ("Mideast",)), "West Bank": (32.0, 35.25, None, ()), "Gaza Strip": (31.4, 34.35, None, ("Gaza",)), "Palestine": (31.9, 35.2, None, ()),
    "Golan Heights": (33.0, 35.8, None, ("Golan",)), "Sinai Peninsula": (29.5, 33.8, "EG", ("Sinai",)), "Kurdistan": (36.8, 44.5, None, ("Iraqi Kurdistan",)),
    "Kashmir": (34.0, 76.0, None, ()), "Punjab": (31.0, 74.0, None, ()), "Tibet": (31.0, 88.0, "CN", ()), "Xinjiang": (41.0, 85.0, "CN", ()), "Inner Mongolia": (44.0, 113.0, "CN", ()),
    "Americas": (19.0, -96.0, None, ("the Americas",)), "Java": (-7.3, 110.0, "ID", ()), "Sumatra": (-0.6, 101.5, "ID", ()), "Borneo": (0.9, 114.0, None, ("Kalimantan",)), "Sulawesi": (-2.0, 121.0, "ID", ()), "Timor": (-9.2, 125.0, None, ()),
    "New Guinea": (-5.5, 141.0, None, ()), "Luzon": (16.5, 121.2, "PH", ()), "Mindanao": (7.9, 125.0, "PH", ()), "Visayas": (11.0, 123.5, "PH", ()), "Honshu": (36.5, 138.0, "JP", ()), "Hokkaido": (43.3, 142.8, "JP", ()), "Kyushu": (32.8, 131.0, "JP", ()),
    "Okinawa": (26.5, 128.0, "JP", ()), "Sakhalin": (50.5, 143.0, "RU", ()), "Kamchatka": (56.5, 160.0, "RU", ()), "Kuril Islands": (46.0, 151.5, None, ()), "Zanzibar": (-6.1, 39.3, "TZ", ()), "North Island": (-38.5, 176.0, "NZ", ()), "South Island": (-43.8, 170.8, "NZ", ()),
    "Oahu": (21.47, -157.98, "US", ()), "Maui": (20.8, -156.33, "US", ()), "Galapagos Islands": (-0.6, -90.7, "EC", ("Galapagos",)), "Canary Islands": (28.3, -16.2, "ES", ("Canaries",)), "Azores": (38.5, -28.0, "PT", ()), "Madeira": (32.75, -17.0, "PT", ()),
    "Balearic Islands": (39.5, 3.0, "ES", ()), "Lake Erie": (42.2, -81.2, None, ()), "Lake Michigan": (43.8, -87.1, "US", ()), "Lake Superior": (47.7, -87.5, None, ()), "Lake Huron": (44.8, -82.4, None, ()), "Lake Ontario": (43.6, -77.9, None, ()),
    "Pacific Northwest": (46.0, -120.0, "US", ()), "Euphrates": (34.5, 41.0, None, ("Euphrates River",)), "Tigris": (34.5, 43.8, None, ("Tigris River",)), "Indus": (29.0, 70.5, None, ("Indus River", "River Indus")), "Ganges": (25.3, 83.0, None, ("Ganges River", "River Ganges")), "Mekong": (15.0, 105.0, None, ("Mekong River",)),
    "Yangtze": (30.5, 112.0, "CN", ("Yangtze River",)), "Danube": (45.5, 19.0, None, ("River Danube", "Danube River")), "Rhine": (50.5, 7.6, None, ("River Rhine",)), "Volga": (52.0, 47.0, "RU", ("Volga River",)), "Thames": (51.5, -0.6, "GB", ("River Thames",)), "Rio Grande": (29.0, -102.0, None, ()),
    "Swat Valley": (35.0, 72.4, "PK", ("Swat",)), "San Fernando Valley": (34.2, -118.5, "US", ()),
    "Korean Peninsula": (37.5, 127.5, None, ("Korea",)), "Indochina": (16.0, 105.0, None, ()), "Southeast Asia": (10.0, 106.0, None, ("South East Asia", "South-East Asia")),
    "East Asia": (35.0, 115.0, None, ()), "South Asia": (23.0, 79.0, None, ()), "Central Asia": (44.0, 66.0, None, ()), "Indian subcontinent": (23.0, 79.0, None, ()),
    "Caucasus": (42.5, 44.5, None, ()), "Crimea": (45.3, 34.4, None, ("Crimean Peninsula",)), "Donbas": (48.2, 38.3, "UA", ("Donbass",)), "Siberia": (60.0, 105.0, "RU", ()), "Chechnya": (43.3, 45.7, "RU", ()), "South Ossetia": (42.3, 44.0, None, ()), "Nagorno-Karabakh": (39.9, 46.6, None, ("Karabakh",)),
    "Soviet Union": (60.0, 90.0, None, ("USSR",)), "Balkans": (43.0, 21.0, None, ()), "Scandinavia": (63.0, 15.0, None, ()), "Benelux": (51.0, 5.0, None, ()), "Western Europe": (48.0, 4.0, None, ()),
    "Eastern Europe": (50.0, 28.0, None, ()), "Northern Europe": (60.0, 15.0, None, ()), "Southern Europe": (41.0, 15.0, None, ()), "Central Europe": (48.5, 15.0, None, ()), "Iberian Peninsula": (40.2, -4.0, None, ("Iberia",)), "Catalonia": (41.8, 1.6, "ES", ("Catalunya",)),
    "Andalusia": (37.5, -4.7, "ES", ()), "Basque Country": (43.0, -2.6, None, ()), "Galicia": (42.7, -8.0, "ES", ()), "Bavaria": (48.9, 11.4, "DE", ()), "Saxony": (51.0, 13.3, "DE", ()), "Brittany": (48.2, -2.9, "FR", ()),
    "Normandy": (49.0, 0.3, "FR", ()), "Provence": (43.9, 6.1, "FR", ()), "Corsica": (42.1, 9.1, "FR", ()), "Sicily": (37.6, 14.0, "IT", ()), "Sardinia": (40.1, 9.0, "IT", ()), "Tuscany": (43.4, 11.0, "IT", ()), "Lombardy": (45.6, 9.8, "IT", ()),
    "Crete": (35.2, 24.9, "GR", ()), "Alps": (46.5, 9.5, None, ()), "Pyrenees": (42.7, 0.6, None, ()), "Himalayas": (28.6, 83.8, None, ("Himalaya",)), "Andes": (-20.0, -67.0, None, ()), "Rocky Mountains": (43.5, -110.8, None, ("Rockies",)),
    "West Africa": (12.0, -2.0, None, ("Western Africa",)), "East Africa": (1.0, 38.0, None, ("Eastern Africa",)), "North Africa": (28.0, 10.0, None, ()), "Southern Africa": (-22.0, 24.0, None, ()), "Central Africa": (3.0, 20.0, None, ()), "Sub-Saharan Africa": (0.0, 20.0, None, ()),
    "Horn of Africa": (8.0, 45.0, None, ()), "Sahel": (14.5, 5.0, None, ()), "Sahara": (23.0, 13.0, None, ()), "Darfur": (13.0, 25.0, "SD", ()), "Somaliland": (9.8, 46.0, None, ()), "Congo": (-2.0, 22.0, None, ()),
    "Latin America": (-10.0, -70.0, None, ()), "Central America": (14.0, -87.0, None, ()), "Caribbean": (18.0, -72.0, None, ("West Indies",)), "Amazon": (-4.0, -62.0, None, ("Amazon rainforest", "Amazonia")), "Patagonia": (-43.0, -70.0, None, ()),
    "New England": (43.5, -71.5, "US", ()), "Midwest": (41.5, -90.0, "US", ("American Midwest",)), "Deep South": (32.5, -88.0, "US", ()), "Gulf Coast": (29.5, -91.0, "US", ()), "East Coast": (38.0, -76.0, "US", ()), "West Coast": (38.0, -121.0, "US", ()),
    "Silicon Valley": (37.4, -122.1, "US", ()), "Bay Area": (37.7, -122.3, "US", ()), "Long Island": (40.8, -73.1, "US", ()), "Cape Cod": (41.7, -70.3, "US", ()), "Southern California": (34.0, -117.5, "US", ()), "Northern California": (39.0, -121.5, "US", ()), "Florida Keys": (24.7, -81.1, "US", ()),
    "Capitol Hill": (38.89, -77.0, "US", ()), "Wall Street": (40.706, -74.009, "US", ()),
    "Atlantic Ocean": (15.0, -35.0, None, ("Atlantic", "North Atlantic", "South Atlantic")), "Pacific Ocean": (0.0, -160.0, None, ("Pacific", "South Pacific", "North Pacific")), "Indian Ocean": (-20.0, 80.0, None, ()), "Arctic Ocean": (85.0, 0.0, None, ()), "Arctic": (80.0, 0.0, None, ("Arctic Circle",)),
    "Mediterranean Sea": (36.0, 17.0, None, ("Mediterranean",)), "Black Sea": (43.5, 34.0, None, ()), "Red Sea": (21.0, 38.0, None, ()), "North Sea": (56.0, 3.0, None, ()), "Baltic Sea": (58.5, 20.0, None, ("Baltic",)), "Caspian Sea": (41.5, 50.5, None, ()), "South China Sea": (14.0, 114.0, None, ()), "East China Sea": (29.0, 125.0, None, ()),
    "Persian Gulf": (27.0, 51.0, None, ("Gulf", "Arabian Gulf")), "Gulf of Mexico": (25.0, -90.0, None, ()), "Bay of Bengal": (15.0, 88.0, None, ()), "English Channel": (50.2, -1.0, None, ()), "Irish Sea": (53.7, -5.0, None, ()), "Strait of Hormuz": (26.6, 56.3, None, ()), "Suez Canal": (30.5, 32.3, "EG", ()), "Panama Canal": (9.1, -79.7, "PA", ()),
    "Gulf of Aden": (12.5, 47.5, None, ()), "Aegean Sea": (38.5, 25.2, None, ("Aegean",)), "Adriatic Sea": (43.0, 15.0, None, ("Adriatic",)), "Great Lakes": (45.0, -84.0, None, ()), "Lake Victoria": (-1.0, 33.0, None, ()), "Lake Chad": (13.0, 14.0, None, ()), "Nile": (20.0, 31.0, None, ("River Nile", "Nile River")), "Mississippi River": (35.0, -90.0, "US", ()),
}  # fmt: skip
"""Name ► (latitude, longitude, ISO country or None, other forms)."""

ALIASES: dict[str, str] = {
    "us": "united states", "usa": "united states", "america": "united states", "united states of america": "united states", "uk": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom",
    "holland": "netherlands", "czech republic": "czechia", "burma": "myanmar", "drc": "democratic republic of the congo", "dr congo": "democratic republic of the congo",
    "democratic republic of congo": "democratic republic of the congo", "cote d'ivoire": "ivory coast", "uae": "united arab emirates", "macedonia": "north macedonia",
    "swaziland": "eswatini", "east timor": "timor leste", "eire": "ireland", "falklands": "falkland islands", "congo brazzaville": "republic of the congo", "vatican city": "vatican", "holy see": "vatican", "bosnia": "bosnia and herzegovina", "turkiye": "turkey",
    "nyc": "new york city", "la": "los angeles", "dc": "washington dc", "district of columbia": "washington dc", "washington d c": "washington dc", "people's republic of china": "china", "prc": "china",
    "republic of korea": "south korea", "dprk": "north korea", "republic of ireland": "ireland", "new york state": "new york", "washington state": "washington", "palestinian territories": "palestine", "cape verde": "cabo verde", "republic of congo": "republic of the congo",
    "nsw": "new south wales", "kiev": "kyiv", "peking": "beijing", "bombay": "mumbai", "calcutta": "kolkata", "madras": "chennai", "saigon": "ho chi minh city", "rangoon": "yangon",
}  # fmt: skip
"""Folded short or older name ► folded name in the gazetteer."""

STATE_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "AL": ("Ala",), "AK": (), "AZ": ("Ariz",), "AR": ("Ark",), "CA": ("Calif",), "CO": ("Colo",), "CT": ("Conn",), "DE": ("Del",), "FL": ("Fla",), "GA": ("Ga",), "ID": (), "IL": ("Ill",), "IN": ("Ind",),
    "KS": ("Kan",), "KY": ("Ky",), "LA": (), "ME": (), "MD": ("Md",), "MA": ("Mass",), "MI": ("Mich",), "MN": ("Minn",), "MS": ("Miss",), "MO": ("Mo",), "MT": ("Mont",), "NE": ("Neb",), "NV": ("Nev",), "NH": ("N.H.", "NH"),
    "NJ": ("N.J.", "NJ"), "NM": ("N.M.", "NM"), "NY": ("N.Y.", "NY"), "NC": ("N.C.", "NC"), "ND": ("N.D.",), "OH": (), "OK": ("Okla",), "OR": ("Ore",), "PA": ("Pa",), "RI": ("R.I.", "RI"), "SC": ("S.C.", "SC"), "SD": ("S.D.",),
    "TN": ("Tenn",), "TX": ("Tex", "TX"), "UT": (), "VT": ("Vt",), "VA": ("Va",), "WA": ("Wash",), "WV": ("W.Va.",), "WI": ("Wis",), "WY": ("Wyo",),
}  # fmt: skip
"""State code ► the abbreviations that newspapers use."""
