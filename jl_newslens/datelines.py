"""The place and agency at the head of a report: "LONDON (Reuters) - ", "(CNN)"; the time of day at
the head of an entry of a live blog: "18:42 "."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:CNN(?:\ [A-Z][a-z]+)*|[A-Z]{2,7}|Reuters|BBC(?:\ News)?|Bloomberg|Xinhua|RTTNews|Yonhap|"
    r"Kyodo|dpa|(?:The\ )?Associated\ Press|Thomson\ Reuters\ Foundation|"
    r"The\ Hollywood\ Reporter|[A-Z][\w.]*\.com|GLOBE\ NEWSWIRE|GlobeNewswire|"
    r"B(?:usiness|USINESS)\ W(?:ire|IRE)|PR\ ?Newswire|Newsfile\ Corp[^()]{0,30})"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|June|Jul|July|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_DATE = rf"(?:{_MONTH}\ \d{{1,2}}|\d{{1,2}}\ {_MONTH})(?:,?\ \d{{4}})?"
_REGION = r"(?:,\ [A-Z][\w.'’-]*(?:\ [A-Z][\w.'’-]*){0,2})?"
_PLACE = rf"[A-Z][\w.'’-]*(?:[\ /][A-Z][\w.'’-]*){{0,3}}{_REGION}"
_DASH = r"(?:[–—]+|\ --?\ )"
_CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\ ?(?:[ap]\.?m\b\.?|GMT|BST|CET|UTC|ET))?"
_PATTERN = re.compile(
    rf"""\s*(?:
        (?:{_PLACE},?\ )?(?:{_DATE}\ )?/\ ?[A-Z][\w.\ -]*/\s*(?:[-–—.]+\s*)?  # "/PRNewswire/ --"
      | (?:{_PLACE}(?:,?\s+|\ ?-+))?(?:{_DATE}\ )?
        \({_AGENCY}\)\s*(?:(?:[-–—]+|:)\s*)?
      | \([A-Z][\w.&'’\ ]{{1,28}}\)(?=["“‘'A-Z])  # "(Bakerstv)Bread": no prose has that
      | [A-Z][A-Z.'’-]+(?:\ [A-Z][A-Z.'’-]+){{0,3}}{_REGION}(?:,?\ {_DATE})?
        (?:\ |--)\([A-Z][^()]{{1,30}}\)\s*[-–—]+\s*  # "OSLO, May 2 (Newsdesk) - "
      | (?:[A-Z][A-Z.'’-]+(?:\ [A-Z][A-Z.'’-]+){{0,3}}{_REGION}
         (?:,\ {_DATE})?)\s*{_DASH}\s*
      | [A-Z][\w.'’-]*(?:\ [A-Z][\w.'’-]*){{0,2}},\ [A-Z]{{2}}\s*{_DASH}\s*  # "New York, NY – "
      | {_DAY},\ {_MONTH}\ \d{{1,2}},\ \d{{4}}\s+(?=[\"“‘'A-Z])  # as Wikinews has it
      | {_CLOCK}\s*[-–—:|]?\s+(?=[\"“‘'A-Z])(?!{_DAY})
      | [A-Za-z][\w.'’-]*(?:\ [A-Z][\w.'’-]*)?,\ {_DATE}
         \s*(?:[–—:]|\ --?\ |-(?=[A-Z]))\s*
    )(?:{_DATE}:\s+)?""",
    re.VERBOSE,
)
_NEXT = re.compile(r"[\"“‘'(\[]*[A-Z0-9$£€]")
# "Doha: The charity", "KYOTO-The bakers": only after a city that the world's newspapers report
# from, since so begin "Holt: The mill" and "Anti-Corruption" too.
_CITIES = """
Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Aden, Agra, Ahmedabad, Ajman, Aleppo, Alexandria,
Algiers, Almaty, Amman, Amritsar, Amsterdam, Ankara, Antananarivo, Apia, Ashgabat, Asmara, Astana,
Asuncion, Athens, Auckland, Baghdad, Baku, Bamako, Bandar Seri Begawan, Bangalore, Bangkok, Bangui,
Banjul, Basra, Beijing, Beirut, Belgrade, Belmopan, Bengaluru, Benghazi, Berlin, Bern, Bethlehem,
Bhopal, Bhubaneswar, Bishkek, Bissau, Blantyre, Bloemfontein, Bogota, Bonn, Brasilia, Bratislava,
Brazzaville, Bridgetown, Brussels, Bucharest, Budapest, Buenos Aires, Bujumbura, Bulawayo, Busan,
Cairo, Calcutta, Canberra, Cape Town, Caracas, Casablanca, Castries, Chandigarh, Chennai, Chisinau,
Chittagong, Colombo, Conakry, Copenhagen, Cotonou, Dakar, Damascus, Dar es Salaam, Dehradun, Delhi,
Dhaka, Dili, Djibouti, Doha, Dodoma, Donetsk, Dubai, Dublin, Durban, Dushanbe, Erbil, Faisalabad,
Freetown, Fujairah, Funafuti, Gaborone, Gaza, Gaza City, Geneva, Georgetown, Gujranwala, Guwahati,
Gwangju, Hanoi, Harare, Havana, Helsinki, Herat, Hiroshima, Ho Chi Minh City, Hong Kong, Honiara,
Hyderabad, Ibadan, Idlib, Imphal, Incheon, Indore, Irbid, Islamabad, Istanbul, Itanagar, Izmir,
Jaipur, Jakarta, Jammu, Jeddah, Jerusalem, Johannesburg, Johor Bahru, Juba, Kabul, Kaduna,
Kampala, Kandahar, Kano, Kanpur, Karachi, Kathmandu, Khartoum, Kharkiv, Kigali, Kingstown,
Kinshasa, Kisumu, Kochi, Kohima, Kolkata, Kota Kinabalu, Kozhikode, Kuala Lumpur, Kuching, Kumasi,
Kuwait, Kuwait City, Kyiv, Kyoto, La Paz, Lagos, Lahore, Leh, Libreville, Lilongwe, Lima, Lisbon,
Ljubljana, Lome, London, Luanda, Lucknow, Ludhiana, Lusaka, Madrid, Makkah, Malabo, Male, Managua,
Manama, Mandalay, Mangaluru, Manila, Maputo, Maseru, Mashhad, Mbabane, Mecca, Medina, Madinah,
Minsk, Mogadishu, Mombasa, Monrovia, Montevideo, Moroni, Moscow, Mosul, Multan, Mumbai, Muscat,
Mysuru, Nagasaki, Nagpur, Nairobi, Nassau, Naypyitaw, Ndjamena, New Delhi, Niamey, Nicosia,
Nouakchott, Nuku'alofa, Osaka, Oslo, Ottawa, Ouagadougou, Pago Pago, Panaji, Paramaribo, Paris,
Patna, Penang, Peshawar, Phnom Penh, Podgorica, Port Harcourt, Port Louis, Port Moresby,
Port of Spain, Port Vila, Port-au-Prince, Prague, Pretoria, Pristina, Pune, Pyongyang, Quetta,
Quito, Rabat, Raipur, Ramallah, Ranchi, Ras Al Khaimah, Rawalpindi, Reykjavik, Riga, Rio de Janeiro,
Riyadh, Rome, San Jose, San Salvador, Sanaa, Santo Domingo, Sao Paulo, Sarajevo, Seoul, Shanghai,
Sharjah, Shenzhen, Shillong, Shimla, Singapore, Skopje, Sofia, Srinagar, Stockholm, Surat, Suva,
Sylhet, Taipei, Tallinn, Tamale, Tashkent, Tbilisi, Tegucigalpa, Tehran, Tel Aviv, Thimphu,
Thiruvananthapuram, Tirana, Tokyo, Tripoli, Tunis, Udhampur, Ulaanbaatar, Vaduz, Valletta,
Varanasi, Vatican City, Victoria Falls, Vienna, Vientiane, Vijayawada, Vilnius, Visakhapatnam,
Walvis Bay, Warsaw, Washington, Wellington, Windhoek, Yangon, Yaounde, Yerevan, Zagreb, Zanzibar
"""
_NAMES = "|".join(map(re.escape, " ".join(_CITIES.split()).split(", ")))
_CITY = re.compile(rf"\s*(?i:{_NAMES}){_REGION}(?::\ |\ ?[-–—]+\ ?(?=[A-Z][a-z]*\ ))")


def dateline_length(text: str, *, opens: bool = False) -> int:
    """How many characters at the start of `text` are a dateline; 0 where there is none.

    Args:
        opens: Whether the text opens an article. There "Paris: " and "Paris-" are datelines too;
            later they may be an item of a list.
    """
    match = _PATTERN.match(text) or (_CITY.match(text) if opens else None)
    if match is None or not match.group().strip() or not _NEXT.match(text, match.end()):
        return 0
    return match.end()
