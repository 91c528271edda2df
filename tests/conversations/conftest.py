import pytest

from tests.conversations.town import Town


@pytest.fixture
def town():
    made = Town()
    yield made
    made.database.close()
