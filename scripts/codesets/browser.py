"""Codes as browsers get them: scripts, which need no leave of another host, with the code set as compressed text."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator, Mapping

from coding_billing_xblock.codesets.files import CODES, HEADING, NOTES, RELEASE

SAID = ("beside", "phrases", "alternatives", "words")
"""The files of what people say."""

BLOCKS = "\f"
"""Between the release, the words that tell nothing, the phrases that name codes, what is said otherwise in phrases, the
words that people say for those of the code set, and the codes."""

_NAMESPACE = "window.CodingBilling ||= { types: {} }"

_FIRST_RANK, _LAST_RANK = ord("0"), ord("z")

# What is said most is unspecified, or without anything else; a detail is rarer.
_WORTH = {
    re.compile(r"\bunspecified\b|\bnos\b"): -6,
    re.compile(r"\bwithout\b"): -5,
    re.compile(r"\bother\b"): 4,
    re.compile(r"\bdiseases classified elsewhere\b|\bdue to\b|\bfollowing\b|\bcomplicating\b"): 6,
    re.compile(r"\bnewborn\b|\bneonatal\b|\bcongenital\b|\bmaternal\b|\bpuerperium\b"): 6,
    re.compile(r"\bsequela\b|\bpersonal history\b|\bfamily history\b|\bscreening\b"): 3,
    re.compile(r"\bleft\b|\bbilateral\b"): 1,
}
# Who looks for an illness means no cause of an injury, no pregnancy and no poisoning.
_CHAPTERS = {"V": 14, "W": 10, "X": 12, "Y": 12, "O": 8, "P": 8, "Q": 3, "T": 2, "Z": 2}
_MOST_WORDS = 12
_SHIFT = 12


def scripts_of(name: str, files: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """The scripts by their names: the code set with what people say, and its notes for each first letter."""
    packed = BLOCKS.join(
        [
            files[RELEASE],
            _beside(said),
            _phrases(said["phrases"]),
            _alternatives(said["alternatives"]),
            said["words"],
            "".join(map(_ranked, files[CODES].splitlines(keepends=True))),
        ]
    )
    compressed = base64.b64encode(gzip.compress(packed.encode("latin-1"), 9, mtime=0)).decode()
    scripts = {f"{name}.js": _script("codesets", name, compressed)}
    notes = _by_letter(files[NOTES])
    return scripts | {
        f"{name}-notes-{letter.lower()}.js": _script("codenotes", f"{name}-{letter}", text)
        for letter, text in notes.items()
    }


def _beside(said: Mapping[str, str]) -> str:
    return f" {' '.join(said['beside'].split())} "


def _phrases(text: str) -> str:
    lines = (line.split("\t") for line in text.splitlines())
    return "".join("\t".join([phrase, *codes.lower().split(",")]) + "\n" for phrase, codes in lines)


def _alternatives(text: str) -> str:
    lines = (line.split("\t") for line in text.splitlines())
    return "".join(
        "\t".join([other, *said.split()]) + "\n" for said, others in lines for other in others.split("|")
    )


def services_script(services: str, said: Mapping[str, str]) -> str:
    """The codes of services, each with its unit at last: few enough to stay as they are."""
    lines = (line.split("\t") for line in services.splitlines())
    codes = "".join(f"{code}\t0\t{title}\t{unit}\n" for code, unit, title in lines)
    packed = BLOCKS.join(['{"parts":[],"sevenths":{}}', _beside(said), "", "", "", codes])
    return _assigned(f"({_NAMESPACE}).hcpcs", packed)


def unpacked(script: str) -> str:
    """The text in the script of a code set."""
    compressed = json.loads(script[script.index(' = "') + 3 :].rstrip().rstrip(";"))
    return gzip.decompress(base64.b64decode(compressed)).decode("latin-1")


def rank_of(code: str, mark: str, title: str) -> int:
    """How early a code comes among those that fit as well; the smaller, the earlier."""
    said = title.lower()
    worth = sum(points for pattern, points in _WORTH.items() if pattern.search(said))
    length = min(len(said.split()), _MOST_WORDS) + len(said) // 20
    heading = 2 if mark == HEADING else 0
    return worth + length + heading + _CHAPTERS.get(code[0], 0) + len(code)


def _ranked(line: str) -> str:
    code, mark, title, *others = line.rstrip("\n").split("\t")
    rank = min(_LAST_RANK, max(_FIRST_RANK, _FIRST_RANK + _SHIFT + rank_of(code, mark, title)))
    return "\t".join([code, f"{chr(rank)}{mark}", title, *others]) + "\n"


def _by_letter(notes: str) -> dict[str, str]:
    """The notes by the first letter of their place; those of a range stand with each letter that it covers."""
    lines = notes.splitlines(keepends=True)
    letters = sorted({line[0] for line in lines})
    return {letter: "".join(line for line in lines if letter in _letters(line)) for letter in letters}


def _letters(line: str) -> Iterator[str]:
    place = line.partition("\t")[0]
    first, _, last = place.partition("-")
    return map(chr, range(ord(first[0]), ord((last or first)[0]) + 1))


def _script(kind: str, name: str, text: str) -> str:
    return _assigned(f'(({_NAMESPACE}).{kind} ||= {{}})["{name}"]', text)


def _assigned(place: str, text: str) -> str:
    value = json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"// @ts-nocheck Written by `make codeset`.\n{place} = {value};\n"
