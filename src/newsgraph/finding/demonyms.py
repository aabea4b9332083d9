"""Demonyms ► countries: "Libyan" is a nationality, not a place. English forms in lower case, singular adjective or noun."""

from __future__ import annotations

_TABLE = """
Afghanistan: afghan, afghani; Albania: albanian; Algeria: algerian; Andorra: andorran; Angola: angolan; Antigua and Barbuda: antiguan, barbudan; Argentina: argentine, argentinian, argentinean;
Armenia: armenian; Australia: australian, aussie; Austria: austrian; Azerbaijan: azerbaijani, azeri; Bahamas: bahamian; Bahrain: bahraini;
Bangladesh: bangladeshi; Barbados: barbadian, bajan; Belarus: belarusian, belarussian; Belgium: belgian; Belize: belizean; Benin: beninese;
Bhutan: bhutanese; Bolivia: bolivian; Bosnia and Herzegovina: bosnian, herzegovinian; Botswana: botswanan, motswana; Brazil: brazilian; Brunei: bruneian;
Bulgaria: bulgarian; Burkina Faso: burkinabe; Burundi: burundian; Cambodia: cambodian, khmer; Cameroon: cameroonian; Canada: canadian; Cabo Verde: cape verdean, cabo verdean;
Central African Republic: central african; Chad: chadian; Chile: chilean; China: chinese; Colombia: colombian; Comoros: comorian;
Democratic Republic of the Congo: congolese; Costa Rica: costa rican; Croatia: croatian, croat; Cuba: cuban; Cyprus: cypriot; Czechia: czech; Denmark: danish, dane;
Djibouti: djiboutian; Dominica: dominican; Dominican Republic: dominican; Timor-Leste: timorese, east timorese; Ecuador: ecuadorian, ecuadorean; Egypt: egyptian; El Salvador: salvadoran, salvadorean;
Equatorial Guinea: equatoguinean; Eritrea: eritrean; Estonia: estonian; Eswatini: swazi; Ethiopia: ethiopian; Fiji: fijian; Finland: finnish, finn; France: french, frenchman, frenchwoman;
Gabon: gabonese; Gambia: gambian; Georgia: georgian; Germany: german; Ghana: ghanaian; Greece: greek; Greenland: greenlandic; Grenada: grenadian; Guatemala: guatemalan;
Guinea: guinean; Guyana: guyanese; Haiti: haitian; Honduras: honduran; Hungary: hungarian; Iceland: icelandic, icelander; India: indian; Indonesia: indonesian;
Iran: iranian, persian; Iraq: iraqi; Ireland: irish, irishman, irishwoman; Israel: israeli; Italy: italian; Ivory Coast: ivorian; Jamaica: jamaican; Japan: japanese; Jordan: jordanian;
Kazakhstan: kazakh, kazakhstani; Kenya: kenyan; Kosovo: kosovar, kosovan; Kuwait: kuwaiti; Kyrgyzstan: kyrgyz; Laos: laotian, lao; Latvia: latvian; Lebanon: lebanese;
Lesotho: basotho; Liberia: liberian; Libya: libyan; Liechtenstein: liechtensteiner; Lithuania: lithuanian; Luxembourg: luxembourger, luxembourgish; Madagascar: malagasy;
Malawi: malawian; Malaysia: malaysian; Maldives: maldivian; Mali: malian; Malta: maltese; Mauritania: mauritanian; Mauritius: mauritian; Mexico: mexican; Moldova: moldovan;
Monaco: monegasque; Mongolia: mongolian; Montenegro: montenegrin; Morocco: moroccan; Mozambique: mozambican; Myanmar: burmese; Namibia: namibian; Nepal: nepali, nepalese;
Netherlands: dutch, dutchman, dutchwoman; New Zealand: new zealander, kiwi; Nicaragua: nicaraguan; Niger: nigerien; Nigeria: nigerian; North Korea: north korean;
North Macedonia: macedonian; Norway: norwegian; Oman: omani; Pakistan: pakistani; Palestinian Territory: palestinian; Panama: panamanian; Papua New Guinea: papuan; Paraguay: paraguayan;
Peru: peruvian; Philippines: filipino, filipina, philippine; Poland: polish, pole; Portugal: portuguese; Puerto Rico: puerto rican; Qatar: qatari; Romania: romanian; Russia: russian;
Rwanda: rwandan; Saint Kitts and Nevis: kittitian; Saint Vincent and the Grenadines: vincentian; Samoa: samoan; Sao Tome and Principe: sao tomean; Saudi Arabia: saudi, saudi arabian; Senegal: senegalese; Serbia: serbian, serb; Seychelles: seychellois; Sierra Leone: sierra leonean; Singapore: singaporean;
Slovakia: slovak, slovakian; Slovenia: slovenian, slovene; Somalia: somali; South Africa: south african; South Korea: south korean, korean; South Sudan: south sudanese; Spain: spanish, spaniard;
Sri Lanka: sri lankan; Sudan: sudanese; Suriname: surinamese; Sweden: swedish, swede; Switzerland: swiss; Syria: syrian; Taiwan: taiwanese; Tajikistan: tajik; Tanzania: tanzanian;
Thailand: thai; Togo: togolese; Tonga: tongan; Trinidad and Tobago: trinidadian; Tunisia: tunisian; Turkey: turkish, turk; Turkmenistan: turkmen; Uganda: ugandan; Ukraine: ukrainian;
United Arab Emirates: emirati; United Kingdom: british, briton, brit, uk; United States: american, us, u.s.; Uruguay: uruguayan; Uzbekistan: uzbek; Vatican: vatican; Venezuela: venezuelan;
Vietnam: vietnamese; Yemen: yemeni; Zambia: zambian; Zimbabwe: zimbabwean; England: english, englishman, englishwoman; Scotland: scottish, scot, scotsman; Wales: welsh, welshman;
Northern Ireland: northern irish; Hong Kong: hongkonger; Catalonia: catalan; Tibet: tibetan; Chechnya: chechen
"""

DEMONYMS: dict[str, str] = {
    word.strip(): country.strip() for row in _TABLE.replace("\n", " ").split(";") for country, words in [row.split(":", 1)] for word in words.split(",")
}
"""Demonym in lower case ► name of the country (or country-like part) in the gazetteer."""

_FORMS = {"UK", "U.K.", "US", "U.S.", "USA", "Britain", "Great Britain", "Holland", "Czech Republic", "Cape Verde", "East Timor"}
COUNTRIES = frozenset(DEMONYMS.values()) | _FORMS
"""Names of countries, and of parts of the United Kingdom that field teams of their own."""
