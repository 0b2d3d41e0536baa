"""The menu of the vault: what belongs together stands together."""

from ui.place_menu import PlaceMenu
from ui.places import VAULT_PLACES


def test_the_places_stand_in_groups_and_the_end_of_the_vault_alone(unlocked):
    menu = PlaceMenu(unlocked, unlocked.catalog, VAULT_PLACES)

    groups = [[]]
    for action in menu.actions():
        if action.isSeparator():
            groups.append([])
        else:
            groups[-1].append(action.objectName().removeprefix("place-"))
    assert [
        ["health", "history"],
        ["people", "sheet", "access", "locking"],
        ["backup", "new-key", "salvage"],
        ["reviews", "find-slip", "stubs"],
        ["panic"],
    ] == groups
    assert "Destroy the ways in…" == menu.actions()[-1].text()
