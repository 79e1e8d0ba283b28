"""Bring the catalogue up to date with the texts in the code and in data: `make texts`."""

from language.extraction import untranslated, update_catalogue

MOST_SHOWN = 40


def main() -> None:
    """Write the catalogue, and say which texts have no English yet."""
    update_catalogue()
    missing = untranslated()
    for text in missing[:MOST_SHOWN]:
        print(f"no English yet: {text}")
    print(f"{len(missing)} texts without English; write them in language/en.po")


if __name__ == "__main__":
    main()
