"""Signs of what a name names: a word beside it or in it that says or shows its kind (“the newspaper X”, “X, 24,”, “the X telescope”, “Hurricane X”).

They are worth more than the annotator's label, because they say what the annotator has to guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsgraph.annotation.tree import Doc
from newsgraph.finding import organization_signs, person_signs, place_signs, thing_signs
from newsgraph.finding.mention import Kind, Mention
from newsgraph.finding.name_standing import Standing

SAYS, SHOWS, HINTS = 6, 4, 2
"""What a word beside a name is worth in votes of the annotator: where it says what the name is of, shows it, or makes it likelier."""

_ANY = frozenset((None, *Kind))
_PERSON, _PLACE, _ORGANIZATION = frozenset((Kind.PERSON,)), frozenset((Kind.PLACE,)), frozenset((Kind.ORGANIZATION,))
_SIGNS: tuple[tuple[Kind, int, frozenset[Kind | None], Callable[[Standing], bool]], ...] = (
    (Kind.PERSON, SAYS, _ANY, person_signs.has_title),
    (Kind.PERSON, SAYS, _ANY, person_signs.follows_office),
    (Kind.PERSON, SAYS, _ANY - _PERSON, person_signs.has_initial),
    (Kind.PERSON, SHOWS, _ANY, person_signs.is_introduced),
    (Kind.PERSON, SHOWS, _ORGANIZATION | _PLACE, person_signs.follows_age),
    (Kind.PERSON, SHOWS, _ANY - _ORGANIZATION, person_signs.is_apposed_person),
    (Kind.PERSON, SAYS, frozenset((Kind.PLACE, Kind.THING)), person_signs.holds_office),
    (Kind.PERSON, SHOWS, _PLACE, person_signs.begins_with_given_name),
    (Kind.PERSON, SHOWS, _PLACE, person_signs.is_of_a_country),
    (Kind.ORGANIZATION, SAYS, frozenset((Kind.PLACE, Kind.THING)), organization_signs.is_agency),
    (Kind.ORGANIZATION, SAYS, _ANY, organization_signs.is_known_body),
    (Kind.ORGANIZATION, SHOWS, _PERSON, organization_signs.ends_as_branch),
    (Kind.ORGANIZATION, SHOWS, _ANY, organization_signs.is_apposed_body),
    (Kind.ORGANIZATION, SHOWS, _ANY, organization_signs.is_part_of_body),
    (Kind.ORGANIZATION, SHOWS, _ANY - _ORGANIZATION, organization_signs.has_shares),
    (Kind.ORGANIZATION, HINTS, _PERSON, organization_signs.is_no_person),
    (Kind.ORGANIZATION, SAYS + SHOWS, _ANY - _ORGANIZATION, organization_signs.is_owned),
    (Kind.ORGANIZATION, SHOWS, frozenset((Kind.PERSON, Kind.PLACE)), organization_signs.has_staff),
    (Kind.ORGANIZATION, SHOWS, _ANY, organization_signs.follows_body),
    (Kind.ORGANIZATION, 2 * SAYS - SHOWS, _ANY, organization_signs.is_named_by_body),
    (Kind.ORGANIZATION, SHOWS, _PERSON, organization_signs.has_article),
    (Kind.ORGANIZATION, SAYS, _PERSON, organization_signs.ends_as_court),
    (Kind.ORGANIZATION, SHOWS, _PERSON, organization_signs.has_experts),
    (Kind.ORGANIZATION, SHOWS, frozenset((Kind.PLACE, Kind.THING)), organization_signs.is_movement),
    (Kind.ORGANIZATION, SAYS, _ANY - _ORGANIZATION, organization_signs.ends_as_company),
    (Kind.ORGANIZATION, HINTS, _PERSON, organization_signs.is_plural),
    (Kind.ORGANIZATION, HINTS, _PERSON, organization_signs.is_abbreviation),
    (Kind.ORGANIZATION, SAYS, _ANY - _ORGANIZATION, organization_signs.is_call_sign),
    (Kind.ORGANIZATION, SAYS + SHOWS, _ANY - _ORGANIZATION, organization_signs.files_from),
    (Kind.PLACE, SAYS, frozenset((Kind.ORGANIZATION, Kind.THING)), place_signs.is_country),
    (Kind.PLACE, SAYS, frozenset((Kind.PERSON, Kind.THING)), place_signs.is_apposed_place),
    (Kind.PLACE, SAYS, _ANY - _PLACE, place_signs.is_home),
    (Kind.PLACE, SHOWS, _PERSON, place_signs.has_inhabitants),
    (Kind.PLACE, SHOWS, _ANY - _PLACE, place_signs.is_settled),
    (Kind.PLACE, SHOWS, _ANY - _PLACE, place_signs.is_struck),
    (Kind.PLACE, SHOWS, _PERSON, place_signs.is_where),
    (Kind.PLACE, SHOWS, frozenset((Kind.PERSON, Kind.THING)), place_signs.has_institutions),
    (Kind.PLACE, SHOWS, _ANY - _PLACE, place_signs.is_neighbour),
    (Kind.THING, SAYS, _ANY, thing_signs.is_eponym),
    (Kind.THING, SAYS, _ANY, thing_signs.is_named),
    (Kind.THING, SHOWS, _PERSON, thing_signs.is_apposed_thing),
    (Kind.THING, SHOWS, _PLACE, thing_signs.is_title_of_a_work),
    (Kind.THING, SAYS, _ANY - _PERSON, thing_signs.is_called),
    (Kind.THING, SAYS, _PERSON, thing_signs.is_work),
    (Kind.THING, SAYS, _ANY, thing_signs.is_storm),
    (Kind.THING, SHOWS, _ORGANIZATION, thing_signs.is_undertaking),
    (Kind.THING, SHOWS, _ORGANIZATION, thing_signs.ends_in_model_number),
    (Kind.THING, SAYS, _ORGANIZATION | _PLACE, thing_signs.begins_with_maker),
    (Kind.THING, SAYS, _ANY, thing_signs.precedes_scheme),
    (Kind.THING, SHOWS, _ANY - _PLACE, thing_signs.precedes_thing),
    (Kind.THING, HINTS, _PERSON, thing_signs.is_won),
)
"""For which kind, with what weight and against which labels of the annotator a sign beside a name speaks."""
_SIGNS_AGAINST = {label: [(kind, weight, shows) for kind, weight, labels, shows in _SIGNS if label in labels] for label in _ANY}


def signs_of(doc: Doc, name: Mention) -> Iterator[tuple[Kind, int]]:
    """The kinds that the words beside and in a name speak for, each with its weight in votes of the annotator."""
    before, after = doc[name.start - 1] if name.start else None, doc[name.end] if name.end < len(doc) else None
    at = Standing(doc, name, doc[name.head], doc[name.start], doc[name.end - 1], before, after)
    for kind, weight, shows in _SIGNS_AGAINST[name.kind]:
        if shows(at):
            yield kind, weight
