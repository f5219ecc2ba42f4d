"""Words for the people, languages and customs of a place, faith or party: names of type GROUP.

Corpora disagree about them (DocRED calls "German" a location, CoNLL-style sets "miscellaneous",
Universal NER leaves them out), so NewsLens settles them by list, in training and in reading alike.
The list is the project's own, of facts.
"""

from __future__ import annotations

from functools import cache

_NATIONS = """
Abkhaz Abkhazian Afghan Afghani Albanian Algerian American Andorran Angolan Argentine Argentinian
Argentinean Armenian Australian Austrian Azerbaijani Azeri Bahamian Bahraini Bangladeshi Barbadian
Basque Bavarian Belarusian Belarussian Belgian Belizean Beninese Bermudian Bhutanese Bolivian
Bosnian Botswanan Brazilian British Briton Bruneian Bulgarian Burkinabe Burmese Burundian
Cambodian Cameroonian Canadian Catalan Chadian Chechen Chilean Chinese Colombian Comorian
Congolese Cornish Corsican Croat Croatian Cuban Cypriot Czech Czechoslovak Dane Danish Darfuri
Djiboutian Dominican Dutch Dutchman Ecuadorian Ecuadorean Egyptian Emirati English Englishman
Englishwoman Eritrean Estonian Ethiopian Faroese Fijian Filipina Filipino Finn Finnish Flemish
French Frenchman Frenchwoman Gabonese Galician Gambian Gazan Georgian German Ghanaian Gibraltarian
Greek Greenlander Greenlandic Grenadian Guatemalan Guinean Guyanese Haitian Hawaiian Honduran
Hungarian Icelander Icelandic Indian Indonesian Iranian Iraqi Irish Irishman Israeli Israelite
Italian Ivorian Jamaican Japanese Jordanian Kashmiri Kazakh Kazakhstani Kenyan Korean Kosovan
Kosovar Kurd Kurdish Kuwaiti Kyrgyz Lao Laotian Latvian Lebanese Liberian Libyan Liechtensteiner
Lithuanian Luxembourger Macedonian Malagasy Malawian Malay Malaysian Maldivian Malian Maltese Manx
Marshallese Mauritanian Mauritian Mexican Micronesian Moldovan Mongol Mongolian Montenegrin
Moroccan Mozambican Namibian Nauruan Nepalese Nepali Nicaraguan Nigerian Nigerien Norwegian Omani
Ossetian Pakistani Palauan Palestinian Panamanian Paraguayan Persian Peruvian Philippine Pole
Polish Portuguese Prussian Qatari Romanian Russian Rwandan Salvadoran Salvadorean Salvadorian
Samoan Saudi Scot Scots Scottish Senegalese Serb Serbian Serbo-Croatian Seychellois Siberian
Sicilian Singaporean Slovak Slovakian Slovene Slovenian Somali Somalilander Soviet Spaniard
Spanish Sri-Lankan Sudanese Surinamese Swazi Swede Swedish Swiss Syrian Tahitian Taiwanese Tajik
Tanzanian Tasmanian Texan Thai Tibetan Timorese Togolese Tongan Transnistrian Trinidadian Tunisian
Turk Turkish Turkmen Tuvaluan Ugandan Ukrainian Uruguayan Uyghur Uighur Uzbek Vanuatuan Venezuelan
Venetian Vietnamese Walloon Welsh Welshman Yemeni Yemenite Yugoslav Zambian Zimbabwean Zanzibari
"""
_REGIONS = """
African African-American Afro-American Anglo Anglo-American Arab Arabian Arabic Aramaic Asian
Asian-American Athenian Balkan Baltic Berber Byzantine Californian Caribbean Caucasian Celt Celtic
Central-American Eurasian European Franco-German Germanic Hispanic Iberian Latin Latina Latino
Levantine Londoner Maya Mayan Mediterranean Melanesian Nordic Norman Northern-Irish Ottoman
Parisian Pashtun Pashto Polynesian Punjabi Roman Saxon Scandinavian Sindhi Sinhalese Slav Slavic
Tamil Tatar Tuareg Viking Hausa Igbo Yoruba Zulu Xhosa Hutu Tutsi Oromo Tigrayan Amhara Rohingya
Bengali Gujarati Hindi Urdu Hebrew Māori Maori Aboriginal Inuit Sami Cherokee Navajo Apache Sioux
Roma Romani Moor Moorish Quebecer Québécois Muscovite Crimean Cossack New-Yorker Neapolitan Tuscan
Floridian Alaskan Virginian Bostonian Chicagoan Midwestern Balinese Javanese Cantonese Hongkonger
"""
_FAITHS = """
Alawite Amish Anglican Baptist Brahmin Buddhist Calvinist Catholic Christian Confucian Copt Coptic
Druze Evangelical Hasidic Hindu Islamic Islamist Jain Jesuit Jew Jewish Lutheran Maronite
Mennonite Methodist Mormon Muslim Orthodox Pentecostal Presbyterian Protestant Puritan Quaker
Salafi Shia Shi'ite Shiite Sikh Sufi Sunni Taoist Unitarian Wahhabi Yazidi Zionist Zoroastrian
"""
_PARTIES = """
Baathist Bolshevik Chavista Communist Confederate Conservative Democrat Democratic Fascist
Gaullist Jihadist Kemalist Labourite Leninist Liberal Loyalist Maoist Marxist Menshevik Nazi
Peronist Republican Sandinista Socialist Stalinist Tory Tories Trotskyist Unionist Whig
"""
# Too often something else (a party's own name, a common word) to be settled by list.
_UNSURE_TEXT = """
Democratic Conservative Liberal Labour Socialist Communist Unionist Orthodox
"""
_UNSURE = frozenset(_UNSURE_TEXT.split())
_NO_PLURAL = ("ese", "sh", "ch", "ss", "men", "man", "ic", "ois", "x", "s")


@cache
def demonyms() -> frozenset[str]:
    """Every demonym, singular and plural, in normal case; those with an unsure reading left out."""
    words = set()
    for word in " ".join((_NATIONS, _REGIONS, _FAITHS, _PARTIES)).split():
        if word in _UNSURE:
            continue
        word = word.replace("Sri-Lankan", "Sri Lankan").replace("New-Yorker", "New Yorker")
        words.add(word)
        if word.endswith("man"):
            words.add(word[:-3] + "men")
        elif not word.endswith(_NO_PLURAL):
            words.add(word + "s")
    words.update(("Tories", "Swedes", "Danes", "Conservatives", "Socialists", "Communists"))
    words.update(("Liberals", "Unionists", "Pro-Palestinian", "South Korean", "North Korean"))
    words.update(("South Koreans", "North Koreans", "South African", "South Africans"))
    words.update(("Saudi Arabian", "Saudi Arabians", "Puerto Rican", "Puerto Ricans"))
    words.update(("Costa Rican", "Costa Ricans", "New Zealander", "New Zealanders"))
    words.update(("South Sudanese", "Native American", "Native Americans", "African American"))
    words.update(("African Americans", "Asian American", "Asian Americans", "Latin American"))
    words.update(("Latin Americans", "Northern Irish", "East Timorese", "South American"))
    words.update(("North American", "North Americans", "West African", "East African"))
    return frozenset(words)


def is_demonym(surface: str) -> bool:
    """Whether a name is a demonym ("German", "Sri Lankans", "pro-Russian" is not a name)."""
    known = demonyms()
    return surface in known or (surface.isupper() and surface.title() in known)
