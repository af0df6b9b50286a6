"""The description and the answers held against each other by schemathesis: what it allows works, no more."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from dashboard.api.resources import RESOURCES

EXAMPLES = 12
ADDRESSES = [f"/api/v1/{name}" for name in RESOURCES]


@pytest.fixture(scope="module")
def described(client):
    return schemathesis.openapi.from_url(f"{client.start}/api/v1/openapi.json")


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("address", ADDRESSES)
def test_answers_are_as_described(described, address, mode):
    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
        deadline=None,
    )
    @given(case=described[address]["GET"].as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate()

    ask()


def test_every_list_is_described(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert set(paths) == set(ADDRESSES)
