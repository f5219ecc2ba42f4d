"""Which word of a person's name is the family's: the first in "Moon Jae-in", else the last."""

from __future__ import annotations

import re
from typing import Final

# Of Korea and of the Chinese names that are written with a hyphen, in Taiwan, Hong Kong, Singapore.
_FAMILIES_TEXT = """
Ahn Bae Baek Ban Bang Byun Cha Chai Chan Chang Chen Cheng Cheung Chi Chiang Chin Cho Choe Choi Chou
Chow Chu Chun Chung Eom Eun Fan Fang Gil Gong Goo Ha Ham Han Heo Ho Hong Hou Hsiao Hsieh Hsu Hu
Huang Hui Hung Huh Hur Hwang Hyun Im Jang Jeon Jeong Ji Jin Jo Joo Joung Ju Jun Jung Kang Kao Ki Kil
Kim Ko Koo Ku Kuo Kwak Kwok Kwon Lai Lam Lau Law Lee Leung Li Liao Lim Lin Liu Lo Lu Ma Mah Maeng
Min Mo Moon Myung Na Nam Ng Noh Oh Pae Paek Pak Pan Park Pyo Pyun Ra Rhee Ri Rim Ro Roh Ryoo Ryu Seo
Seok Seol Seong Shen Shim Shin Sim Sin Sohn Son Song Su Suh Sun Sung Tak Tang Tsai Tsang Tseng Tso
Tu Wang Wi Won Wong Woo Wu Yan Yang Yao Yeh Yen Yeo Yeom Yeon Yi Yim Yip Yoo Yoon Yu Yuk Yum Yun
"""
_FAMILIES: Final = frozenset(_FAMILIES_TEXT.split())
_GIVEN: Final = re.compile(r"[A-Z][a-z]+-[a-zA-Z][a-z]+")


def family_comes_first(name: str) -> bool:
    """Whether a name is written as in Korea and Taiwan: "Park Beom-kye", "Tsai Ing-wen"."""
    family, _, given = name.partition(" ")
    return family in _FAMILIES and _GIVEN.fullmatch(given) is not None


def family_name(name: str) -> str:
    """The word by which a text calls a person whom it has named in full; of one word, that word."""
    words = name.split()
    return words[0] if family_comes_first(name) else words[-1]
